"""A sentence as a row of typed terms: what the grammar of figures works on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from parsers.terms.bases import BaseTerm, find_bases
from parsers.terms.numbers import DecimalMark, Number, find_numbers
from parsers.terms.periods import PeriodTerm, find_periods
from parsers.vocabulary.language import language
from parsers.vocabulary.lexicon import Entry, Match, Token, tokenise

if TYPE_CHECKING:
    from records.period import TimePeriod
    from records.release import Lang


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a sign, a number or a phrase with a meaning; `entries` are its meanings by category."""

    start: int
    end: int
    word: str
    depth: int  # of round brackets
    entries: tuple[Entry, ...] = ()
    categories: frozenset[str] = field(default=frozenset())
    number: Number | None = None
    period: PeriodTerm | None = None
    base: BaseTerm | None = None

    def value(self, category: str) -> str | int | None:
        """The value of the first meaning in `category`; None where it has none."""
        return next((value for name, value in self.entries if name == category), None)

    def has(self, *categories: str) -> bool:
        """Whether one of the meanings is in one of `categories`."""
        return not self.categories.isdisjoint(categories)


class Reading(NamedTuple):
    """How a release is read: its language, its decimal mark and its reference period."""

    lang: Lang
    mark: DecimalMark | None
    reference: TimePeriod | None


_LONGEST_PHRASE = 12  # tokens
_OPEN, _CLOSE = "([", ")]"


def read_terms(text: str, start: int, end: int, reading: Reading) -> list[Term]:
    """The terms of `text[start:end]`, in order and without gaps but blanks."""
    year = reading.reference.start.year if reading.reference else None
    bases = find_bases(text, reading.lang, start, end, reading.reference)
    periods = find_periods(text, reading.lang, start, end, year=year)
    numbers = {number.start: number for number in find_numbers(text, start, end, reading.mark)}
    spans: dict[int, BaseTerm | PeriodTerm] = {period.start: period for period in _outside(periods, bases)}
    spans.update({base.start: base for base in bases})
    return list(_terms(tokenise(text, start, end), spans, numbers, reading.lang))


def _outside(periods: list[PeriodTerm], bases: list[BaseTerm]) -> Iterator[PeriodTerm]:
    for period in periods:
        if not any(base.start <= period.start < base.end for base in bases):
            yield period


def _terms(
    tokens: list[Token], spans: dict[int, BaseTerm | PeriodTerm], numbers: dict[int, Number], lang: Lang
) -> Iterator[Term]:
    index = depth = 0
    lexicon = language(lang).lexicon
    previous: Term | None = None
    while index < len(tokens):
        token = tokens[index]
        depth = max(depth - (token.word in _CLOSE), 0)
        match = lexicon.match(tokens, index, _before_span(tokens, index, spans))
        term = (
            _span_term(token, spans, depth)
            or _phrase_term(tokens, index, depth, previous, match)
            or _number_term(token, numbers, depth)
            or Term(token.start, token.end, token.word, depth)
        )
        depth += token.word in _OPEN
        while index < len(tokens) and tokens[index].start < term.end:
            index += 1
        previous = term
        yield term


def _span_term(token: Token, spans: dict[int, BaseTerm | PeriodTerm], depth: int) -> Term | None:
    found = spans.get(token.start)
    if found is None:
        return None
    if isinstance(found, BaseTerm):
        return Term(found.start, found.end, "", depth, categories=frozenset({"base"}), base=found)
    return Term(found.start, found.end, "", depth, categories=frozenset({"period"}), period=found)


def _phrase_term(
    tokens: list[Token], index: int, depth: int, previous: Term | None, match: Match | None
) -> Term | None:
    if match is None:
        return None
    start, end = tokens[index].start, tokens[match.stop - 1].end
    if _counts_people(tokens[index : match.stop], previous):
        return None
    if match.stop < len(tokens) and _is_abbreviation(match.entries, tokens, match.stop):
        end = tokens[match.stop].end
    categories = frozenset(entry.category for entry in match.entries)
    return Term(start, end, tokens[index].word, depth, match.entries, categories)


def _before_span(tokens: list[Token], index: int, spans: dict[int, BaseTerm | PeriodTerm]) -> int:
    """No phrase reaches into a period or a base (`less than` into `than in May 2024`)."""
    if spans:
        for i in range(index + 1, min(index + _LONGEST_PHRASE, len(tokens))):
            if tokens[i].start in spans:
                return i
    return len(tokens)


def _counts_people(phrase: list[Token], previous: Term | None) -> bool:
    """Whether `на 1000 человек` is no unit of a rate but what something grew by.

    A rate's unit follows its number or opens the clause; after a verb of change the number is a figure.
    """
    has_number = any(token.word.isdigit() for token in phrase)
    return has_number and previous is not None and previous.has("increase", "decrease", "more", "less")


def _is_abbreviation(entries: tuple[Entry, ...], tokens: list[Token], stop: int) -> bool:
    """Whether the full stop at `stop` belongs to the unit or multiplier before it (`тыс. человек`)."""
    if not any(entry.category in {"unit", "multiplier"} for entry in entries):
        return False
    dot = tokens[stop]
    return dot.word == "." and dot.start == tokens[stop - 1].end and stop + 1 < len(tokens)


def _number_term(token: Token, numbers: dict[int, Number], depth: int) -> Term | None:
    number = numbers.get(token.start)
    if number is None:
        return None
    return Term(number.start, number.end, "", depth, categories=frozenset({"number"}), number=number)
