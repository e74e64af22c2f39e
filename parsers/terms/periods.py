"""Periods and points in time in the words of a release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.blocks import Span
from parsers.terms.periods_readings import Phrase, read
from parsers.terms.periods_tokens import tokenise
from records.period import period

if TYPE_CHECKING:
    from parsers.terms.periods_readings import PeriodKind
    from parsers.terms.periods_tokens import Stream
    from parsers.vocabulary.periods import Rule
    from records.period import TimePeriod
    from records.release import Lang

_DIGIT: Final = re.compile("[0-9]")


class PeriodTerm(NamedTuple):
    """A time printed at `text[start:end]`; the preposition before it is left out, but for points in time."""

    start: int
    end: int
    time: TimePeriod
    kind: PeriodKind


class Placed(NamedTuple):
    """A term and the tokens `first` to `last` (excluded) that it is made of."""

    first: int
    last: int
    term: PeriodTerm


def find_periods(
    text: str, lang: Lang, start: int = 0, end: int | None = None, *, year: int | None = None
) -> list[PeriodTerm]:
    """The times printed in `text[start:end]`, in order, none inside another.

    `year` is taken for a period printed without one (`in June`); such periods are left out where it is None.
    A range that starts in January is cumulative. Words that may be no time are left out: a four-digit number
    without a cue, `the last 3 months`, `the corresponding period` (that one is a base: `find_bases`).
    """
    stop = len(text) if end is None else end
    if year is None and not _DIGIT.search(text, start, stop):
        return []
    return [placed.term for placed in place_periods(tokenise(text, lang, start, stop), year)]


def place_periods(stream: Stream, year: int | None) -> Iterator[Placed]:
    """The times of `stream` with their tokens, in order."""
    grammar = stream.vocabulary.periods
    lone = _bracketed_numbers(stream) == 1
    for match in grammar.pattern.finditer(stream.letters):
        rule = grammar.rule_of(match)
        if rule.alone and not lone:
            continue
        for first, last in _segments(stream, match.start(), match.end(), listed=rule.listed):
            placed = _place(stream, rule, Span(first, last), Span(*match.span()), year)
            if placed:
                yield placed


def _bracketed_numbers(stream: Stream) -> int:
    """How many brackets open with a number: `(2025)` is a year where it is the only one."""
    shapes = stream.vocabulary.letters
    return sum(stream.letters.count(shapes["open"] + shapes[name]) for name in ("year", "number", "amount"))


def _segments(stream: Stream, first: int, last: int, *, listed: bool) -> Iterator[tuple[int, int]]:
    """The token ranges of the times in a list; one for all that is no list."""
    if listed:
        joints = {stream.vocabulary.letters["comma"], stream.vocabulary.letters["and"]}
        for index in range(first, last):
            if stream.letters[index] in joints:
                if first < index:
                    yield first, index
                first = index + 1
    yield first, last


def _place(stream: Stream, rule: Rule, own: Span, whole: Span, year: int | None) -> Placed | None:
    """The term of the tokens `own`; what they leave out is taken from the list `whole`."""
    reading = read(rule.reads, phrase_of(stream, own, whole, year), edge=rule.edge, point=rule.point)
    if reading is None:
        return None
    start, end = stream.tokens[own.start].start, stream.tokens[own.end - 1].end
    time = period(stream.text[start:end], *reading.days, cumulative=reading.cumulative)
    return Placed(own.start, own.end, PeriodTerm(start, end, time, reading.kind))


def phrase_of(stream: Stream, own: Span, whole: Span, year: int | None) -> Phrase:
    """The tokens of one time, and of the list it stands in."""
    return Phrase(
        stream.tokens[own.start : own.end],
        stream.letters[own.start : own.end],
        stream.tokens[whole.start : whole.end],
        stream.letters[whole.start : whole.end],
        stream.vocabulary.letters,
        year,
    )
