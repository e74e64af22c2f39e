"""The noun phrase of a figure: its head without verbs, periods, areas and the words that only join."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from parsers.figures.sentence import Term

#: says when, where, how much or against what; never part of what is measured
_DROPPED = (
    "period",
    "base",
    "number",
    "number_word",
    "level",
    "share_verb",
    "frame",
    "area_country",
    "area_region",
    "area_city",
    "country",
    "positive",
    "negative",
    "approximate",
    "including",
    "unchanged",
    "suffix",
    "multiplier",
    "than",
    "over_year",
    "over_month",
    "over_other",
)
_CHANGES = ("increase", "decrease", "more", "less")
_JOINS = ("preposition", "article", "conjunction", "relative", "by", "to", "from", "topic")
_KEPT = ("balance", "inflation", "internal", "share", "rate", "index", "count_of", "counted_in")
_AREA_WORDS = ("region", "city", "district", "region_plural", "city_plural")
_AREAS = ("area_country", "area_region", "area_city", "country")


class Phrase(NamedTuple):
    """What is measured: the words, the terms they are, and whether a verb had to be lifted out of them."""

    text: str
    terms: tuple[Term, ...]
    broken: bool = False


def noun_phrase(terms: list[Term], span: Iterable[int], text: str) -> Phrase:
    """The phrase left of `terms` at `span`; empty where nothing is left that could be measured."""
    indices = list(span)
    kept = _trim(terms, _kept(terms, indices))
    return Phrase(_join(terms, kept, text), tuple(terms[i] for i in kept), _is_broken(terms, kept))


def is_core(term: Term) -> bool:
    """Whether a term can be what is measured, alone: a noun or a phrase of the vocabulary, not a partner."""
    if term.has(*_KEPT):
        return True
    return term.word.isalpha() and not term.has(*_DROPPED, *_JOINS, *_CHANGES, *_AREA_WORDS, *_NOT_ALONE)


def _kept(terms: list[Term], indices: list[int]) -> list[int]:
    dropped = {i for i in indices if _is_dropped(terms, i)}
    for i in sorted(dropped):
        if terms[i].has("number", "number_word"):
            dropped.update(_counted(terms, i, indices))
        if terms[i].has("period", "base", "number", "number_word", *_AREAS):
            dropped.update(_joins_before(terms, i, indices))
    return [i for i in indices if i not in dropped]


def _is_dropped(terms: list[Term], i: int) -> bool:
    term = terms[i]
    if term.has(*_KEPT):
        return False
    if term.has(*_AREA_WORDS):
        return _beside_area(terms, i)
    return term.has(*_DROPPED, *_CHANGES) or term.word in _SIGNS


#: narrows what is measured, or says with whom; what is measured must stand beside it or before
_NOT_ALONE = ("partner", "these", "countries", "population", "population_noun")
_SIGNS = frozenset(',;:()[]«»"“”–—−*.')


def _beside_area(terms: list[Term], i: int) -> bool:
    return any(0 <= j < len(terms) and terms[j].has("area_region", "area_city") for j in (i - 1, i + 1))


def _counted(terms: list[Term], index: int, indices: list[int]) -> Iterable[int]:
    """What a count counts (`in 4 regions`), up to the noun of the list."""
    nouns = [i for i in range(index + 1, index + 3) if i in indices and terms[i].has("list_noun")]
    return range(index + 1, nouns[0] + 1) if nouns else ()


def _joins_before(terms: list[Term], index: int, indices: list[int]) -> Iterable[int]:
    """The preposition and article that lead into a dropped period or area."""
    i = index - 1
    while i in indices and terms[i].has("preposition", "article") and not terms[i].has(*_KEPT):
        yield i
        i -= 1


def _trim(terms: list[Term], kept: list[int]) -> list[int]:
    while kept and _only_joins(terms[kept[0]]):
        kept = kept[1:]
    while kept and _only_joins(terms[kept[-1]]):
        kept = kept[:-1]
    return kept if any(is_core(terms[i]) for i in kept) else []


def _only_joins(term: Term) -> bool:
    return (term.has(*_JOINS) and not term.has(*_KEPT)) or not (term.word.isalnum() or term.categories)


def _join(terms: list[Term], kept: list[int], text: str) -> str:
    parts: list[str] = []
    for position, i in enumerate(kept):
        if position and i == kept[position - 1] + 1:
            parts.append(text[terms[i - 1].end : terms[i].start])
        elif position:
            parts.append(" ")
        parts.append(text[terms[i].start : terms[i].end])
    return " ".join("".join(parts).split())


def _is_broken(terms: list[Term], kept: list[int]) -> bool:
    """A verb of change right behind a word that needs a noun: the print has its words in the wrong order."""
    return any(
        terms[i].has("preposition", "article", "count_of") and terms[i + 1].has(*_CHANGES)
        for i, k in pairwise(kept)
        if k > i + 1
    )
