"""Lines of covers and sign-offs that are told by their form: a period, a series, a registration number."""

from __future__ import annotations

import re
from typing import Final

from parsers.terms.periods import find_periods
from parsers.vocabulary.language import squeeze
from parsers.vocabulary.sheets import sheet_words
from records.release import LANGS, Lang

_WORD: Final = re.compile(r"[^\W\d_]+")
_REGISTRATION: Final = re.compile(r"№\s*\d+\s?[/\\–-][\w\s./\\–-]{1,25}")
_LEADING_WORD: Final = 3  # letters of what may lead into a period: `for the`, `за`, `на`
_LONGEST_SERIES: Final = 150  # characters
_LONGEST_PERIOD: Final = 80
_OPENING: Final = 3  # words of a series among which its name stands


def is_period(line: str) -> bool:
    """Whether a line is a period and nothing else: `IV quarter of 2024`, `На 1 января 2023 года`."""
    return len(line) <= _LONGEST_PERIOD and any(_is_period_in(line, lang) for lang in LANGS)


def _is_period_in(line: str, lang: Lang) -> bool:
    periods = find_periods(line, lang)
    rest = line
    for term in reversed(periods):
        rest = rest[: term.start] + " " + rest[term.end :]
    return bool(periods) and all(len(word) <= _LEADING_WORD for word in _WORD.findall(rest))


def is_series(line: str) -> bool:
    """Whether a line names a series and its number: `15 Series. Price statistics`, `18 серия`."""
    if len(line) > _LONGEST_SERIES or not any(ch.isdigit() for ch in line):
        return False
    return not sheet_words().series.isdisjoint(squeeze(word) for word in _WORD.findall(line)[:_OPENING])


def is_registration(words: str) -> bool:
    """Whether nothing but a registration number stands there: `№ 5-5/1514-ВН`."""
    return _REGISTRATION.fullmatch(words) is not None
