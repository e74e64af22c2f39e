"""A listing of publications: `ul.release-list` with one `li` a release, newest first, and its pager."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import html

from scraper.errors import StructureError
from scraper.site.page import hrefs, page_tree, words
from scraper.site.urls import PAGER, ReleaseAddress, release_of


@dataclass(frozen=True, slots=True)
class ListedRelease:
    """An entry of a listing: `day` and `month` as printed; the listing prints no year."""

    address: ReleaseAddress
    title: str
    day: str
    month: str

    @property
    def printed(self) -> str:
        """All that the listing says, on one line: when this changes, the release may have changed."""
        return f"{self.day} {self.month} {self.title}"


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing; `pages` are the numbers its pager links to."""

    releases: tuple[ListedRelease, ...]
    pages: frozenset[int]


def read_listing(body: bytes, url: str, charset: str | None) -> Listing:
    """The listing on a page.

    Raises StructureError unless there is exactly one list of releases, each with a title that links to a
    release: a listing that is only half understood would lose releases in silence.
    """
    tree = page_tree(body, url, charset)
    lists = _by_class(tree, "ul", "release-list")
    if len(lists) != 1:
        raise StructureError(f"{url}: {len(lists)} lists of releases where one is expected")
    items = [item for item in lists[0] if item.tag == "li"]
    return Listing(tuple(_entry(item, url) for item in items), _pages(tree, url))


def _entry(item: html.HtmlElement, url: str) -> ListedRelease:
    titles = _by_class(item, "a", "release-title")
    address = release_of(urljoin(url, titles[0].get("href") or "")) if len(titles) == 1 else None
    if address is None:
        raise StructureError(f"{url}: an item of the listing leads to no release: {words(item)[:80]!r}")
    return ListedRelease(
        address=address,
        title=words(titles[0]),
        day=_only_words(item, "release-date__number"),
        month=_only_words(item, "release-date__month"),
    )


def _only_words(item: html.HtmlElement, name: str) -> str:
    found = _by_class(item, "*", name)
    return words(found[0]) if len(found) == 1 else ""


def _pages(tree: html.HtmlElement, url: str) -> frozenset[int]:
    """Numbers in links that differ from the listing's own address in nothing but the page."""
    here = urlsplit(url).path
    numbers = set()
    for href in hrefs(tree, f"//a[contains(@href, '{PAGER}=')]/@href"):
        target = urlsplit(urljoin(url, href))
        page = parse_qs(target.query).get(PAGER, [""])[0]
        if target.path == here and re.fullmatch(r"[1-9]\d{0,4}", page):
            numbers.add(int(page))
    return frozenset(numbers)


def _by_class(element: html.HtmlElement, tag: str, name: str) -> list[html.HtmlElement]:
    found = element.xpath(f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
    return [node for node in found if isinstance(node, html.HtmlElement)] if isinstance(found, list) else []
