"""A table of a page: its cells with their places, and what a cell of data looks like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from parsers.readers.pdf.glyphs import Box
from parsers.readers.pdf.lines import Word

#: a number with its sign, unit sign and footnote marks
_NUMBER: Final = re.compile(
    r"[-–−+]?\s?(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)*\s?%?(?:\s?(?:\*+|[¹²³⁰⁴-⁹]+⁾?|\d\)))*"
)
#: what stands in the place of a number that is missing (SITE.md, "Missing marks and editions")
_MISSING: Final = re.compile(r"[-–—−*xX\u0445\u0425]|\.{2,3}|…")
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])-$")


class Cell(NamedTuple):
    """A cell of a table: its place counted from 0, `indent` in steps, `box` round its words."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    header: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `bounds` are the x between its columns and at its ends, `heads` how many rows are heads."""

    cells: tuple[Cell, ...]
    box: Box
    bounds: tuple[float, ...]
    heads: int

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)


def is_value(text: str) -> bool:
    """Whether a cell holds a number or the mark of a missing one."""
    return _NUMBER.fullmatch(text) is not None or _MISSING.fullmatch(text) is not None


def column_at(bounds: tuple[float, ...], x: float) -> int:
    """The column that `x` stands in; what stands outside belongs to the first or the last."""
    return min(max(bisect_right(bounds, x) - 1, 0), len(bounds) - 2)


def joined(words: Iterable[Word]) -> str:
    """The words of a cell in reading order; a word cut at a line's end is whole again."""
    text = ""
    last: Word | None = None
    for word in words:
        if last is None:
            text = word.text
        elif word.box.top > last.box.top + last.size / 2 and _HYPHEN.search(text) and word.text[:1].islower():
            text = text[:-1] + word.text
        else:
            text = f"{text} {word.text}"
        last = word
    return text
