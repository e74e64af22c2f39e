"""The news of the bureau: listings and items, of whose markup only the addresses are known (SITE.md).

So nothing here asks for a class: an item of a listing is what leads to a news page, its title the words of
that link, its day the date that stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from lxml import html

from records.release import Lang
from scraper.errors import RefusedError, StructureError
from scraper.fetch.hosts import absolute, same_site
from scraper.site.page import page_tree
from scraper.site.pager import pages_on
from scraper.site.urls import NewsAddress, news_of, news_path

#: a date that stands alone, perhaps with the time; one in a sentence may be of anything
_DAY = re.compile(r"\s*((\d{2})\.(\d{2})\.(\d{4}))(?:[\s,]+\d{1,2}:\d{2}(?::\d{2})?)?\s*")


@dataclass(frozen=True, slots=True)
class ListedNews:
    """An entry of the listing: `day` is the date as printed (`DD.MM.YYYY`), empty where there is none."""

    address: NewsAddress
    title: str
    day: str
    dated: date | None

    @property
    def month(self) -> str:
        """Empty: it is in `day`."""
        return ""


@dataclass(frozen=True, slots=True)
class NewsPage:
    """One page of the listing; `pages` are the numbers its pager links to."""

    entries: tuple[ListedNews, ...]
    pages: frozenset[int]
    years: frozenset[int] = frozenset()


def read_news(body: bytes, url: str, charset: str | None, lang: Lang) -> NewsPage:
    """The items on a page of the listing of one language, each once.

    Raises StructureError for a page that links neither to an item nor to the listing itself, as every page
    of the site does: a wall is not a listing without news.
    """
    tree = page_tree(body, url, charset)
    items: dict[NewsAddress, list[html.HtmlElement]] = {}
    for link, target in _links(tree, url):
        address = news_of(target)
        if address and address.lang == lang:
            items.setdefault(address, []).append(link)
    if not items and not any(_is_listing(target, lang) for _, target in _links(tree, url)):
        raise StructureError(f"{url}: not a page of the bureau's news")
    entries = tuple(_entry(address, links, url) for address, links in items.items())
    return NewsPage(entries, pages_on(tree, url))


def _entry(address: NewsAddress, links: list[html.HtmlElement], url: str) -> ListedNews:
    """The item that `links` lead to: one round the picture, one round the title, one that says 'more'."""
    titles = [_title(link) for link in links]
    title = max(titles, key=len)
    day = _day_beside(links[titles.index(title)], address, url)
    return ListedNews(address, title, day, _date(day))


def _title(link: html.HtmlElement) -> str:
    """The words of a link without a date that stands alone in it."""
    return " ".join("".join(text for text in link.itertext() if not _DAY.fullmatch(text)).split())


def _day_beside(link: html.HtmlElement, address: NewsAddress, url: str) -> str:
    """The date in the smallest part of the page round `link` that has one; a part that leads to another item
    or to the listing is more than the item.
    """
    for part in (link, *link.iterancestors()):
        if any(_is_elsewhere(target, address) for _, target in _links(part, url)):
            return ""
        days = (match[1] for text in part.itertext() if (match := _DAY.fullmatch(text)))
        if day := next(days, None):
            return day
    return ""


def _is_elsewhere(target: str, address: NewsAddress) -> bool:
    return news_of(target) not in (None, address) or _is_listing(target, address.lang)


def _is_listing(target: str, lang: Lang) -> bool:
    return f"{urlsplit(target).path.rstrip('/')}/" == news_path(lang)


def _links(part: html.HtmlElement, url: str) -> Iterator[tuple[html.HtmlElement, str]]:
    """The links in a part of a page to other pages of the site, with where they lead."""
    for link in part.iter("a"):
        try:
            target = absolute(url, link.get("href") or "")
        except RefusedError:
            continue
        if same_site(url, target):
            yield link, target


def _date(day: str) -> date | None:
    match = _DAY.fullmatch(day)
    if not match:
        return None
    try:
        return date(int(match[4]), int(match[3]), int(match[2]))
    except ValueError:
        return None
