"""Labels before values: `Date of publication: 16.02.2026`, `Executor:`, `Тел.`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from parsers.vocabulary.language import language, squeeze
from records.release import LANGS

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
    return {words: name for lang in LANGS for words, name in language(lang).labels.items()}


@lru_cache(maxsize=20_000)
def _may_open(word: str) -> bool:
    """Whether a label begins with `word`; nearly all words of a release are told apart here."""
    squeezed = squeeze(word)
    return bool(squeezed) and any(label.startswith(squeezed) for label in _labels())


def label_at(text: str, start: int, end: int) -> Label | None:
    """The longest label that opens `text[start:end]`."""
    first = _WORD.search(text, start, end)
    if first is None or not _may_open(first.group()) or not _is_blank(text, start, first.start()):
        return None
    words = islice(_WORD.finditer(text, start, end), _MOST_WORDS)
    for stop in sorted((word.end() for word in words), reverse=True):
        name = _labels().get(squeeze(text[start:stop]))
        if name is not None and not any(ch.isdigit() for ch in text[start:stop]):
            return Label(name, start, _skip(text, stop, end))
    return None


def find_labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Labels anywhere in a line, in order: one line may hold two dates."""
    at = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < at or not _may_open(word.group()):
            continue
        label = label_at(text, word.start(), end)
        if label is not None:
            yield label
            at = label.value


def _is_blank(text: str, start: int, end: int) -> bool:
    return not any(ch.isalnum() for ch in text[start:end])


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _BETWEEN:
        at += 1
    return at
