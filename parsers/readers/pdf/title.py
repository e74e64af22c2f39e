"""Which of the first page's paragraphs is the title: the largest print, else the first that can be one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.readers.headlines import FINAL, is_first_title, is_title

#: print larger than the text's by this much can be a title whatever it says
_LARGER: Final = 1.12
#: so many paragraphs from the top are looked at
_LOOKED_AT: Final = 12


class Line(NamedTuple):
    """A paragraph on one line, whether it is a heading, and its print in parts of the text's size."""

    words: str
    is_heading: bool
    larger: float


def find_title(lines: Sequence[Line]) -> int | None:
    """The index of the title among the paragraphs of the first page; None where none can be one."""
    looked_at = lines[:_LOOKED_AT]
    large = [line.larger for line in looked_at if line.is_heading and line.larger >= _LARGER]
    for index, line in enumerate(looked_at):
        if large and line.is_heading and line.larger == max(large):
            return index
    for index, line in enumerate(looked_at):
        above = index == 0 and _stands_above(looked_at[1:])
        if line.is_heading or (
            is_first_title(line.words, stands_above=above) if index == 0 else is_title(line.words)
        ):
            return index
    return None


def _stands_above(below: Sequence[Line]) -> bool:
    """Whether what stands below the first line shows that it is no running text."""
    if any(line.is_heading for line in below):
        return True
    return bool(below) and (below[0].words.endswith(":") or not below[0].words.endswith(FINAL))
