"""Ruled tables: pdfplumber's table finder on the edges of a page, and the words that stand in its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, cast

from parsers.readers.pdf.edges import Edge, vertical
from parsers.readers.pdf.glyphs import Box, Page, union
from parsers.readers.pdf.grid import Cell, Grid, joined
from parsers.readers.pdf.lines import Row, Word, row_of

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage
    from pdfplumber.table import TableFinder

#: points: what pdfplumber takes for the same place
_SNAP: Final = 3.0
#: fewer cells with words than this are a box round text, not a table
_FEWEST: Final = 3
#: edges of a page; drawings that have more rule nothing
_MOST_EDGES: Final = 6000

Place = tuple[float, float, float, float]


def find_ruled(page: Page) -> list[list[Place]]:
    """The cells of each ruled table of `page`; a table left open at its sides is closed there first.

    The bureau rules the heads of its tables across the page and leaves out the outer vertical rules.
    """
    if not 4 <= len(page.edges) <= _MOST_EDGES:
        return []
    finder = _finder(page, page.edges)
    sides = [side for table in finder.tables for side in _open_sides(finder.edges, Box(*table.bbox))]
    if sides:
        finder = _finder(page, [*page.edges, *sides])
    return [cast(list[Place], list(table.cells)) for table in finder.tables]


def _finder(page: Page, edges: list[Edge]) -> TableFinder:
    """pdfplumber's finder, which asks nothing of a page but its edges."""
    from pdfplumber.table import TableFinder  # noqa: PLC0415  # heavy, and needed for PDFs only

    stub: Any = SimpleNamespace(edges=edges, bbox=(0, 0, page.width, page.height))
    return TableFinder(cast("PlumberPage", stub))


def _open_sides(edges: list[dict[str, Any]], table: Box) -> Iterator[Edge]:
    """Vertical edges where the rules of `table` reach beyond its outermost cells."""
    rules = [
        edge
        for edge in edges
        if edge["orientation"] == "h" and table.top - _SNAP <= edge["top"] <= table.bottom + _SNAP
        and edge["x0"] < table.x1 + _SNAP and edge["x1"] > table.x0 - _SNAP
    ]  # fmt: skip
    left, right = min(edge["x0"] for edge in rules), max(edge["x1"] for edge in rules)
    if left < table.x0 - _SNAP:
        yield vertical(table.top, table.bottom, left)
    if right > table.x1 + _SNAP:
        yield vertical(table.top, table.bottom, right)


def fill(places: list[Place], rows: list[Row]) -> tuple[Grid | None, list[Row]]:
    """The table of these cells with the words of `rows` that stand in them, and the rows without these words.

    None, and all rows, where hardly a cell has words.
    """
    xs, ys = _bounds(places, 0), _bounds(places, 1)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    words: defaultdict[Place, list[Word]] = defaultdict(list)
    left: list[Row] = []
    for row in rows:
        if row.box.bottom < box.top or row.box.top > box.bottom:
            left.append(row)
            continue
        rest = [word for word in row.words if not _placed(word, places, xs, ys, words)]
        if rest:
            left.append(row if len(rest) == len(row.words) else row_of(rest))
    if len(words) < _FEWEST or len(xs) < 3:
        return None, rows
    ordered = sorted(words, key=lambda place: (place[1], place[0]))
    cells = tuple(_cell(place, joined(words[place]), xs, ys) for place in ordered)
    return _with_open_column(Grid(cells, box, tuple(xs), 0), left)


def _cell(place: Place, text: str, xs: list[float], ys: list[float]) -> Cell:
    left, right = _at(xs, place[0]), _at(xs, place[2])
    top, bottom = _at(ys, place[1]), _at(ys, place[3])
    return Cell(text, top, left, max(bottom - top, 1), max(right - left, 1), Box(*place))


def _with_open_column(grid: Grid, rows: list[Row]) -> tuple[Grid, list[Row]]:
    """The table with a last column that is ruled on its left side only: the words beside its cells."""
    widest = grid.bounds[-1] - grid.bounds[-2]
    beside = [
        word
        for row in rows
        for word in row.words
        if grid.box.x1 <= word.box.x0 and word.box.x1 <= grid.box.x1 + 1.5 * widest
        and grid.box.top <= (word.box.top + word.box.bottom) / 2 <= grid.box.bottom
    ]  # fmt: skip
    if not beside:
        return grid, rows
    box = union([word.box for word in beside])
    right = max(box.x1, grid.box.x1 + widest)
    row = max((cell.row for cell in grid.cells if cell.box.top <= box.top + 1), default=0)
    cell = Cell(joined(beside), row, len(grid.bounds) - 1, max(grid.rows - row, 1), 1, box)
    taken = {id(word) for word in beside}
    kept = [[word for word in row.words if id(word) not in taken] for row in rows]
    left = [row_of(words) for words in kept if words]
    whole = Grid((*grid.cells, cell), grid.box._replace(x1=right), (*grid.bounds, right), grid.heads)
    return _sorted(whole), left


def _sorted(grid: Grid) -> Grid:
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=tuple(cells))


def _placed(
    word: Word, places: list[Place], xs: list[float], ys: list[float], words: defaultdict[Place, list[Word]]
) -> bool:
    """Put `word` among those of the cell that it stands in, if it stands in the table at all.

    Where rules that miss each other leave no cell, it is that between the nearest bounds.
    """
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    if not (xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]):
        return False
    place = next((p for p in places if p[0] <= x < p[2] and p[1] <= y < p[3]), None)
    words[place or _between(xs, ys, x, y)].append(word)
    return True


def _between(xs: list[float], ys: list[float], x: float, y: float) -> Place:
    column = min(bisect_right(xs, x), len(xs) - 1)
    row = min(bisect_right(ys, y), len(ys) - 1)
    return xs[column - 1], ys[row - 1], xs[column], ys[row]


def _bounds(places: list[Place], axis: int) -> list[float]:
    """The x (axis 0) or y (axis 1) of all cells' sides, those within a snap of each other once."""
    bounds: list[float] = []
    for side in sorted({side for place in places for side in (place[axis], place[axis + 2])}):
        if not bounds or side - bounds[-1] > _SNAP:
            bounds.append(side)
    return bounds


def _at(bounds: list[float], side: float) -> int:
    return min(range(len(bounds)), key=lambda index: abs(bounds[index] - side))
