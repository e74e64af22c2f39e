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
from parsers.vocabulary.lexicon import tokenise

_STOP = re.compile(r"[.!?…]+[»”\"')\]]*(?=\s)")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+$")
_LONGEST_UNIT = 40  # characters
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
    if word is None:
        return True
    return not (_is_abbreviation(text, word, after, language) or _inside_phrase(text, word, after, language))


def _begins_sentence(text: str, at: int) -> bool:
    if text[at] in _OPENERS:
        return text[at + 1 : at + 2].isupper()  # "12 894,2 тыс. (63,4%)" goes on
    return text[at].isupper() or text[at].isdigit()


def _is_abbreviation(text: str, word: re.Match[str], after: int, language: Language) -> bool:
    written = word.group().lower()
    if written in language.closing_abbreviations:
        return False  # "и т.д. Далее": it closes an enumeration
    if written in language.unit_abbreviations and text[: word.start()].rstrip()[-1:].isdigit():
        # "5 млн. 345 тыс." goes on, "5 млн. Число …" does not; capitals throughout tell nothing
        return text[after].isdigit() or text[word.start() : after + 2].isupper()
    if written in language.abbreviations or "." in written:
        return True
    return len(written) == 1 and word.group().isupper()  # an initial


def _inside_phrase(text: str, word: re.Match[str], after: int, language: Language) -> bool:
    """Whether the full stop is inside a unit's name, or before one: `долл. США`, `1,2 млрд. АҚШ доллары`."""
    abbreviates = word.group().lower() in language.unit_abbreviations
    for start in (word.start(), after) if abbreviates else (word.start(),):
        tokens = tokenise(text, start, start + _LONGEST_UNIT)
        match = language.lexicon.match(tokens, 0) if tokens.words else None
        if match is None or "unit" not in match.meaning.categories:
            continue
        if start == after or tokens.ends[match.stop - 1] > after:
            return True
    return False


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
