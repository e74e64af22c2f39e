"""How a sheet lies: blocks of heads over rows of data, what leads them, and the sections inside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsers.tables.grid import Cell, Grid
from parsers.tables.labels import read_label
from parsers.tables.rows import RowKind, is_note, is_run_of_years, kind_of
from parsers.vocabulary.table_words import is_one

if TYPE_CHECKING:
    from records.release import Lang

_LONG_STUB = 40  # characters: what stands longer over the row labels is a title
_MOST_HEADS = 8
_MOST_CODE = 10_000
_LEAST_COVER = 0.5


@dataclass(slots=True)
class BodyRow:
    """A row of data with the sections above it, the widest first, and the cells in it and hanging into it."""

    number: int
    cells: list[Cell]
    sections: tuple[Cell, ...]


@dataclass(slots=True)
class TableBlock:
    """Rows of data under one set of heads.

    `leads` are the title and unit lines above the heads, top down; `heads` the rows of heads, top down, with the
    cells that reach into them; `columns` those that hold data; `notes` the footnotes beneath.
    """

    leads: list[Cell]
    heads: list[list[Cell]]
    columns: list[int]
    body: list[BodyRow] = field(default_factory=list)
    notes: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    """Rows of data that follow each other, and all rows above them since the run before."""

    zone: list[int] = field(default_factory=list)
    data: list[int] = field(default_factory=list)


def read_blocks(grid: Grid, lang: Lang) -> list[TableBlock]:
    """The blocks of a sheet, top down; a block without heads of its own goes on under those before it."""
    kinds = _kinds(grid)
    blocks: list[TableBlock] = []
    sections: list[Cell] = []
    for run in _runs(kinds):
        if not run.data:
            if blocks:
                blocks[-1].notes += [cell for row in run.zone for cell in grid.rows[row]]
            continue
        columns = _data_columns(grid, run)
        notes, zone = _split_notes(grid, kinds, run.zone)
        if blocks:
            blocks[-1].notes += notes
        leads, heads, named = _split_zone(grid, kinds, zone, columns, lang)
        if heads or not blocks:
            blocks.append(
                TableBlock([c for row in leads for c in grid.rows[row]], _head_cells(grid, heads), columns)
            )
            sections = []
        else:
            named = [*leads, *named]
            blocks[-1].columns = sorted({*blocks[-1].columns, *columns})
        sections = _sections_after(sections, [grid.rows[row][0] for row in named])
        blocks[-1].body += [BodyRow(row, grid.over(row), tuple(sections)) for row in run.data]
    return blocks


def _kinds(grid: Grid) -> dict[int, RowKind]:
    """The kind of each row; a row of years is data where it does not lead a block."""
    kinds: dict[int, RowKind] = {}
    below = False
    for row, cells in grid.rows.items():
        kind = kind_of(cells, below_data=below)
        if kind is RowKind.YEARS and below and _is_data_of_years(cells, grid, kinds):
            kind = RowKind.DATA
        kinds[row] = kind
        below = below or kind is RowKind.DATA
    return kinds


def _is_data_of_years(cells: list[Cell], grid: Grid, kinds: dict[int, RowKind]) -> bool:
    """A labelled row whose values look like years, right under rows of data in the same columns."""
    if not cells[0].is_words or len(cells) < 2:
        return False
    last = next(reversed(kinds), None)
    under_data = last is not None and kinds[last] is RowKind.DATA
    return under_data or not is_run_of_years(cells)


def _runs(kinds: dict[int, RowKind]) -> Iterator[_Run]:
    run = _Run()
    for row, kind in kinds.items():
        if kind is RowKind.DATA:
            run.data.append(row)
            continue
        if run.data:
            yield run
            run = _Run()
        run.zone.append(row)
    if run.data or run.zone:
        yield run


def _data_columns(grid: Grid, run: _Run) -> list[int]:
    """The columns in which numbers outweigh words, without those of codes."""
    data: defaultdict[int, list[Cell]] = defaultdict(list)
    words: Counter[int] = Counter()
    for row in run.data:
        for cell in grid.rows[row]:
            if cell.is_words:
                words[cell.column] += 1
            else:
                data[cell.column].append(cell)
    coded = _coded_columns(grid, run.zone)
    first_words = min(
        (column for column, count in words.items() if count > len(data.get(column, ()))), default=0
    )
    columns = sorted(column for column, cells in data.items() if len(cells) >= words[column])
    left = [c for c in columns if c not in coded and not (c < first_words and _are_codes(data[c]))]
    return left or columns


def _coded_columns(grid: Grid, zone: list[int]) -> set[int]:
    """The columns headed `code` or `No.`."""
    heads = (cell for row in zone for cell in grid.rows[row] if cell.is_words and is_one(cell.text, "codes"))
    return {
        column
        for cell in heads
        if len(grid.rows[cell.row]) > 1
        for column in range(cell.column, cell.last_column + 1)
    }


def _are_codes(cells: list[Cell]) -> bool:
    """Whole numbers before the words of their rows: numbers of lines, codes of activities."""
    return all(not cell.content.decimals and 0 <= cell.content.value < _MOST_CODE for cell in cells)


def _split_notes(grid: Grid, kinds: dict[int, RowKind], zone: list[int]) -> tuple[list[Cell], list[int]]:
    """The footnotes of the table before at the head of `zone`, and the rows after them."""
    last = max((i for i, row in enumerate(zone) if kinds[row] is RowKind.NOTE), default=-1)
    if last < 0:
        return [], zone
    return [cell for row in zone[: last + 1] for cell in grid.rows[row]], zone[last + 1 :]


def _split_zone(
    grid: Grid, kinds: dict[int, RowKind], zone: list[int], columns: list[int], lang: Lang
) -> tuple[list[int], list[int], list[int]]:
    """The leads, the heads and the sections of a zone above data in `columns`, each as row numbers."""
    at = len(zone)
    while at and (kinds[zone[at - 1]] is RowKind.NUMBERING or _is_section(grid, zone, at - 1, columns)):
        at -= 1
    sections = [row for row in zone[at:] if kinds[row] is not RowKind.NUMBERING]
    first = at
    while (
        first
        and at - first < _MOST_HEADS
        and _is_head(grid, kinds, zone[first - 1], columns, lang, named=first < at)
    ):
        first -= 1
    if first == at:
        return sections[:0], [], [row for row in zone if kinds[row] is not RowKind.NUMBERING]
    return zone[:first], [row for row in zone[first:at] if kinds[row] is not RowKind.NUMBERING], sections


def _is_section(grid: Grid, zone: list[int], index: int, columns: list[int]) -> bool:
    """Whether a row names the rows below it: one cell, over the labels or over the whole width."""
    cells = grid.rows[zone[index]]
    if len(cells) != 1 or grid.hanging(zone[index]):
        return False
    return cells[0].column < max(columns[0], 1)


def _is_head(
    grid: Grid, kinds: dict[int, RowKind], row: int, columns: list[int], lang: Lang, *, named: bool
) -> bool:
    """Whether a row names the columns: cells over several of them, or over the only one.

    `named` where a row below names them already.
    """
    if kinds[row] is RowKind.NUMBERING:
        return True
    cells = grid.over(row)
    over = [
        cell for cell in cells if cell.last_column >= columns[0] and cell.column > _last_label(columns, cells)
    ]
    if not over or _repeats_title(cells):
        return False
    if _is_unit_line(over, columns, lang, named=named):
        return False
    labels = [cell for cell in cells if cell not in over]
    if any(len(cell.text) > _LONG_STUB and cell.last_row == cell.row for cell in labels) and len(over) < 2:
        return False
    return len(over) > 1 or _cover(over, columns) >= _LEAST_COVER or len(columns) == 1


def _is_unit_line(over: list[Cell], columns: list[int], lang: Lang, *, named: bool) -> bool:
    """The one unit of a whole table, or that it goes on, over heads that name its columns (`named`)."""
    labels = [read_label(cell.text, lang) for cell in over]
    if all(label.only_unit for label in labels):
        alike = len({label.unit.code for label in labels if label.unit}) <= 1
        return alike and (named or _cover(over, columns) < _LEAST_COVER)
    unit = labels[0].unit
    return named and len(over) == 1 and unit is not None and unit.printed and over[0].column > columns[0]


def _last_label(columns: list[int], cells: list[Cell]) -> int:
    """The last column that a cell over the row labels begins in."""
    return -1 if columns[0] == 0 and len(cells) > 1 else columns[0] - 1


def _cover(cells: list[Cell], columns: list[int]) -> float:
    covered = {column for cell in cells for column in columns if cell.covers(column)}
    return len(covered) / len(columns)


def _repeats_title(cells: list[Cell]) -> bool:
    """A title printed again further right, for the eye of who scrolls."""
    first = _plain(cells[0].text)
    return len(first) > _LONG_STUB // 2 and any(_plain(cell.text) == first for cell in cells[1:])


def _plain(words: str) -> str:
    return "".join(ch for ch in words.lower() if ch.isalpha())


def _head_cells(grid: Grid, rows: list[int]) -> list[list[Cell]]:
    """The cells of each row of heads; a cell over several rows stands in the first of them."""
    return [
        sorted([*grid.rows[row], *[c for c in grid.hanging(row) if c.row < rows[0]]], key=lambda c: c.column)
        if row == rows[0]
        else grid.rows[row]
        for row in rows
    ]


def _sections_after(open_sections: list[Cell], new: list[Cell]) -> list[Cell]:
    """The sections that hold once rows `new` have been read: they close those of their look, and what is in them.

    Two rows in a turn are a section and one inside it: they close the last two.
    """
    sections = list(open_sections)
    told = [cell for cell in new if not is_note(cell.text)]
    closed: set[tuple[str, int, int, int]] = set()
    for cell in told:
        look = _look(cell)
        same = [i for i, other in enumerate(sections) if _look(other) == look]
        if same and look not in closed:
            wanted = sum(_look(other) == look for other in told)
            sections = sections[: same[max(len(same) - wanted, 0)]]
        closed.add(look)
        sections.append(cell)
    return sections


def _look(cell: Cell) -> tuple[str, int, int, int]:
    return (cell.kind, cell.column, cell.last_column, cell.block.indent)
