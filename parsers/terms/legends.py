"""A line of a legend, a mark and what it means: `«-» явление отсутствует`, `"0.0" - insignificant value`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from parsers.vocabulary.language import squeeze
from parsers.vocabulary.sheets import sheet_words

_QUOTES = "\"'«»“”„‟‘’`()"
_BETWEEN = f" \t{_QUOTES}:;=,-–—−"
_ENTRIES = re.compile(r"[\n;]")


class LegendEntry(NamedTuple):
    """A family of marks (`dash`, `dots`, `cross`, `small`) and what it means: `M`, `O`, `Q` or `small`."""

    family: str
    meaning: str


def read_legend(words: str) -> Iterator[LegendEntry]:
    """The entries printed in `words`, one a line or parted by semicolons."""
    for entry in _ENTRIES.split(words):
        found = _pattern().match(entry)
        meaning = _meaning(squeeze(entry[found.end() :])) if found else None
        if found and meaning:
            yield LegendEntry(sheet_words().marks[found["mark"]], meaning)


def is_mark(words: str) -> bool:
    """Whether nothing but a mark stands in `words`, in quotes or bare."""
    return words.strip(f" {_QUOTES}") in sheet_words().marks


def _meaning(squeezed: str) -> str | None:
    return next((status for words, status in sheet_words().meanings if words in squeezed), None)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A mark in quotes, or bare with a blank behind it, and what parts it from its meaning."""
    marks = "|".join(re.escape(mark) for mark in sorted(sheet_words().marks, key=len, reverse=True))
    quotes = re.escape(_QUOTES)
    return re.compile(rf"\s*[{quotes}]*\s*(?P<mark>{marks})(?:\s*[{quotes}]+|(?=\s))[{re.escape(_BETWEEN)}]*")
