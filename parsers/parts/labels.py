"""Labels before values: `Date of publication: 16.02.2026`, `Executor:`, `Тел.`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from parsers.vocabulary.language import LANGUAGES, language, squeeze

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*")
_BETWEEN = " \t:;.,"
_MOST_WORDS = 6


class Label(NamedTuple):
    """A label found at `start`; its value begins at `value`."""

    name: str
    start: int
    value: int


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    # of all languages: Russian and Kazakh labels stand in English pages and the other way round
    return {words: name for lang in LANGUAGES for words, name in language(lang).labels.items()}


def label_at(text: str, start: int, end: int) -> Label | None:
    """The longest label that opens `text[start:end]`."""
    words = [match for _, match in zip(range(_MOST_WORDS), _WORD.finditer(text, start, end), strict=False)]
    for count in range(len(words), 0, -1):
        stop = words[count - 1].end()
        name = _labels().get(squeeze(text[start:stop]))
        if name is not None and not any(ch.isdigit() for ch in text[start:stop]):
            return Label(name, start, _skip(text, stop, end))
    return None


def find_labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Labels anywhere in a line, in order: one line may hold two dates."""
    at = start
    while at < end:
        match = _WORD.search(text, at, end)
        if match is None:
            return
        label = label_at(text, match.start(), end)
        if label is not None:
            yield label
        at = label.value if label is not None else match.end()


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _BETWEEN:
        at += 1
    return at
