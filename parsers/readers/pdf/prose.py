"""The lines of a paragraph to its text: words cut at a line's end are whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from parsers.blocks import Span
from parsers.readers.pdf.lines import Row

#: a hyphen behind a letter, alone at a line's end; behind a digit it joins a range
_CUT: Final = re.compile(r"(?<=[^\W\d_])-$")
_RANGE: Final = re.compile(r"(?<=[^\W_])[-–—]$")
_COMPOUND: Final = re.compile(r"(?<![\w-])([^\W\d_]+)-([^\W\d_]+)")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")


class Compounds:
    """The words that are written with a hyphen inside a line: such a word keeps it at a line's end."""

    def __init__(self) -> None:
        self._known: set[tuple[str, str]] = set()

    def learn(self, rows: Iterable[Row]) -> None:
        """Note the compounds of these lines."""
        for row in rows:
            if "-" in row.text:
                self._known |= {(a.lower(), b.lower()) for a, b in _COMPOUND.findall(row.text)}

    def holds(self, before: str, after: str) -> bool:
        """Whether the last word of `before` and the first of `after` are such a word."""
        last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        return (
            bool(last and first) and (last[0].lower(), first[0].lower()) in self._known
            if last and first
            else False
        )


def join(rows: Sequence[Row], compounds: Compounds, before: str = "") -> tuple[str, tuple[Span, ...]]:
    """The text of `rows` behind `before`, and its bold spans where only a part of it is bold.

    A hyphen at a line's end is dropped where the next line goes on in lower case, and kept, without a blank
    behind it, in a range (`January-June`, `2024-2025`).
    """
    text = before
    spans: list[Span] = []
    for row in rows:
        for number, word in enumerate(row.words):
            if number == 0:
                text, separator = _seam(text, word.text, compounds)
            else:
                separator = " "
            start = len(text) + len(separator)
            text = f"{text}{separator}{word.text}"
            if word.bold:
                _extend(spans, start, len(text))
    is_whole = len(spans) == 1 and spans[0].end - spans[0].start >= len(text) - len(before)
    return text, () if is_whole else tuple(spans)


def _seam(text: str, after: str, compounds: Compounds) -> tuple[str, str]:
    """The text before a line's first word, mended, and what goes between."""
    if not text:
        return text, ""
    if _CUT.search(text) and after[:1].islower():
        return (text, "") if compounds.holds(text[:-1], after) else (text[:-1], "")
    return text, "" if _RANGE.search(text) and after[:1].isalnum() and not after[:1].islower() else " "


def _extend(spans: list[Span], start: int, end: int) -> None:
    if spans and start - spans[-1].end <= 1:
        spans[-1] = Span(spans[-1].start, end)
    else:
        spans.append(Span(start, end))
