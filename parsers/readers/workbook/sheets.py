"""What a workbook holds, whatever its format: sheets of values, merged cells and how a cell is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

#: what a cell stores; an empty cell is ""
Value = str | int | float | bool | date | datetime | time | timedelta


class Merge(NamedTuple):
    """A merged range, counted from 0, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Style(NamedTuple):
    """How a cell is printed: its number format code (`0.0`, `General`), steps of indent, bold print."""

    number_format: str = "General"
    indent: int = 0
    bold: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: `rows[r][c]` is the value of the cell in row r and column c of the sheet, counted from 0.

    `name` is as printed, blanks at its ends included. `style(row, column)` is PLAIN where there is no cell
    with a value; a reader works styles out when the first of a sheet is asked for.
    """

    name: str
    rows: list[list[Value]]
    merged: tuple[Merge, ...]
    style: Callable[[int, int], Style]
    hidden: bool = False
