"""Pages in the bureau's template, and sites of a few of them, made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from scraper.acceptance import Acceptance
from scraper.catalog.store import Catalog
from scraper.discover import Discovery
from scraper.fetch.response import Response, Validators
from scraper.findings import Finding
from scraper.resting import resting

ITEM = """<li id="bx_1_{id}"><div class="release"><div class="release-date">
  <div class="release-date__number">
     {day}      </div><div class="release-date__month"> {month} </div></div>
  <div class="release-content"><a href="{href}" class="release-title">
     {title} </a></div></div></li>"""

ROW = """<div class="divTableRow"><div class="divTableCell">
  <a href="/api/iblock/element/{element}/file/en/"> {title} </a></div>
  <div class="divTableCell text-right"> {day} </div>
  <div class="divTableCell text-right"><span class="mr-1">{size} KB, xlsx</span></div></div>"""

THEME = b'<a href="/en/industries/economy/prices/">P</a>'
LISTING = "/en/industries/economy/prices/publications/"


def listing_page(*items: str, pager: str = "", lists: int = 1) -> bytes:
    body = f'<ul class="x release-list">{"".join(items)}</ul>' * lists
    return f"<!DOCTYPE html><html><body>{body}{pager}</body></html>".encode()


def item(
    href: str = "166015/",
    day: str = "15",
    month: str = "May",
    title: str = "Inflation in the Republic of Kazakhstan  (April&nbsp;2025)",
) -> str:
    return ITEM.format(id=1, href=href, day=day, month=month, title=title)


def tables_page(*rows: str) -> bytes:
    table = f'<div class="divTable"><div class="divTableBody">{"".join(rows)}</div></div>' if rows else ""
    return f'<html><body><div class="content-page-news full-page">{table}</div></body></html>'.encode()


def row(element: int = 7, title: str = "Prices", day: str = "15.05.2025", size: str = "166.6") -> str:
    return ROW.format(element=element, title=title, day=day, size=size)


def news_page(*items: str, pager: str = "") -> bytes:
    """A page of the English listing of news, with the site's menu above it."""
    menu = '<ul class="nav"><li><a href="/en/news/">News</a></li></ul>'
    return f"<html><body>{menu}<div>{''.join(items)}</div>{pager}</body></html>".encode()


def news_item(slug: str = "growth-of-5-", day: str = "14.01.2026", title: str = "Growth of 5%") -> str:
    return f'<div class="n"><div class="d"> {day} </div><a href="/en/news/{slug}/"> {title}\n</a></div>'


def pager(pages: Iterable[int]) -> str:
    return "".join(f'<a href="?PAGEN_1={number}">{number}</a>' for number in pages)


class Pages:
    """A site of a few pages, by path; what is in `unchanged` is answered with 304 where that is asked for.

    A listing of tables or news that is not there is an empty one.
    """

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = {"/en/industries/": THEME, **pages}
        self.asked: list[str] = []
        self.unchanged: set[str] = set()

    def __call__(self, path: str, validators: Validators | None = None) -> Response:
        self.asked.append(path)
        url = f"https://stat.gov.kz{path}"
        if validators and path in self.unchanged:
            return Response(url, 304, b"", validators)
        if path not in self.pages and path.endswith(("/spreadsheets/", "/dynamic-tables/")):
            return Response(url, 200, tables_page(), Validators('"t"'))
        if path not in self.pages and path.endswith("/news/"):
            return Response(url, 200, news_page(), Validators('"n"'))
        return Response(url, 200, self.pages[path], Validators('"1"'))


def discovery_of(
    site: Pages, catalog: Catalog, now: datetime, findings: list[Finding], accept: str = ""
) -> Discovery:
    """What reads the listings of a site; `accept` names what may lose its entries."""
    acceptance = Acceptance(catalog, now, frozenset([accept] if accept else []))
    return Discovery(site, catalog, now, 7, findings, acceptance, lambda: None, resting(catalog, now, 0))
