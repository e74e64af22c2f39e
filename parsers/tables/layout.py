"""How a sheet lies: blocks of heads over rows of data, what leads them, and the sections inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsers.tables.columns import data_columns, label_columns
from parsers.tables.grid import Cell, Grid
from parsers.tables.rows import RowKind, is_run_of_years, kind_of
from parsers.tables.sections import sections_after
from parsers.tables.zones import Zones

if TYPE_CHECKING:
    from records.release import Lang


@dataclass(slots=True)
class BodyRow:
    """A row of data with the sections above it, the widest first, and the cells in it and hanging into it."""

    number: int
    cells: list[Cell]
    sections: tuple[Cell, ...]


@dataclass(slots=True)
class TableBlock:
    """Rows of data under one set of heads.

    `leads` are the title and unit lines above the heads, top down; `heads` the rows of heads, top down,
    with the cells that reach into them; `columns` those that hold data; `notes` the footnotes beneath.
    """

    leads: list[Cell]
    heads: list[list[Cell]]
    columns: list[int]
    labels: frozenset[int] = frozenset()
    body: list[BodyRow] = field(default_factory=list)
    notes: list[Cell] = field(default_factory=list)

    def row_words(self) -> Iterator[str]:
        """The words that stand in the rows."""
        yield from (c.text for row in self.body for c in row.cells if c.is_words and c.row == row.number)


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
    named: list[list[Cell]] = []  # the last heads that name each column
    for run in _runs(kinds):
        notes, zone = _split_notes(grid, kinds, run.zone) if run.data else (_cells(grid, run.zone), [])
        if blocks:
            blocks[-1].notes += notes
        if not run.data:
            continue
        zones = Zones(grid, kinds, data_columns(grid, run.data, run.zone), lang)
        split = zones.split(zone)
        heads = zones.head_cells(split.heads)
        if named and _are_wide(heads, zones.columns):
            heads = [*named, *heads]
            split = split._replace(leads=[], sections=[*split.leads, *split.sections])
        elif heads or not blocks:
            named, sections = [row for row in heads if not _are_wide([row], zones.columns)], []
            if not heads:
                split = split._replace(leads=split.sections, sections=[])
        if heads or not blocks:
            blocks.append(TableBlock(_cells(grid, split.leads), heads, zones.columns))
        else:
            blocks[-1].columns = sorted({*blocks[-1].columns, *zones.columns})
        sections = sections_after(sections, [grid.rows[row][0] for row in split.sections])
        blocks[-1].labels |= label_columns(grid, run.data, blocks[-1].columns)
        blocks[-1].body += [BodyRow(row, grid.over(row), tuple(sections)) for row in run.data]
    return blocks


def _are_wide(heads: list[list[Cell]], columns: list[int]) -> bool:
    """Whether heads stand over several columns each (`uses | resources`), named by the heads before."""
    over = [cell for cell in heads[0] if cell.last_column >= columns[0]] if len(heads) == 1 else []
    return len(over) > 1 and all(sum(cell.covers(column) for column in columns) > 1 for cell in over)


def _cells(grid: Grid, rows: list[int]) -> list[Cell]:
    return [cell for row in rows for cell in grid.rows[row]]


def _kinds(grid: Grid) -> dict[int, RowKind]:
    """The kind of each row; a row of years is data where it does not lead a block."""
    kinds: dict[int, RowKind] = {}
    below = False
    heads: list[Cell] = []
    for row, cells in grid.rows.items():
        kind = kind_of(cells, below_data=below)
        after_data = next(reversed(kinds.values()), None) is RowKind.DATA
        if kind is RowKind.NUMBERING and after_data:
            kind = RowKind.DATA
        if kind is RowKind.YEARS and _is_data_of_years(cells, heads, after_data=after_data):
            kind = RowKind.DATA
        heads = [] if kind is RowKind.DATA else [*heads, *(cells if len(cells) > 1 else [])]
        kinds[row] = kind
        below = below or kind is RowKind.DATA
    return kinds


def _is_data_of_years(cells: list[Cell], heads: list[Cell], *, after_data: bool) -> bool:
    """A labelled row of values that look like years: right under data, or under heads that name its
    columns.
    """
    if not cells[0].is_words or len(cells) < 2:
        return False
    if after_data or not is_run_of_years(cells):
        return True
    years = [cell for cell in cells if cell.kind == "year"]
    named = all(any(head.covers(cell.column) for head in heads) for cell in years)
    return named and not is_run_of_years(cells, step=1)


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


def _split_notes(grid: Grid, kinds: dict[int, RowKind], zone: list[int]) -> tuple[list[Cell], list[int]]:
    """The footnotes of the table before at the head of `zone`, and the rows after them."""
    last = max((i for i, row in enumerate(zone) if kinds[row] is RowKind.NOTE), default=-1)
    if last < 0:
        return [], zone
    return _cells(grid, zone[: last + 1]), zone[last + 1 :]
