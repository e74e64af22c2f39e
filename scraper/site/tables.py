"""A listing of spreadsheets or dynamic tables: rows of a `divTable`, each with the file it offers.

In a listing of spreadsheets the text of the link is the title; in one of dynamic tables it is the type
(`xls`, whatever the file is) and the title has a cell of its own (SITE.md, "Listings").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from lxml import html

from scraper.errors import StructureError
from scraper.site.page import by_class, hrefs, page_tree, words
from scraper.site.pager import pages_on, years_on
from scraper.site.urls import file_of

_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True, slots=True)
class ListedTable:
    """One row: `url` of the file from the root of the site, `dated` as far as it is a date, `printed` the
    rest.
    """

    url: str
    heading: str
    title: str
    dated: date | None
    printed: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """One page of it; `pages` are the numbers its pager links to, `years` those its filter offers."""

    entries: tuple[ListedTable, ...]
    pages: frozenset[int]
    years: frozenset[int] = frozenset()


def read_tables(body: bytes, url: str, charset: str | None) -> TablePage:
    """The rows on a page, none where the theme has none.

    Raises StructureError for a page without the place where such a listing stands, and for a row without a
    file or a title: a listing that is only half understood would lose tables in silence.
    """
    tree = page_tree(body, url, charset)
    rows = [
        row for table in by_class(tree, "*", "divTableBody") for row in by_class(table, "*", "divTableRow")
    ]
    if not rows and not by_class(tree, "*", "content-page-news"):
        raise StructureError(f"{url}: neither rows of a listing nor the place where they stand")
    return TablePage(
        tuple(entry for row in rows for entry in _entries(row, url)), pages_on(tree, url), years_on(tree)
    )


def _entries(row: html.HtmlElement, url: str) -> list[ListedTable]:
    """The files of a row: usually one, for some dynamic tables also as csv and json."""
    cells = [words(cell) for cell in by_class(row, "*", "divTableCell") or row]
    files = list(
        dict.fromkeys(file for href in hrefs(row, ".//a/@href") if (file := file_of(urljoin(url, href))))
    )
    if not files or not cells or not cells[0]:
        raise StructureError(f"{url}: a row of the listing offers no file: {words(row)[:80]!r}")
    dated = next((day for cell in cells[1:] if (day := _day(cell))), None)
    printed = " | ".join(cells[1:])
    return [ListedTable(file, _heading(row), cells[0], dated, printed) for file in files]


def _heading(row: html.HtmlElement) -> str:
    """The heading of the group of tables that a row stands in; empty where there are no groups."""
    for block in row.iterancestors():
        if "tables-block" in (block.get("class") or "").split():
            return " ".join(words(title) for title in by_class(block, "*", "tables-block__title"))
    return ""


def _day(cell: str) -> date | None:
    match = _DAY.fullmatch(cell)
    if not match:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
