"""What a term does in a noun phrase, by its categories."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from parsers.figures.sentence import Term

#: says when, where, how much or against what; never part of what is measured
_DROPPED = frozenset(
    [
        "period",
        "base",
        "level",
        "share_verb",
        "frame",
        "because",
        "after",
        "area_country",
        "area_region",
        "area_city",
        "country",
        "positive",
        "negative",
        "approximate",
        "including",
        "unchanged",
        "superlative",
        "suffix",
        "suffix_share",
        "suffix_by",
        "suffix_from",
        "to_behind",
        "multiplier",
        "than",
        "of_whole",
        "over_year",
        "over_month",
        "over_other",
        "increase",
        "decrease",
        "more",
        "less",
    ]
)
_JOINS = frozenset(
    ["preposition", "article", "conjunction", "relative", "pronoun", "by", "to", "from", "topic"]
)
#: is part of what is measured, whatever else it may be
_KEPT = frozenset(["balance", "inflation", "internal", "share", "rate", "index", "count_of", "counted_in"])
_AREA_WORDS = frozenset(["region", "city", "district", "region_plural", "city_plural"])
#: narrows what is measured, or says with whom; what is measured must stand beside it or before
_NOT_ALONE = frozenset(["partner", "these", "countries", "population", "population_noun"])
_LEADS_OUT = frozenset(
    ["period", "base", "number", "number_word", "area_country", "area_region", "area_city", "country"]
)
_SIGNS = frozenset(',;:()[]«»"“”–—−*.')


class Part(NamedTuple):
    """`core`: can be what is measured, alone; `dropped`: never part of it; `joins`: only between others.

    `kind_of_area` is dropped beside an area only; `leads_out` takes the preposition before it away with it.
    """

    core: bool
    dropped: bool
    joins: bool
    kind_of_area: bool
    leads_out: bool


@lru_cache(maxsize=4096)
def _part(categories: frozenset[str]) -> Part:
    kept = bool(categories & _KEPT)
    joins = bool(categories & _JOINS) and not kept
    kind_of_area = bool(categories & _AREA_WORDS) and not kept
    dropped = bool(categories & _DROPPED) and not kept and not kind_of_area
    core = kept or not (joins or dropped or kind_of_area or categories & _NOT_ALONE)
    return Part(core, dropped, joins, kind_of_area, bool(categories & _LEADS_OUT))


_WORD = _part(frozenset())
_SIGN = Part(core=False, dropped=True, joins=True, kind_of_area=False, leads_out=False)
_OTHER_SIGN = Part(core=False, dropped=False, joins=True, kind_of_area=False, leads_out=False)


def part_of(term: Term) -> Part:
    """What `term` does in a noun phrase."""
    if term.categories:
        part = _part(term.categories)
        # a phrase that begins with a sign ("% points") is no noun
        return part if term.word.isalnum() or not part.core else part._replace(core=part.joins)
    if term.word.isalpha():
        return _WORD
    if term.word in _SIGNS:
        return _SIGN
    return _OTHER_SIGN if not term.word.isalnum() else _WORD._replace(core=False)


def is_core(term: Term) -> bool:
    """Whether a term can be what is measured, alone: a noun or a phrase of the vocabulary, not a partner."""
    return part_of(term).core
