"""Which words of a text file can be a heading or its title: by their form, for no markup says it."""

from __future__ import annotations

import re
from typing import Final

#: characters; a longer line that stands alone is a paragraph
_HEADING: Final = 90
_TITLE: Final = 300
#: how a sentence, an entry of a list or a label ends
FINAL: Final = tuple(".;:,!?…")
_LINKED: Final = re.compile(r"\]\(|https?://|\bwww\.|@")
_LABELLED: Final = re.compile(r"[^:]{1,60}:\s+\S")
_WORD: Final = r"[^\W\d_]+"
_YEAR: Final = r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d|\s?%)"
_NUMERIC: Final = r"(?<!\d)(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2})(?!\d)"
_YEARS: Final = re.compile(_YEAR)
_DATED: Final = re.compile(_NUMERIC)
#: `01.04.2025`, `2025`, `4 квартал 2024`, `1-3 quarters of 2024`
_TIMES: Final = re.compile(
    rf"{_NUMERIC}|(?<![\d.,])\d{{1,2}}(?:[-–—]\d{{1,2}})?(?:[-–—]?{_WORD})?(?:\s+{_WORD}){{0,2}}\s+{_YEAR}|{_YEAR}"
)
_DATE: Final = (
    rf"(?:{_NUMERIC}|\d{{1,2}}\s+{_WORD}\s+{_YEAR}|{_WORD}\s+\d{{1,2}},?\s+{_YEAR}"
    rf"|{_YEAR}\s+{_WORD}\s+\d{{1,2}})"
)
#: a date behind a colon, or one that closes a line behind a word too long to be a preposition
_DATE_LINE: Final = re.compile(rf"[^:]{{1,60}}:\s*{_DATE}|(?:.*[^\W\d_]{{4}}\s+)?{_NUMERIC}\W*$")
_CLOSED_BY_YEAR: Final = re.compile(rf".*{_YEAR}\s?[^\W\d_]{{1,2}}\.")
_NEXT_SENTENCE: Final = re.compile(r"(?:[^\W\d_]{3}|%)[.!?…]\s+(\S)")


def is_heading(words: str) -> bool:
    """Whether words alone on a line are surely a heading: no sentence, link, label or number but a year."""
    if len(words) > _HEADING or not words[:1].isupper() or words.endswith(FINAL):
        return False
    return not (_LINKED.search(words) or _LABELLED.match(words) or _has_digit(_YEARS.sub("", words)))


def is_title(words: str) -> bool:
    """Whether a line can be the title below others: no sentence, link, date or number that is no time."""
    if len(words) > _TITLE or words.endswith(FINAL) or _LINKED.search(words) or _DATE_LINE.match(words):
        return False
    return not (_DATED.search(words) or _has_digit(_TIMES.sub("", words)))


def is_first_title(words: str, *, stands_above: bool) -> bool:
    """Whether the first line of a document is its title; `stands_above` what is no sentence.

    A full stop may close it behind the abbreviated year (`за 2025 г.`); behind another word it ends a
    sentence, unless headings or labels follow. A line so closed that states a number is a sentence.
    """
    if len(words) > _TITLE or _LINKED.search(words) or _DATE_LINE.match(words) or _has_sentences(words):
        return False
    if not words.endswith(FINAL):
        return True
    if words.endswith(":") or _has_digit(_TIMES.sub("", words)):
        return False
    return stands_above or _CLOSED_BY_YEAR.fullmatch(words) is not None


def _has_digit(words: str) -> bool:
    return any(character.isdecimal() for character in words)


def _has_sentences(words: str) -> bool:
    return any(match[1].isupper() for match in _NEXT_SENTENCE.finditer(words))
