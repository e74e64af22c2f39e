"""When a row is of: the words of its date, and the month by which the export sorts it (SITE.md)."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.terms.periods import PeriodTerm, find_periods
from parsers.vocabulary.language import load
from records.period import TimePeriod, period
from records.release import Lang

#: `201712`, `2017-12`, `20171231`, `2017`: the last month of the period
_CODE: Final = re.compile(r"(\d{4})(?:[-.]?(\d\d))?(?:[-.]?\d\d)?")
_WORD: Final = re.compile(r"\w+")
_MONTHS: Final = {"quarter": 3, "half_year": 6, "month": 1, "year": 12}


class When(NamedTuple):
    """The time of a row, None where it is not decided, with the flags of what had to be."""

    time: TimePeriod | None
    flags: tuple[str, ...] = ()


class _Code(NamedTuple):
    year: int
    month: int | None


def read_when(words: str, code: str, lang: Lang) -> When:
    """The time of a row whose date is `words` and whose period has the `code` (either may be empty).

    The words decide; the code gives the year and the last month where they leave it out. Where the two name
    different years or months, that is flagged (`period_conflict`).
    """
    coded = _read_code(code)
    found = find_periods(words, lang, year=coded.year if coded else None)
    if len(found) == 1 and _says_all(found[0], words):
        time = found[0].time
        return When(time, ("period_conflict",) if coded and _contradicts(found[0], coded) else ())
    if coded is None:
        return When(None)
    return When(_ending_in(coded, words))


def on_edge(time: TimePeriod, edge: str) -> TimePeriod:
    """The first day of `time` (`edge` is "start") or its last ("end"): what is counted on a day."""
    day = time.start if edge == "start" else time.end
    return period(time.text, day, day)


@lru_cache(maxsize=1)
def _stems() -> dict[str, tuple[str, ...]]:
    times = load("open_data")["times"]
    return {kind: tuple(times[kind]) for kind in _MONTHS}


def _read_code(code: str) -> _Code | None:
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    month = int(match[2]) if match[2] else None
    valid = month is None or 1 <= month <= 12
    return _Code(int(match[1]), month) if valid and int(match[1]) else None


def _says_all(term: PeriodTerm, words: str) -> bool:
    """Whether nothing else is said: `2017 год 1 квартал` is more than the year in it."""
    rest = f"{words[: term.start]} {words[term.end :]}".lower()
    return all(
        word.startswith(_stems()["year"]) or (len(word) == 1 and word.isalpha())
        for word in _WORD.findall(rest)
    )


def _contradicts(term: PeriodTerm, code: _Code) -> bool:
    if term.kind == "point":
        return abs(term.time.end.year - code.year) > 1  # January 1 closes the year before, or opens its own
    end = term.time.end
    by_month = term.kind not in {"year", "years", "school_year"} and code.month is not None
    return end.year != code.year or (by_month and end.month != code.month)


def _ending_in(code: _Code, words: str) -> TimePeriod | None:
    """The period of the length that `words` name, which ends in the month of `code`; a year without words."""
    said = _WORD.findall(words.lower())
    kind = next((kind for kind in _MONTHS if any(word.startswith(_stems()[kind]) for word in said)), None)
    if kind is None and not said and code.month is None:
        kind = "year"
    last = 12 if kind == "year" else code.month
    if kind is None or last is None or last % _MONTHS[kind]:
        return None
    days = calendar.monthrange(code.year, last)[1]
    first = date(code.year, last - _MONTHS[kind] + 1, 1)
    return period(words or str(code.year), first, date(code.year, last, days))
