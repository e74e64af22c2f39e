"""What the scraper itself asks of a release page before anything is taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html

from scraper.errors import OtherPageError, StructureError
from scraper.site.files import attached_files
from scraper.site.page import by_class, page_tree
from scraper.site.skeleton import misfit
from scraper.site.urls import element_of, release_of


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """The files that a page offers, or why nothing may be taken from it."""

    files: tuple[str, ...] = ()
    objection: StructureError | None = None


def read_release_page(body: bytes, url: str, charset: str | None) -> ReleasePage:
    """The release page that was answered for `url`."""
    try:
        tree = page_tree(body, url, charset)
        _check_layout(tree, url)
        _check_release(tree, url)
    except StructureError as error:
        return ReleasePage(objection=error)
    return ReleasePage(files=tuple(attached_files(tree, url)))


def _check_layout(tree: html.HtmlElement, url: str) -> None:
    if found := misfit(tree):
        raise StructureError(f"{url}: {found}")


def _check_release(tree: html.HtmlElement, url: str) -> None:
    """Raise OtherPageError where the page names another release as its own: by its address (`og:url`), or by
    the element whose PDF it offers at its head.
    """
    asked = release_of(url)
    for address in tree.xpath("//meta[@property='og:url']/@content"):
        told = release_of(urljoin(url, address))
        if told is not None and told != asked:
            raise OtherPageError(f"{url}: the page of another release, {told.release_id}")
    for button in by_class(tree, "a", "btn-document"):
        element = element_of(urljoin(url, button.get("href") or ""))
        if asked is not None and element is not None and element != asked.element:
            raise OtherPageError(f"{url}: the page of another release, with the PDF of element {element}")
