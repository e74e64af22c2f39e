"""What the labels of a row's dimensions say: an area, a partner, a total, or words that narrow the value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.figures.places import Place, read_place
from parsers.figures.read_terms import read_terms
from parsers.figures.sentence import COUNTRY, Reading, Terms
from parsers.vocabulary.language import load, squeeze

#: a code of KATO: two digits of the region, seven of what is below it
_KATO: Final = re.compile(r"(\d{9})(?:\s.*)?")
#: words beside an area's name that make no other place of it where it is said to be a total
_OF_TOTAL: Final = ("total", "preposition", "article", "country")


class Label(NamedTuple):
    """A label of a dimension: the code of a `partner`, or `words` that narrow; neither for a total."""

    partner: str | None = None
    words: str | None = None


def read_area(label: str, reading: Reading, *, cities_named: bool) -> Place:
    """The area that `label` names, with its code where it has one there; a total is the whole country.

    `cities_named` is true where cities carry their word, so that a bare `Almaty` is the region.
    """
    coded = _KATO.fullmatch(label)
    if coded is not None:
        return Place(_codes().get(coded[1]), label)
    terms = read_terms(label, 0, len(label), reading)
    terms.cities_named = cities_named
    if is_total(label, terms):
        return Place(COUNTRY, label)
    place, _ = read_place(terms, [range(len(terms))], label)
    return Place(place.code if place and _is_all(terms, label, place.text) else None, label)


def names_city(label: str, reading: Reading) -> bool:
    """Whether `label` is a city of republican significance with the word for city."""
    terms = read_terms(label, 0, len(label), reading)
    return not terms.lack("area_city") and not terms.lack("city")


def read_label(label: str, reading: Reading) -> Label:
    """What `label`, of another dimension than the area, says."""
    terms = read_terms(label, 0, len(label), reading)
    if is_total(label, terms):
        return Label()
    if len(terms) == 1 and (partner := terms[0].value("partner")) is not None:
        return Label(partner=str(partner))
    return Label(words=label)


def is_total(label: str, terms: Terms) -> bool:
    """Whether `label` narrows nothing (`Всего`)."""
    return squeeze(label) in _totals() or (bool(terms) and all(term.has("total") for term in terms))


def _is_all(terms: Terms, label: str, named: str) -> bool:
    """Whether the label is the area alone: `с. Абай` is a village, not the region."""
    start = label.find(named)
    beside = [
        term
        for term in terms
        if not start <= term.start < start + len(named) and (term.word.isalnum() or term.categories)
    ]
    return all(term.has(*_OF_TOTAL) and not terms.lack("total") for term in beside)


@lru_cache(maxsize=1)
def _totals() -> frozenset[str]:
    return frozenset(map(squeeze, load("open_data")["totals"]["labels"]))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """The areas by their code in KATO."""
    return {f"{area['kato']}0000000": area["code"] for area in load("areas")["area"] if "kato" in area}
