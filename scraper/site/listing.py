"""A listing of publications: `ul.release-list` with one `li` a release, newest first, and its pager."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html

from scraper.errors import StructureError
from scraper.site.page import by_class, page_tree, words
from scraper.site.pager import pages_on, years_on
from scraper.site.urls import ReleaseAddress, release_of


@dataclass(frozen=True, slots=True)
class ListedRelease:
    """An entry of a listing: `day` and `month` as printed; the listing prints no year."""

    address: ReleaseAddress
    title: str
    day: str
    month: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing; `pages` are the numbers its pager links to, `years` those its filter offers."""

    entries: tuple[ListedRelease, ...]
    pages: frozenset[int]
    years: frozenset[int] = frozenset()


def read_listing(body: bytes, url: str, charset: str | None) -> Listing:
    """The listing on a page.

    Raises StructureError unless there is exactly one list of releases, each with a title that links to a
    release: a listing that is only half understood would lose releases in silence.
    """
    tree = page_tree(body, url, charset)
    lists = by_class(tree, "ul", "release-list")
    if len(lists) != 1:
        raise StructureError(f"{url}: {len(lists)} lists of releases where one is expected")
    items = [item for item in lists[0] if item.tag == "li"]
    return Listing(tuple(_entry(item, url) for item in items), pages_on(tree, url), years_on(tree))


def _entry(item: html.HtmlElement, url: str) -> ListedRelease:
    titles = by_class(item, "a", "release-title")
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
    found = by_class(item, "*", name)
    return words(found[0]) if len(found) == 1 else ""
