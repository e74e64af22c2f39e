"""The head of a release: title, series, reference period and the two publication dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from parsers.blocks import Document, Role
from parsers.parts.printed_dates import DATES, read_printed_dates
from parsers.parts.reference_period import NO_PERIOD, confirmed
from parsers.parts.sections import Part
from parsers.parts.states import Found
from parsers.terms.bases import find_bases, leaves_time_unread
from parsers.terms.dates import Refusal, read_date
from parsers.terms.languages import language_of
from parsers.terms.periods import PeriodTerm, find_periods
from parsers.vocabulary.language import language
from parsers.vocabulary.lexicon import tokenise
from records.period import TimePeriod, period
from records.release import FieldState, Lang

_YEAR = re.compile(r"(?<!\d)(?:199\d|20\d\d|2100)(?!\d)")
_MARK = re.compile(r"(?:(?<![\d(])\d{1,2}\)|\*+\)?)$")
_DASHES = frozenset("-–—")
_AFTER_YEAR = " )]*¹²³"  # what may close a title behind its year


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a release, each field with the state it was found in."""

    title: Found[str]
    series: Found[str]
    time_period: Found[TimePeriod | None]
    dates: dict[str, Found[date | None]] = field(default_factory=dict)

    def states(self) -> dict[str, FieldState]:
        """The states of the header's fields, by name."""
        found: dict[str, Found[object]] = {
            "title": self.title,
            "series": self.series,
            "time_period": self.time_period,
            **self.dates,
        }
        return {name: value.field for name, value in found.items()}


def read_header(document: Document, parts: list[Part], lang: Lang) -> Header:
    """The header of `document`, of which `parts` are the sections."""
    title = _title(document, lang)
    periods = _periods(title, lang)
    prints = _prints(document, parts)
    dates = {name: _date(prints[name], lang) for name in DATES}
    series = _series(title, periods, lang)
    return Header(
        title=_worded(title),
        series=_worded(series),
        time_period=confirmed(document, _reference(title, periods, lang), lang),
        dates=dates,
    )


def reference_period(title: str, lang: Lang) -> TimePeriod | None:
    """The reference period that a title names; None where it names none or a part of it cannot be read."""
    return _reference(title, _periods(title, lang), lang).value


def _worded(words: str) -> Found[str]:
    return Found(words) if words else Found(words, "not_found", "the document has no title")


def _title(document: Document, lang: Lang) -> str:
    """The title, of several (a cover in two languages) the first in `lang`; without a footnote's mark."""
    titles = [
        " ".join(words.split())
        for block in document.blocks
        if block.role is Role.TITLE
        for words in _by_language(document.text_of(block))
    ]
    own = (title for title in titles if language_of(title) == lang)
    return _without_mark(next(own, titles[0] if titles else ""))


def _by_language(words: str) -> Iterator[str]:
    """The lines of a title; those in one language together."""
    for _, lines in groupby(words.splitlines(), key=language_of):
        yield "\n".join(lines)


def _without_mark(title: str) -> str:
    """A title without the footnote marks glued to its end (`Labour force1)`, `… in some countries*`)."""
    while (mark := _MARK.search(title)) and title.count("(") < title.count(")") + title.count("*"):
        title = title[: mark.start()].rstrip()
    return title


def _reference(title: str, periods: list[PeriodTerm], lang: Lang) -> Found[TimePeriod | None]:
    """The last period in the title: earlier ones belong to what is measured (`the 2021 census`).

    None where a part of it cannot be read: the rest of `January-Ju1y 2025` is another period.
    """
    if not periods:
        return Found(None, "not_found", NO_PERIOD)
    before = title[: periods[-1].start].rstrip()
    torn = before[-1:] in _DASHES and before[-2:-1].isalpha()
    if torn or leaves_time_unread(title, lang):
        return Found(None, "ambiguous", "a part of the title's period cannot be read")
    return Found(periods[-1].time)


def _periods(title: str, lang: Lang) -> list[PeriodTerm]:
    """The times in a title, but for those that something is compared with (`… to december 2015`)."""
    bases = [base for base in find_bases(title, lang) if base.marked]
    found = find_periods(title, lang)
    own = [term for term in found if not any(base.start <= term.start < base.end for base in bases)]
    return own if found else _closing_year(title)


def _closing_year(title: str) -> list[PeriodTerm]:
    """The year that closes a title (`Industry of Kazakhstan 2024`), where no other year stands in it."""
    years = list(_YEAR.finditer(title))
    if len(years) != 1 or title[years[0].end() :].strip(_AFTER_YEAR):
        return []
    start, end = years[0].span()
    if start and title[start - 1] not in " ([":
        return []
    year = int(years[0].group())
    time = period(title[start:end], date(year, 1, 1), date(year, 12, 31))
    return [PeriodTerm(start, end, time, "year")]


def _series(title: str, periods: list[PeriodTerm], lang: Lang) -> str:
    """The title without its reference period, its brackets and the words that lead into it."""
    if not periods:
        return title
    start, end = periods[-1].start, periods[-1].end
    before, after = title[:start].rstrip(" ,:–—-"), title[end:].lstrip(" ,:–—-")
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1], after[1:]
    before = _without_lead(before.rstrip(" ,:–—-"), lang)
    after = after.lstrip("*¹²³ .,:–—-")
    if before.endswith("(") and after.startswith(")"):  # the words that led into it stood in them
        before, after = before[:-1].rstrip(" ,:–—-"), after[1:]
    return re.sub(r"\s+", " ", f"{before} {after}").strip() or title


def _without_lead(words: str, lang: Lang) -> str:
    """Without the preposition that led into the period (`… for`, `… за`)."""
    tokens = tokenise(words)
    for index in range(len(tokens.words) - 1, -1, -1):
        match = language(lang).lexicon.match(tokens, index, index + 1)
        if match is None or match.meaning.categories.isdisjoint(("preposition", "article")):
            break
        words = words[: tokens.starts[index]].rstrip()
    return words


def _date(prints: list[str], lang: Lang) -> Found[date | None]:
    readings = {reading for words in dict.fromkeys(prints) if (reading := read_date(words, lang)) is not None}
    refused = [reading for reading in readings if isinstance(reading, Refusal)]
    days = {reading for reading in readings if isinstance(reading, date)}
    if len(days) > 1:
        return Found(None, "conflicting", f"printed as {' and '.join(map(str, sorted(days)))}")
    if days:
        return Found(days.pop())
    if refused:
        return Found(None, "ambiguous", refused[0].reason)
    if prints:
        return Found(None, "stated_absent", "the label stands without a date")
    return Found(None, "not_found", "no label of this date in the document")


def _prints(document: Document, parts: list[Part]) -> dict[str, list[str]]:
    """What stands behind the labels of each date."""
    found: dict[str, list[str]] = {name: [] for name in DATES}
    blocks = [b for part in parts for b in part.blocks if part.key == "front" or b.role is Role.DATES]
    for printed in read_printed_dates(document, blocks):
        found[printed.name].append(printed.words)
    return found
