"""The time that a label names: whole, the year alone, or a part of a year that another label dates."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.sentence import Terms
from parsers.tables.contents import read_content
from parsers.terms.periods import PeriodTerm, find_periods
from parsers.terms.periods_calendar import months
from records.period import period

if TYPE_CHECKING:
    from records.period import TimePeriod
    from records.release import Lang

#: a year in which any part of a year makes a time, to find out whether words name one
_ANY_YEAR = 2015
_MONTH_OF_YEAR = re.compile(r"(?P<month>0[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)")
#: `2024 as a percentage of 2023`
_YEAR_TO_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)[^\W\d]*(?:\s+[^\W\d]+|\s*%)+\s+(?P<base>(?:19|20)\d\d)\W*"
)
_WORDS = re.compile(r"[^\W\d_]{4}")  # more than a preposition
_AROUND = " ()[].,;:"
_BARE_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d./%-])")


class LabelTime(NamedTuple):
    """The time of a label: `whole` is dated; `year` is a year alone; `part` are words that a year makes a
    time.

    `base` where it also names what is compared with; `opens_base` where its last word leads to that
    (`January 2025 to` over `December 2024`): the label under it is then no time of the cell. `embedded`
    where the label says more than the time (`built before 1970`).
    """

    whole: TimePeriod | None = None
    year: int | None = None
    part: str | None = None
    lang: Lang = "en"
    base: bool = False
    opens_base: bool = False
    embedded: bool = False

    @property
    def says(self) -> bool:
        """Whether there is any."""
        return self.whole is not None or self.year is not None or self.part is not None

    def says_only(self, time: TimePeriod) -> bool:
        """Whether a label of this time names the `time` of a cell, or the year or the part of one, and no
        more.
        """
        if self.base:
            return False
        if self.year is not None:
            return time.start.year <= self.year <= time.end.year
        if self.part is not None:
            named = dated(self.part, time.end.year, self.lang)
            return named is not None and named.end == time.end
        return self.whole is not None and self.whole.sdmx == time.sdmx


def read_time(text: str, terms: Terms, lang: Lang) -> LabelTime:
    """The time of the label `text`; what is compared with is none of it."""
    content = read_content(text)
    if content.kind == "year":
        return LabelTime(year=int(content.value))
    if month := _MONTH_OF_YEAR.fullmatch(text.strip()):
        return LabelTime(whole=_month_time(int(month["year"]), int(month["month"]), text.strip()), lang=lang)
    if compared := _YEAR_TO_YEAR.fullmatch(text):
        return LabelTime(year=int(compared["year"]), lang=lang, base=True)
    bases = any(term.base is not None for term in terms)
    named = [term.period for term in terms if term.period is not None]
    if not bases and len(named) > 1 and any(term.value("unit") == "percent" for term in terms):
        return _of_period(text[: named[0].end], named[0], lang, compared=True)._replace(base=True)
    opens = len(terms) > 1 and terms[-1].has("to", "base_to", "than", "against")
    if named:
        found = _of_period(text, named[-1], lang, compared=bases)
    else:
        year = _bare_year(text, terms)
        part = text if year is None and not bases and dated(text, _ANY_YEAR, lang) else None
        found = LabelTime(year=year, part=part, lang=lang, embedded=year is not None)
    return found._replace(base=bases, opens_base=opens)


def year_time(year: int) -> TimePeriod:
    """The time of a whole year."""
    return period(str(year), *months((year, 1), (year, 12)))


def _month_time(year: int, month: int, text: str) -> TimePeriod:
    return period(text, *months((year, month), (year, month)))


def _of_period(text: str, period: PeriodTerm, lang: Lang, *, compared: bool) -> LabelTime:
    """A whole time; of a year, what stands beside it may be a part of it (`I quarter` behind `2024`)."""
    if period.kind != "year":
        around = text[: period.start] + text[period.end :]
        return LabelTime(whole=period.time, lang=lang, embedded=bool(_WORDS.search(around)))
    year = period.time.start.year
    outside = (text[: period.start] + " " + text[period.end :]).strip(" ,.()")
    part = outside if outside and not compared and dated(outside, year, lang) else None
    more = part is None and bool(_WORDS.search(outside))
    return LabelTime(year=year, part=part, lang=lang, embedded=more)


def _bare_year(text: str, terms: Terms) -> int | None:
    """The one year that opens or closes a label without a word: `2024 in % to 2023`, `Output, 2024`."""
    spans = [(term.start, term.end) for term in terms if term.base is not None]
    years = [m for m in _BARE_YEAR.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    if len(years) != 1:
        return None
    before, after = text[: years[0].start()].strip(_AROUND), text[years[0].end() :].strip(_AROUND)
    return int(years[0].group()) if not before or not after else None


def compared_with(text: str, lang: Lang) -> TimePeriod | None:
    """The second time of `2024 as a percentage of 2023`, which is compared with."""
    found = _YEAR_TO_YEAR.fullmatch(text.strip())
    if found:
        return year_time(int(found["base"]))
    named = find_periods(text, lang)
    return named[-1].time if len(named) > 1 else None


@lru_cache(maxsize=50_000)
def dated(part: str, year: int, lang: Lang) -> TimePeriod | None:
    """The time that the words `part` name in `year`: `I quarter`, `January`, `9 months`; else None."""
    named = find_periods(part, lang, year=year)
    if len(named) == 1:
        return named[0].time
    joined = find_periods(f"{part} {year}", lang) if not _BARE_YEAR.search(part) else []
    if len(joined) == 1 and joined[0].kind != "year":
        return joined[0].time
    return None
