"""Tables that go on over the page: which table a page begins with, and the rows of its head that repeat."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from parsers.readers.pdf.grid import Grid
from parsers.vocabulary.language import load

#: a line of more words than this says more than that a table goes on
_MOST_WORDS: Final = 8


@cache
def _words() -> frozenset[str]:
    return frozenset(load("continuations")["words"])


def says_continued(text: str) -> bool:
    """Whether a line says that a table goes on: all its words do (`жалғасы продолжение`), a number aside."""
    words = [word.strip(".,:;()").lower() for word in text.split()]
    worded = [word for word in words if word and not word[0].isdigit()]
    return bool(worded) and len(words) <= _MOST_WORDS and all(word in _words() for word in worded)


def goes_on_with(before: Grid, after: Grid, *, is_said: bool) -> bool:
    """Whether `after`, the first of its page, is the rest of `before`: the same head, or the same columns.

    Columns alone are enough where the page says so or `after` has no head of its own.
    """
    if _head(before) and _head(before) == _head(after):
        return True
    if not _same_columns(before, after):
        return False
    return is_said or not after.heads


def repeated_rows(before: Grid, after: Grid) -> int:
    """How many rows at the start of `after` say again what the head of `before` says."""
    one, other = _rows(before), _rows(after)
    repeated = 0
    for row in range(min(before.rows, after.rows)):
        if not other.get(row) or one.get(row) != other.get(row):
            break
        repeated = row + 1
    reach = max((cell.row + cell.row_span for cell in after.cells if cell.row < repeated), default=0)
    return max(repeated, min(reach, after.heads))


def _head(grid: Grid) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for cell in grid.cells if cell.row < grid.heads]


def _rows(grid: Grid) -> dict[int, list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append((cell.column, cell.text))
    return rows


def _same_columns(before: Grid, after: Grid) -> bool:
    """Whether the middles of the columns of one stand in those of the other."""
    if len(before.bounds) != len(after.bounds):
        return False
    middles = ((a + b) / 2 for a, b in pairwise(after.bounds))
    return all(a <= middle <= b for middle, (a, b) in zip(middles, pairwise(before.bounds), strict=True))
