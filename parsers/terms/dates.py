"""The date behind a label: day first, always; an impossible or ambiguous print is refused, never swapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.terms.periods_tokens import FIRST_YEAR, LAST_YEAR, numeric_date, tokenise

if TYPE_CHECKING:
    from parsers.terms.periods_tokens import Stream
    from records.release import Lang

_NUMERIC: Final = re.compile(
    r"""
    (?<![0-9.,/-])(?:
        (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})
      | (?P<day>[0-9]{1,2})\ ?(?P<sign>[./-])\ ?(?P<month>[0-9]{1,2})\ ?(?P=sign)\ ?
        (?P<year>[0-9]{4}|[0-9]{2})
    )(?![0-9])
    """,
    re.VERBOSE,
)
_DATEPARSER_LANGUAGES: Final = ("en", "ru")  # it knows no Kazakh
_DATEPARSER_SETTINGS: Final = {
    "DATE_ORDER": "DMY",
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A print that looks like a date and cannot be taken for one; `reason` is one line that names it."""

    reason: str


class _Printed(NamedTuple):
    """A date in words: what was printed of it, and its parts (the month as printed and as a number)."""

    start: int
    words: str
    day: int
    month_word: str
    month: int
    year: int


def read_date(text: str, lang: Lang) -> date | Refusal | None:
    """The first date of `text`, the words after a label; None where there is none.

    Numbers are day first (`09.08.2024`, `9/8/2024`) or ISO; `31.02.2025`, `02.30.2024` and two-digit years
    are refused with a reason. English and Russian dates in words are read by dateparser.
    """
    numeric = _NUMERIC.search(text)
    printed = _in_words(text, lang)
    if printed and (numeric is None or printed.start < numeric.start()):
        return _read_words(printed, lang)
    return _read_numeric(numeric) if numeric else None


def _read_numeric(match: re.Match[str]) -> date | Refusal:
    if match["year"] and len(match["year"]) == 2:
        return Refusal(f"{match[0]!r} has a two-digit year")
    day = numeric_date(match)
    if day is None:
        return Refusal(f"{match[0]!r} is no date of the calendar, day first")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Refusal(f"{match[0]!r} is not in the years {FIRST_YEAR}-{LAST_YEAR}")
    return day


def _in_words(text: str, lang: Lang) -> _Printed | None:
    """The first day, month and year in the order in which `lang` prints them."""
    stream = tokenise(text, lang, 0, len(text))
    grammar = stream.vocabulary.periods
    for match in grammar.pattern.finditer(stream.letters):
        if grammar.rule_of(match).reads == "day":
            printed = _parts(stream, *match.span())
            if printed:
                return printed
    return None


def _parts(stream: Stream, first: int, last: int) -> _Printed | None:
    """The first day of the tokens `first` to `last`; None where a part of it is missing."""
    classes = stream.vocabulary.letters
    tokens = list(zip(stream.tokens[first:last], stream.letters[first:last], strict=True))
    months = stream.vocabulary.month_letters
    days = [token for token, letter in tokens if letter == classes["number"]]
    month = [token for token, letter in tokens if letter in months]
    years = [token for token, letter in tokens if letter == classes["year"]]
    if not (days and month and years):
        return None
    start = stream.tokens[first].start
    return _Printed(
        start=start,
        words=stream.text[start : stream.tokens[last - 1].end],
        day=days[0].value,
        month_word=stream.text[month[0].start : month[0].end],
        month=month[0].value,
        year=years[0].value,
    )


def _read_words(printed: _Printed, lang: Lang) -> date | Refusal:
    if lang in _DATEPARSER_LANGUAGES:
        day = _ask_dateparser(f"{printed.day} {printed.month_word} {printed.year}", lang)
    else:
        day = _calendar_day(printed)
    return day or Refusal(f"{printed.words!r} is no date of the calendar")


def _ask_dateparser(words: str, lang: Lang) -> date | None:
    # imported here: it costs more than a whole release, and most dates are numbers
    import dateparser  # noqa: PLC0415

    moment = dateparser.parse(words, languages=[lang], settings=_DATEPARSER_SETTINGS)
    return moment.date() if moment else None


def _calendar_day(printed: _Printed) -> date | None:
    try:
        return date(printed.year, printed.month, printed.day)
    except ValueError:
        return None
