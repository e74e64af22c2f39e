"""What a change or an index is measured against: phrases of comparison and the time that they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from parsers.blocks import Span
from parsers.terms.bases_frames import FRAMES
from parsers.terms.periods import phrase_of, place_periods
from parsers.terms.periods_tokens import Stream, Token, tokenise
from parsers.terms.years_left_out import with_years
from parsers.vocabulary.periods import time_words
from records.period import period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parsers.terms.bases_frames import Frame
    from parsers.terms.periods import PeriodTerm, Placed
    from records.period import TimePeriod
    from records.release import Lang


#: classes of words that a period of less than a year is named by
_PARTS_OF_YEAR = (
    "month",
    "month_dative",
    "month_locative",
    "month_than",
    "quarter",
    "quarter_dative",
    "quarter_than",
    "half_year",
    "half_year_dative",
)
_LONGEST_BRACKET = 500  # characters
_CLAUSE_END = re.compile("[;:,]")
_LOOKS_LIKE_YEAR = re.compile("(?:19|20)[0-9]{2}")


class BaseTerm(NamedTuple):
    """A base printed at `text[start:end]`, its marker of comparison included.

    `time` is None where the phrase does not say which time it is without knowing more. `marked` is false for
    `the corresponding period of 2023` without a marker, which may be the time of the figure itself.
    """

    start: int
    end: int
    time: TimePeriod | None
    frame: Frame
    marked: bool
    of_day: bool = False  # the phrase speaks of a day: "the same date of the previous year"


class Times(NamedTuple):
    """The times of a text; `bare_month` is true where a month is named in a way that no form explains."""

    bases: list[BaseTerm]
    periods: list[PeriodTerm]
    bare_month: bool


def find_bases(
    text: str, lang: Lang, start: int = 0, end: int | None = None, reference: TimePeriod | None = None
) -> list[BaseTerm]:
    """The bases printed in `text[start:end]`, in order, none inside another.

    Relative phrases (`the previous month`, `the corresponding period of 2023`) are worked out from the last
    period printed before them, else the first behind them in the clause, else `reference` (the time of the
    release), and have no time where that leaves doubt.
    """
    stream = tokenise(text, lang, start, len(text) if end is None else end)
    placed = list(place_periods(stream, None))
    return _bases(stream, placed, placed, reference)


def may_hold_time(text: str, start: int, end: int, words: Iterable[str], lang: Lang) -> bool:
    """Whether `text[start:end]`, with these `words` in lower case, can hold a period or a base at all."""
    return bool(_LOOKS_LIKE_YEAR.search(text, start, end)) or not time_words(lang).cues.isdisjoint(words)


def find_times(text: str, lang: Lang, start: int, end: int, reference: TimePeriod | None) -> Times:
    """The bases of `text[start:end]` and the periods outside them, read in one pass.

    `reference` is the time of the release, of whose year a period without one is (`years_left_out`).
    """
    stream = tokenise(text, lang, start, end)
    placed = list(place_periods(stream, None))
    dated = placed
    if reference is not None and _has_bare_times(stream, placed):
        dated = with_years(stream, placed, reference)
    bases = _bases(stream, placed, dated, reference)
    placed = dated
    periods = (found.term for found in placed)
    outside = [period for period in periods if not _overlaps(period, bases)]
    return Times(bases, outside, _has_bare_months(stream, placed, bases))


def leaves_time_unread(text: str, lang: Lang) -> bool:
    """Whether a month or a quarter stands in `text` that no time of it holds (`January-Ju1y 2025`)."""
    stream = tokenise(text, lang, 0, len(text))
    letters = stream.vocabulary.letters
    wanted = frozenset(letters[name] for name in _PARTS_OF_YEAR if name in letters)
    placed = list(place_periods(stream, None))
    return next(_outside(stream, placed, wanted), None) is not None


def _has_bare_months(stream: Stream, placed: list[Placed], bases: list[BaseTerm]) -> bool:
    return any(
        not _is_inside(token.start, bases)
        for token in _outside(stream, placed, stream.vocabulary.month_letters)
    )


def _has_bare_times(stream: Stream, placed: list[Placed]) -> bool:
    """Whether a word of time stands outside the times that are printed with their year (`in June`)."""
    return next(_outside(stream, placed, stream.vocabulary.cue_letters), None) is not None


def _outside(stream: Stream, placed: list[Placed], letters: frozenset[str]) -> Iterator[Token]:
    """The tokens of the classes `letters` that no time of `placed` is made of."""
    if letters.isdisjoint(stream.letters):
        return
    covered = {index for first, last, _ in placed for index in range(first, last)}
    for index, letter in enumerate(stream.letters):
        if letter in letters and index not in covered:
            yield stream.tokens[index]


def _is_inside(offset: int, spans: Sequence[BaseTerm | Span]) -> bool:
    """Whether one of `spans`, in order and none inside another, holds `offset`."""
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return at > 0 and offset < spans[at - 1].end


def _overlaps(period: PeriodTerm, bases: Sequence[BaseTerm]) -> bool:
    at = bisect_left(bases, period.end, key=lambda base: base.start)
    return at > 0 and bases[at - 1].end > period.start


def _bases(
    stream: Stream, placed: list[Placed], dated: list[Placed], reference: TimePeriod | None
) -> list[BaseTerm]:
    """The bases of `stream`, whose times with a year are `placed`; `dated` has those of a known year too."""
    collapsed = _collapse(stream, placed)
    terms = {(found.term.start, found.term.end): found.term for found in placed}
    matches = list(stream.vocabulary.bases.pattern.finditer(collapsed.letters))
    inside = [_span(collapsed, match) for match in matches]
    own = [found.term for found in dated if not _is_inside(found.term.start, inside)]
    free = [term for term in own if not _in_brackets(stream, term.start)]
    return [
        _base(
            *(collapsed, match, terms),
            _seen_from(stream.text, span, own if _in_brackets(stream, span.start) else free, reference),
        )
        for match, span in zip(matches, inside, strict=True)
    ]


def _span(stream: Stream, match: re.Match[str]) -> Span:
    return Span(stream.tokens[match.start()].start, stream.tokens[match.end() - 1].end)


def _seen_from(
    text: str, base: Span, own: list[PeriodTerm], reference: TimePeriod | None
) -> TimePeriod | None:
    """The time that a relative base is relative to."""
    at = bisect_left(own, base.start, key=lambda term: term.start)
    if at:
        return own[at - 1].time
    if own and not _CLAUSE_END.search(text, base.end, own[0].start):
        return own[0].time
    return reference


def _in_brackets(stream: Stream, offset: int) -> bool:
    first = max(stream.tokens[0].start, offset - _LONGEST_BRACKET)
    return stream.text.rfind("(", first, offset) > stream.text.rfind(")", first, offset)


def _collapse(stream: Stream, placed: list[Placed]) -> Stream:
    """`stream` with one token for each time; whether it ends in the dative stays visible."""
    classes = stream.vocabulary.letters
    datives = {letter for name, letter in classes.items() if name.endswith("_dative")}
    tokens: list[Token] = []
    letters: list[str] = []
    done = 0
    for first, last, term in placed:
        tokens += [*stream.tokens[done:first], Token(term.start, term.end, 0)]
        dative = "_dative" if stream.letters[last - 1] in datives else ""
        name = "point_term" if term.kind in ("point", "day", "days") else f"period_term{dative}"
        letters += [stream.letters[done:first], classes[name]]
        done = last
    tokens += stream.tokens[done:]
    letters.append(stream.letters[done:])
    return Stream(stream.text, stream.vocabulary, tokens, "".join(letters))


def _base(
    stream: Stream,
    match: re.Match[str],
    terms: dict[tuple[int, int], PeriodTerm],
    reference: TimePeriod | None,
) -> BaseTerm:
    grammar = stream.vocabulary.bases
    rule, target = grammar.rule_of(match), Span(*grammar.target_of(match))
    start, end = stream.tokens[target.start].start, stream.tokens[target.end - 1].end
    phrase = phrase_of(stream, target, target, reference.end.year if reference else None)
    named = terms.get((start, end))
    found = FRAMES[rule.reads](phrase, named.time if named else None, reference)
    time = None
    if found.days:
        time = period(stream.text[start:end], *found.days, cumulative=found.cumulative)
    return BaseTerm(
        stream.tokens[match.start()].start,
        stream.tokens[match.end() - 1].end,
        time,
        found.frame,
        rule.marked,
        of_day=phrase.has("date_word"),
    )
