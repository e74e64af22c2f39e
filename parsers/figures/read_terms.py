"""How the text of a sentence becomes its row of terms: numbers, times and phrases of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parsers.figures.compound import join_compounds
from parsers.figures.sentence import Reading, Term, Terms
from parsers.terms.bases import BaseTerm, find_times, may_hold_time
from parsers.terms.numbers import DecimalMark, Number, find_numbers
from parsers.terms.periods import PeriodTerm
from parsers.vocabulary.language import language
from parsers.vocabulary.lexicon import Match, Tokens, tokenise

if TYPE_CHECKING:
    from records.release import Lang

_LONGEST_PHRASE = 12  # tokens
_OPEN, _CLOSE = "([", ")]"
_PERIOD, _NUMBER = frozenset({"period"}), frozenset({"number"})
_BASE, _BASE_TO = frozenset({"base"}), frozenset({"base", "base_to"})
_INDEX_OPENERS = frozenset({"base_to", "index"})
_ABBREVIATED = frozenset({"unit", "multiplier", "city", "region", "district"})

Spans = dict[int, Term]


def read_terms(text: str, start: int, end: int, reading: Reading) -> Terms:
    """The terms of `text[start:end]`, in order and without gaps but blanks."""
    tokens = tokenise(text, start, end)
    spans, bare_month = _times(text, tokens, reading) if tokens.words else ({}, False)
    numbers = _Numbers(text, start, end, reading.mark)
    terms = Terms(join_compounds(_terms(tokens, spans, numbers, reading.lang)))
    terms.has_bare_month = bare_month
    terms.in_capitals = text[start:end].isupper()
    words = language(reading.lang)
    terms.verb_final, terms.verb_endings = words.verb_final, words.verb_endings
    return terms


def _times(text: str, tokens: Tokens, reading: Reading) -> tuple[Spans, bool]:
    """The periods and bases by their first offset, and whether a month is left over."""
    start, end = tokens.starts[0], tokens.ends[-1]
    if not may_hold_time(text, start, end, tokens.words, reading.lang):
        return {}, False
    bases, periods, bare_month = find_times(text, reading.lang, start, end, reading.reference)
    spans = {p.start: Term(p.start, p.end, "", 0, categories=_PERIOD, period=p) for p in periods}
    for base in bases:
        term = _base_term(base, tokens, reading.lang)
        spans[term.start] = term
    return spans, bare_month


def _named_base(term: Term, previous: Term | None, tokens: Tokens, index: int, lang: Lang) -> Term:
    """A period right behind `than` or `to the level of` is what is compared with, not when.

    So is one in the case that only comparisons take (`… с февралем 2025 года – на 18,6%`).
    """
    if term.period is not None and _is_compared_from(tokens, index, term.end, lang):
        return _as_base(term, term.period, _BASE)
    if term.period is None or previous is None:
        return term
    compared = previous.has("from") and _is_in_case("instrumental", tokens, index, term.end, lang)
    if not compared and not previous.has("than", "index", "more", "less"):
        return term
    return _as_base(term, term.period, _BASE_TO if previous.has("index") else _BASE)


def _as_base(term: Term, period: PeriodTerm, categories: frozenset[str]) -> Term:
    base = BaseTerm(period.start, period.end, period.time, "named", marked=True)
    return term._replace(categories=categories, period=None, base=base)


def _is_compared_from(tokens: Tokens, index: int, end: int, lang: Lang) -> bool:
    """`2023 жылғы III тоқсаннан 9,1%-ға көп`: a time in the ablative right before a number."""
    endings = language(lang).cases["ablative"]
    if not endings:
        return False
    behind = next((i for i in range(index, len(tokens.words)) if tokens.starts[i] >= end), None)
    if behind is None:
        return False
    told = language(lang).lexicon.match(tokens, behind)
    number = told.stop if told is not None and "respectively" in told.meaning.categories else behind
    if number >= len(tokens.words) or not tokens.words[number].isdecimal():
        return False
    return tokens.words[behind - 1].endswith(endings)


def _is_in_case(case: str, tokens: Tokens, index: int, end: int, lang: Lang) -> bool:
    """Whether one of the words from token `index` up to the offset `end` has the ending of `case`."""
    endings = language(lang).cases[case]
    while index < len(tokens.words) and tokens.starts[index] < end:
        if endings and tokens.words[index].endswith(endings):
            return True
        index += 1
    return False


def _base_term(base: BaseTerm, tokens: Tokens, lang: Lang) -> Term:
    """The term of a base; its marker tells the base of an index (`to`) from that of a change (`than`)."""
    index = tokens.starts.index(base.start)
    if tokens.words[index] == ",":
        index += 1  # a comma may open the phrase, but it parts two figures
    match = language(lang).lexicon.match(tokens, index)
    opens_index = match is not None and not match.meaning.categories.isdisjoint(_INDEX_OPENERS)
    categories = _BASE_TO if opens_index else _BASE
    return Term(tokens.starts[index], base.end, "", 0, categories=categories, base=base)


def _terms(tokens: Tokens, spans: Spans, numbers: _Numbers, lang: Lang) -> Iterator[Term]:
    lexicon = language(lang).lexicon
    words, starts = tokens.words, tokens.starts
    index = depth = 0
    previous: Term | None = None
    counted = False  # whether the term before is the unit of a number
    while index < len(words):
        word = words[index]
        depth = max(depth - (word in _CLOSE), 0)
        if starts[index] in spans:
            term = _named_base(spans[starts[index]]._replace(depth=depth), previous, tokens, index, lang)
        else:
            limit = _before_span(starts, index, spans) if spans else None
            match = lexicon.match(tokens, index, limit)
            if match is not None and "bound" in match.meaning.categories and counted:
                match = lexicon.match(tokens, index, index + 1)  # "10 % more than": no bound of the number
            term = _phrase(tokens, index, depth, previous, match) or _word(tokens, index, numbers, depth)
        depth += word in _OPEN
        index += 1
        while index < len(words) and starts[index] < term.end:
            index += 1
        counted = "unit" in term.categories and previous is not None and _counts(previous)
        previous = term
        yield term


def _counts(term: Term) -> bool:
    return term.number is not None or "multiplier" in term.categories


def _phrase(
    tokens: Tokens, index: int, depth: int, previous: Term | None, match: Match | None
) -> Term | None:
    if match is None or _counts_people(tokens.words[index : match.stop], previous):
        return None
    end = tokens.ends[match.stop - 1]
    entries, categories = match.meaning
    if not categories.isdisjoint(_ABBREVIATED) and _is_abbreviated(tokens, match.stop):
        end = tokens.ends[match.stop]
    return Term(tokens.starts[index], end, tokens.words[index], depth, entries, categories)


def _before_span(starts: list[int], index: int, spans: Spans) -> int:
    """No phrase reaches into a period or a base (`less than` into `than in May 2024`)."""
    for i in range(index + 1, min(index + _LONGEST_PHRASE, len(starts))):
        if starts[i] in spans:
            return i
    return len(starts)


def _counts_people(phrase: list[str], previous: Term | None) -> bool:
    """Whether `на 1000 человек` is no unit of a rate but what something grew by.

    A rate's unit follows its number or opens the clause; after a verb of change the number is a figure.
    """
    if previous is None or not previous.categories:
        return False
    return previous.has("increase", "decrease", "more", "less") and any(word.isdigit() for word in phrase)


def _is_abbreviated(tokens: Tokens, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to the abbreviation before it (`тыс. человек`, `г. Астана`)."""
    if stop + 1 >= len(tokens.words):
        return False
    dot = tokens.words[stop] == "." and tokens.starts[stop] == tokens.ends[stop - 1]
    return dot and tokens.words[stop - 1].isalpha()


def _word(tokens: Tokens, index: int, numbers: _Numbers, depth: int) -> Term:
    start, word = tokens.starts[index], tokens.words[index]
    number = numbers.at(start) if word.isdecimal() else None
    if number is None:
        return Term(start, tokens.ends[index], word, depth)
    return Term(start, number.end, "", depth, (), _NUMBER, number)


class _Numbers:
    """The numbers of a sentence by their first offset."""

    def __init__(self, text: str, start: int, end: int, mark: DecimalMark | None) -> None:
        self._text, self._end, self._mark = text, end, mark
        self._found = {number.start: number for number in find_numbers(text, start, end, mark)}

    def at(self, start: int) -> Number | None:
        """The number that begins at `start`; read anew where a unit took its first digits (`м3 100`)."""
        if start in self._found:
            return self._found[start]
        number = next(find_numbers(self._text, start, self._end, self._mark), None)
        return number if number is not None and number.start == start else None
