"""What the rows above data are for: leads (title, unit), the heads of the columns, sections of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from parsers.tables.grid import Cell, Grid
from parsers.tables.labels import read_label
from parsers.tables.rows import RowKind
from parsers.vocabulary.letters import letters_of

if TYPE_CHECKING:
    from records.release import Lang

_LONG_STUB = 40  # characters: what stands longer over the row labels is a title
_MOST_HEADS = 8
_LEAST_COVER = 0.5


class Split(NamedTuple):
    """The rows of a zone by what they are for, top down; rows that number the columns are left out."""

    leads: list[int]
    heads: list[int]
    sections: list[int]


@dataclass(frozen=True, slots=True)
class Zones:
    """Tells the rows of a sheet apart that stand above data in `columns`."""

    grid: Grid
    kinds: Mapping[int, RowKind]
    columns: list[int]
    lang: Lang

    def split(self, zone: list[int]) -> Split:
        """What each row of `zone`, which ends right above the data, is for."""
        at = len(zone)
        while at and (self._numbers(zone[at - 1]) or self._is_section(zone[at - 1])):
            at -= 1
        first = at
        parted: list[int] = []
        while first and at - first < _MOST_HEADS:
            if self._is_head(zone[first - 1], named=first < at):
                first -= 1
            elif first < at and self._parts_heads(zone, first - 1):
                parted.append(zone[first - 1])
                first -= 1
            else:
                break
        heads = [row for row in zone[first:at] if row not in parted and not self._numbers(row)]
        sections = [row for row in (zone[at:] if heads else zone) if not self._numbers(row)]
        return Split(zone[:first] if heads else [], heads, [*reversed(parted), *sections])

    def _parts_heads(self, zone: list[int], index: int) -> bool:
        """Whether a row of one cell over the whole width stands between two rows of heads."""
        cell = self.grid.rows[zone[index]][0]
        wide = len(self.grid.rows[zone[index]]) == 1 and self._cover([cell]) == 1
        return wide and index > 0 and self._is_head(zone[index - 1], named=True)

    def head_cells(self, rows: list[int]) -> list[list[Cell]]:
        """The cells of each row of heads; one that hangs in from above stands in the first of them."""
        if not rows:
            return []
        return [self.grid.over(rows[0]), *(self.grid.rows[row] for row in rows[1:])]

    def _numbers(self, row: int) -> bool:
        return self.kinds[row] is RowKind.NUMBERING

    def _is_section(self, row: int) -> bool:
        """Whether a row names the rows below it: one cell, over the labels or over the whole width."""
        cells = self.grid.rows[row]
        return len(cells) == 1 and not self.grid.hanging(row) and cells[0].column < max(self.columns[0], 1)

    def _is_head(self, row: int, *, named: bool) -> bool:
        """Whether a row names the columns; `named` where a row below names them already."""
        if self._numbers(row):
            return True
        cells = self.grid.over(row)
        over = [cell for cell in cells if self._is_over_data(cell, alone=len(cells) == 1)]
        if not over or self._repeats_title(cells) or self._is_unit_line(over, named=named):
            return False
        labels = [cell for cell in cells if cell not in over]
        if len(over) == 1 and any(len(c.text) > _LONG_STUB and c.last_row == c.row for c in labels):
            return False
        return len(over) > 1 or self._cover(over) >= _LEAST_COVER or len(self.columns) == 1

    def _is_over_data(self, cell: Cell, *, alone: bool) -> bool:
        """Whether a cell stands over columns of data, and not over the labels of rows as well."""
        first = self.columns[0]
        return cell.last_column >= first and (cell.column >= max(first, 1) or (first == 0 and not alone))

    def _is_unit_line(self, over: list[Cell], *, named: bool) -> bool:
        """The one unit of a whole table, or that it goes on, over heads that name its columns."""
        labels = [read_label(cell.text, self.lang) for cell in over]
        if all(label.only_unit for label in labels):
            alike = len({label.unit[:2] for label in labels if label.unit}) <= 1
            return alike and (named or self._cover(over) < _LEAST_COVER)
        unit = labels[0].unit
        if len(over) == 1 and named and unit is not None and unit.whole:
            return True
        alone = len(over) == 1 and over[0].column > self.columns[0]
        return named and alone and unit is not None and unit.printed

    def _repeats_title(self, cells: list[Cell]) -> bool:
        """A title printed again further right, for the eye of who scrolls."""
        first = letters_of(cells[0].text)
        over_labels = cells[0].column < self.columns[0] and len(first) > _LONG_STUB // 2
        return over_labels and any(letters_of(cell.text) == first for cell in cells[1:])

    def _cover(self, cells: list[Cell]) -> float:
        covered = {column for cell in cells for column in self.columns if cell.covers(column)}
        return len(covered) / len(self.columns)
