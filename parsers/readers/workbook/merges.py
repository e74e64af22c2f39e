"""Merged cells, asked for row by row: which cell stands for a range, and which cells it covers."""

from __future__ import annotations

from collections.abc import Iterable
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

    def of_row(self, row: int) -> list[Merge]:
        """The ranges that reach into `row`; no row is asked for after a later one."""
        if self._open:
            self._open = [merge for merge in self._open if merge.last_row >= row]
        while self._coming and self._coming[-1].first_row <= row:
            merge = self._coming.pop()
            if merge.last_row >= row:
                self._open.append(merge)
        return self._open


def spans(merges: Iterable[Merge], row: int, column: int) -> Spans | None:
    """What the cell takes; None for one that a merged range covers, and so is not printed."""
    for merge in merges:
        if merge.first_column <= column <= merge.last_column:
            if (merge.first_row, merge.first_column) != (row, column):
                return None
            return Spans(merge.last_row - row + 1, merge.last_column - column + 1)
    return Spans(1, 1)
