"""What is measured, where it stands behind its number: `12 648 people arrived`, `a dwelling was built`."""

from __future__ import annotations

from typing import NamedTuple

from parsers.figures.frames import Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.phrases import noun_phrase
from parsers.figures.sentence import Term, Terms

_COUNTED = ("count", "quantity")
_GOES_ON = ("preposition", "article", "population_noun")


class Things(NamedTuple):
    """The words behind a number that say what it measures, and their terms."""

    text: str
    terms: tuple[Term, ...]


def counted_things(terms: Terms, frame: Frame, text: str) -> Things | None:
    """`251 268 births were registered`: with no word before the number, its unit is what is counted.

    People, pieces and tons are of what stands behind them: `12 648 people arrived in the country`.
    """
    unit = frame.unit
    if unit.code is None:
        return None
    if unit.noun is not None and unit.kind == "rate":
        return _things(terms, range(unit.last - 1, unit.last), text)  # "41,2 doctors per 10 000 people"
    if is_named(terms, frame):
        return _things(terms, range(min(unit.words, default=unit.last), _end_of_noun(terms, frame)), text)
    spent = unit.kind == "money" and terms.has_at(unit.last + 1, "part_of", "level")
    if unit.kind not in _COUNTED and not spent:
        return None
    start = unit.last + 1 + terms.has_at(unit.last + 1, "level")  # "6,1 mln. people were transported"
    within = frame.tail
    if frame.beyond:
        start, within = frame.beyond.start, frame.beyond
    words = range(start, _end_of_clause(terms, within, start))
    if not words or not (is_core(terms[words[0]]) or terms[words[0]].has("part_of")):
        return None
    told = noun_phrase(terms, words, text).text
    return Things(told, tuple(terms[i] for i in words)) if told else None


def is_named(terms: Terms, frame: Frame) -> bool:
    """Whether the unit names what is counted: births, not people or pieces."""
    return frame.unit.kind == "count" and not terms[frame.unit.last].has("generic_unit")


def _things(terms: Terms, words: range, text: str) -> Things:
    printed = text[terms[words.start].start : terms[words[-1]].end]
    return Things(printed, tuple(terms[i] for i in words))


def _end_of_noun(terms: Terms, frame: Frame) -> int:
    stop = frame.unit.last + 1
    while stop in frame.tail and (is_core(terms[stop]) or terms[stop].word in DASHES):
        stop += 1
    return stop


def _end_of_clause(terms: Terms, within: range, start: int) -> int:
    """Behind the words from `start` that may tell of things: a verb of level, a comma, a time closes them."""
    stop = start
    while stop in within and (is_core(terms[stop]) or terms[stop].has(*_GOES_ON)):
        if terms[stop].has("than", "by", "more", "less"):
            break
        stop += 1
    return stop


def told_behind(terms: Terms, frame: Frame, text: str) -> Things | None:
    """`ТМД елдерінен 6 914 адам қоныс аударды`: a verb that closes the clause says what is measured."""
    if frame.unit.kind not in (*_COUNTED, "money"):
        return None
    start = frame.tail.start + (terms[frame.tail.start].word == ")") if frame.tail else 0
    behind = range(start, frame.tail.stop)
    comma = next((i for i in behind if not terms[i].word.isalpha() and not terms[i].categories), behind.stop)
    words = range(start, comma)
    told = noun_phrase(terms, words, text).text
    return Things(told, tuple(terms[i] for i in words)) if told else None
