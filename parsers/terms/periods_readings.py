"""From the tokens of a form to a time: one function a reading, named in the vocabulary files.

Every reading gives None where the tokens make no time (31 February, a fifth quarter, a year not known).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

from parsers.terms.periods_calendar import Days, months
from parsers.terms.periods_tokens import Token

PeriodKind = Literal[
    "month", "months", "quarter", "half_year", "year", "years", "point", "day", "days", "school_year"
]
_ORDINALS: Final = ("number", "roman", "ordinal")
_CASES: Final = (
    "",
    "_dative",
    "_locative",
    "_ablative",
    "_than",
)  # classes that a language splits by grammatical case
_FIRST_SCHOOL_MONTH: Final = 9


class Reading(NamedTuple):
    """A time without its words."""

    days: Days
    kind: PeriodKind
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens of one time with their letters, and those of the list (`May and June 2026`) it stands in.

    `year` is the one to take where none is printed.
    """

    tokens: list[Token]
    letters: str
    list_tokens: list[Token]
    list_letters: str
    classes: Mapping[str, str]
    year: int | None

    def values(self, *names: str) -> list[int]:
        """The values of the tokens of these classes (in any case), else of the list's."""
        wanted = {self.classes.get(name + case) for name in names for case in _CASES}
        own = [t.value for t, letter in zip(self.tokens, self.letters, strict=True) if letter in wanted]
        if own:
            return own
        pairs = zip(self.list_tokens, self.list_letters, strict=True)
        return [token.value for token, letter in pairs if letter in wanted]

    def years(self) -> list[int]:
        """The printed years, else the known year, or the one before it where the words say so."""
        printed = self.values("year")
        if printed or self.year is None:
            return printed
        return [self.year - 1 if self.has("previous") or self.has("last_year") else self.year]

    def has(self, name: str) -> bool:
        """Whether a word of this class (in any case) stands in the phrase or its list."""
        return any(self.classes.get(name + case, "\0") in self.list_letters for case in _CASES)


def _months(phrase: Phrase) -> Reading | None:
    numbers, years = phrase.values("month"), phrase.years()
    if not numbers or not years or len(numbers) > 2 or len(years) > 2:
        return None
    first, last = (years[0], numbers[0]), (years[-1], numbers[-1])
    if first > last:
        return None
    if first == last:
        return Reading(months(first, last), "month")
    return Reading(months(first, last), "months", numbers[0] == 1 and years[0] == years[-1])


def _quarter(phrase: Phrase) -> Reading | None:
    quarters, years = phrase.values(*_ORDINALS), phrase.years()
    if not years or len(quarters) not in (1, 2) or not 1 <= quarters[0] <= quarters[-1] <= 4:
        return None
    days = months((years[0], quarters[0] * 3 - 2), (years[0], quarters[-1] * 3))
    if quarters[0] == quarters[-1]:
        return Reading(days, "quarter")
    return Reading(days, "months", quarters[0] == 1)


def _half_year(phrase: Phrase) -> Reading | None:
    halves, years = phrase.values(*_ORDINALS), phrase.years()
    if not years or len(halves) != 1 or halves[0] > 2:
        return None
    return Reading(months((years[0], halves[0] * 6 - 5), (years[0], halves[0] * 6)), "half_year")


def _months_count(phrase: Phrase) -> Reading | None:
    """`9 months of 2024`: January to September."""
    counts, years = phrase.values("number", "count"), phrase.years()
    if not years or len(counts) != 1 or counts[0] > 12:
        return None
    days = months((years[0], 1), (years[0], counts[0]))
    return Reading(days, "months", cumulative=True) if counts[0] > 1 else Reading(days, "month")


def _year(phrase: Phrase) -> Reading | None:
    years = phrase.years()
    if not years or len(years) > 2 or (len(years) == 2 and years[0] >= years[1]):
        return None
    days = months((years[0], 1), (years[-1], 12))
    return Reading(days, "year" if len(years) == 1 else "years")


def _school_year(phrase: Phrase) -> Reading | None:
    """`2023/2024`, `2023/24`: September to August."""
    years = phrase.values("year", "number")
    if len(years) != 2 or years[1] not in (years[0] + 1, (years[0] + 1) % 100):
        return None
    days = months((years[0], _FIRST_SCHOOL_MONTH), (years[0] + 1, _FIRST_SCHOOL_MONTH - 1))
    return Reading(days, "school_year")


def _day(phrase: Phrase) -> Reading | None:
    """One day, or the days from one to another of a month or year."""
    ordinals = phrase.values("date")
    if ordinals:
        first, last = date.fromordinal(ordinals[0]), date.fromordinal(ordinals[-1])
    else:
        numbers, month_numbers, years = phrase.values("number"), phrase.values("month"), phrase.years()
        if not (numbers and month_numbers and years):
            return None
        try:
            first = date(years[0], month_numbers[0], numbers[0])
            last = date(years[-1], month_numbers[-1], numbers[-1])
        except ValueError:
            return None
    if last < first:
        return None
    return Reading(Days(first, last), "day" if first == last else "days")


def _nothing(_: Phrase) -> None:
    """Words that look like a time and are none here (`the last 3 months of 2024`)."""


READINGS: Final[Mapping[str, Callable[[Phrase], Reading | None]]] = {
    "months": _months,
    "quarter": _quarter,
    "half_year": _half_year,
    "months_count": _months_count,
    "year": _year,
    "school_year": _school_year,
    "day": _day,
    "nothing": _nothing,
}


def read(reads: str, phrase: Phrase, *, edge: str = "", point: bool = False) -> Reading | None:
    """The time that `phrase` says by the reading `reads`; `edge` its first or last day instead."""
    reading = READINGS[reads](phrase)
    if reading is None:
        return None
    if edge:
        day = reading.days.start if edge == "start" else reading.days.end
        return Reading(Days(day, day), "point")
    return Reading(reading.days, "point") if point and reading.kind == "day" else reading
