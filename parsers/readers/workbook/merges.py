"""Merged cells, asked for row by row: which cell stands for a range, and which cells it covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from parsers.readers.workbook.sheets import Merge


class Spans(NamedTuple):
    """How many rows and columns a cell takes."""

    rows: int
    columns: int


class Merges:
    """The merged ranges of a sheet; rows are asked for in order."""

    def __init__(self, merged: Iterable[Merge]) -> None:
        """Take the ranges in any order."""
        self._coming = sorted(merged, reverse=True)
        self._open: list[Merge] = []
        self._ends = -1  # the row in which the first of the open ranges ends
        self._columns: dict[int, Merge] = {}

    def of_row(self, row: int) -> Mapping[int, Merge]:
        """The range that each column of `row` is in; no row is asked for after a later one."""
        begins = bool(self._coming) and self._coming[-1].first_row <= row
        if begins or (self._open and self._ends < row):
            self._move_to(row)
        return self._columns

    def _move_to(self, row: int) -> None:
        while self._coming and self._coming[-1].first_row <= row:
            self._open.append(self._coming.pop())
        self._open = [merge for merge in self._open if merge.last_row >= row]
        self._ends = min((merge.last_row for merge in self._open), default=-1)
        self._columns = {}
        for merge in self._open:
            if merge.first_column not in self._columns:  # ranges that overlap are no valid ones
                self._columns.update(dict.fromkeys(range(merge.first_column, merge.last_column + 1), merge))


def spans(merges: Mapping[int, Merge], row: int, column: int) -> Spans | None:
    """What the cell takes; None for one that a merged range covers, and so is not printed."""
    merge = merges.get(column)
    if merge is None:
        return Spans(1, 1)
    if (merge.first_row, merge.first_column) != (row, column):
        return None
    return Spans(merge.last_row - row + 1, merge.last_column - column + 1)
