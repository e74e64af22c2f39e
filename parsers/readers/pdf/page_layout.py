"""One page to what stands in it, in reading order: paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.readers.pdf.columns import Flow, Item, in_order
from parsers.readers.pdf.glyphs import Page
from parsers.readers.pdf.grid import Grid
from parsers.readers.pdf.lines import Row
from parsers.readers.pdf.paragraphs import Paragraph, read_paragraphs
from parsers.readers.pdf.ruled import fill, find_ruled
from parsers.readers.pdf.survey import Survey, without_running
from parsers.readers.pdf.unruled import add_body, find_unruled

_PAGE_END: Final = float("inf")


def lay_out(page: Page, rows: list[Row], found: Survey) -> Iterator[Paragraph | Grid]:
    """The paragraphs and tables of a page without its running heads; `rows` are all of its rows."""
    grids, left = _tables(page, rows, found)
    items: list[Item] = [*grids, *left]
    for item in in_order(items):
        if isinstance(item, Flow):
            yield from read_paragraphs(item, found.body_size)
        else:
            yield item


def _tables(page: Page, rows: list[Row], found: Survey) -> tuple[list[Grid], list[Row]]:
    grids: list[Grid] = []
    left = rows
    for places in sorted(find_ruled(page), key=lambda places: min((top, x0) for x0, top, _, _ in places)):
        grid, left = fill(places, left)
        if grid is not None:
            grids.append(grid)
    left = sorted(left, key=lambda row: (row.box.bottom, row.box.x0))
    left = without_running(page, left, found)
    bodied = []
    for grid in grids:
        below = [
            other.box.top
            for other in grids
            if other.box.top >= grid.box.bottom - 1 and _is_below(other, grid)
        ]
        whole, left = add_body(grid, left, min(below, default=_PAGE_END))
        bodied.append(whole)
    unruled, left = find_unruled(left)
    return [*bodied, *unruled], left


def _is_below(other: Grid, grid: Grid) -> bool:
    beside = other.box.x0 >= grid.box.x1 or other.box.x1 <= grid.box.x0
    return other is not grid and not beside and other.box.top >= grid.box.bottom - 1
