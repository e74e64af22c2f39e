"""A unit that the code list does not hold: kept as printed, where the sentence says that it is one."""

from __future__ import annotations

from parsers.figures.sentence import Term, Terms
from parsers.figures.units import Unit

_MOST_WORDS = 3  # "millions of conventional square metres" of another trade
_CLOSING = frozenset(",;.:()")
#: what may stand behind the noun of a unit; anything else may be its rest
_BEHIND = (
    *("level", "preposition", "conjunction", "period", "base", "including", "than", "to", "or", "relative"),
    *("area_region", "area_city", "area_country", "country"),
)


def as_printed(terms: Terms, unit: Unit, text: str, *, verb_final: bool) -> Unit:
    """`unit`, or the words behind its number where a verb of level makes them the unit.

    `output amounted to 45,3 million conventional bricks`. The code is the text as printed, with the flag
    `unit_unknown`.
    """
    if unit.code is not None or terms[unit.first].depth:
        return unit
    stop = unit.last + 1
    while stop < len(terms) and _is_free(terms[stop]):
        stop += 1
    count = stop - unit.last - 1
    if not 0 < count <= _MOST_WORDS or not _closes(terms, stop):
        return unit
    if not (terms.has_at(stop, "level") if verb_final else _is_told(terms, unit.first)):
        return unit
    printed = " ".join(text[terms[unit.last + 1].start : terms[stop - 1].end].split())
    return unit._replace(code=printed, last=stop - 1, flags=(*unit.flags, "unit_unknown"))


def _is_told(terms: Terms, first: int) -> bool:
    at = first - 1
    while terms.has_at(at, "to", "approximate"):
        at -= 1
    return terms.has_at(at, "level")


def _is_free(term: Term) -> bool:
    return not term.categories and term.word.isalpha() and len(term.word) > 1


def _closes(terms: Terms, stop: int) -> bool:
    return stop == len(terms) or terms[stop].word in _CLOSING or terms[stop].has(*_BEHIND)
