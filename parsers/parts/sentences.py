"""Where a sentence ends: at a full stop that no abbreviation, initial or number needs for itself.

Written here because the rules are the bureau's: the sentence libraries tried cut `2,2 млн. человек` and
join `5 тыс. т. Цены`; what ends a sentence here is a capital letter behind the stop, and what an
abbreviation is stands in the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.blocks import Span
from parsers.vocabulary.language import Language

_STOP = re.compile(r"[.!?…]+[»”\"')\]]*(?=\s)")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+$")
_OPENERS = "«“\"'(["


def split_sentences(text: str, start: int, end: int, language: Language) -> Iterator[Span]:
    """The sentences of the paragraph `text[start:end]`, without the blanks between them."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, at, end, language):
            yield Span(at, stop.end())
            at = _skip_blanks(text, stop.end(), end)
    if at < end:
        yield Span(at, end)


def _ends_sentence(text: str, stop: re.Match[str], start: int, end: int, language: Language) -> bool:
    after = _skip_blanks(text, stop.end(), end)
    if after >= end or not _begins_sentence(text, after):
        return False
    if text[stop.start()] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 30), stop.start())
    return word is None or not _is_abbreviation(text, word, language)


def _begins_sentence(text: str, at: int) -> bool:
    first = text[at + 1] if text[at] in _OPENERS and at + 1 < len(text) else text[at]
    return first.isupper() or first.isdigit()


def _is_abbreviation(text: str, word: re.Match[str], language: Language) -> bool:
    written = word.group().lower()
    behind_number = text[: word.start()].rstrip()[-1:].isdigit()
    if written in language.unit_abbreviations and behind_number:
        return False  # "5 млн. Число …": a capital behind a unit begins a sentence
    if written in language.abbreviations:
        return True
    return len(written) == 1 and word.group().isupper()  # an initial


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
