"""Whether the labels of a table list regions, cities or countries, and the area each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.sentence import COUNTRY
from parsers.tables.labels import Label, read_label
from parsers.vocabulary.countries import country_code
from parsers.vocabulary.language import load
from parsers.vocabulary.letters import letters_of
from parsers.vocabulary.table_words import is_one
from records.release import LANGS

if TYPE_CHECKING:
    from records.release import Lang

_LEAST_PLACES = 3
_LEAST_TOWNS = 2
_MOSTLY = 0.5
_BREAKDOWN = frozenset(("population", "including", "of_whole", "age", "share", "unit"))


class Listing(NamedTuple):
    """What a list of labels is of: regions, `cities` (a bare `Almaty` is then the city), or foreign
    `countries`.
    """

    places: bool = False
    cities: bool = False
    countries: bool = False
    cities_named: bool = False
    with_word: frozenset[str] = frozenset()


class Area(NamedTuple):
    """Where a figure is from: ISO 3166-2 code, the words, and the partner where the label names a country."""

    code: str | None
    text: str | None
    partner: str | None = None
    known: bool = False  # the vocabulary knows the name; else it is the total, or a place without a code


def read_listing(texts: Iterable[str], lang: Lang) -> Listing:
    """What the labels `texts` list; nothing where fewer than half of them name places."""
    labels = [read_label(text, lang) for text in dict.fromkeys(texts)]
    named = [label for label in labels if label.area is not None and label.area[0] != COUNTRY]
    towns = [label for label in labels if _is_only_town(label, lang)]
    foreign = [label for label in labels if label.partner or country_code(label.words, lang)]
    if len(foreign) >= _LEAST_PLACES and len(foreign) >= _MOSTLY * len(labels):
        return Listing(countries=True)
    places = {label.text for label in (*named, *towns)}
    if len(places) < _LEAST_PLACES or len(places) < _MOSTLY * len(labels):
        return Listing()
    regions = [
        label for label in named if "area_region" in label.categories and not _is_town(label.words, lang)
    ]
    cities = len(towns) >= _LEAST_TOWNS and len(towns) > len(regions)
    with_word = cities_with_word((label.text for label in labels), lang)
    return Listing(
        places=True, cities=cities, cities_named=bool(with_word) and not cities, with_word=with_word
    )


def cities_with_word(texts: Iterable[str], lang: Lang) -> frozenset[str]:
    """The codes of the cities that the lists of a document print with their word (`Almaty city`)."""
    labels = [read_label(text, lang) for text in dict.fromkeys(texts)]
    worded = (label for label in labels if {"area_city", "city"} <= label.categories and label.area)
    return frozenset(label.area[0] for label in worded if label.area and label.area[0])


def area_of(text: str, lang: Lang, listing: Listing) -> Area | None:
    """The area that a label of such a list names; None where it names none."""
    label = read_label(text, lang, cities_named=listing.cities_named)
    if listing.countries:
        return _foreign(label, lang)
    if listing.cities and (town := _town(label, lang)):
        return town
    if label.area is not None:
        return Area(*(_bare_name(label, text, lang, listing) or label.area), known=True)
    if label.partner is not None:
        return Area(None, label.words, label.partner, known=True)
    if listing.places and _is_place_name(label):
        total = "total" in label.categories or is_one(label.words, "totals")
        return Area(COUNTRY if total else None, label.words)
    return None


def _foreign(label: Label, lang: Lang) -> Area | None:
    """A country in a list of countries; None for their total, Kazakhstan as itself."""
    if is_one(label.words, "totals"):
        return None
    if label.area is not None and label.area[0] == COUNTRY and label.words == label.area[1]:
        return Area(*label.area, known=True)
    return Area(None, label.words, label.partner or country_code(label.words, lang), known=True)


def _bare_name(label: Label, text: str, lang: Lang, listing: Listing) -> tuple[str | None, str] | None:
    """The area of a bare name that a region and a city share (`Almaty`), in any language.

    In a list that prints the city with its word, the name alone is the region's.
    """
    if not listing.cities_named or "city" in label.categories or "area_city" not in label.categories:
        return None
    city = read_label(text, lang).area
    if city is None or city[0] not in listing.with_word:
        return city
    readings = (read_label(text, other, cities_named=True) for other in LANGS)
    return next((other.area for other in readings if other.area and "area_region" in other.categories), None)


def _town(label: Label, lang: Lang) -> Area | None:
    """A name in a list of cities: the three with a code of their own, else none."""
    found = _towns(lang).get(letters_of(label.words))
    return Area(found or None, label.words, known=True) if found is not None else None


def _is_place_name(label: Label) -> bool:
    """Whether a label without a known name may be one: a district or a town among regions."""
    return not (label.time.says or not label.words or label.categories & _BREAKDOWN)


def _is_only_town(label: Label, lang: Lang) -> bool:
    """A city whose name is that of no region (`Aktau`), so that its list is one of cities."""
    return _is_town(label.words, lang) and not label.categories & {"area_region", "area_city"}


def _is_town(words: str, lang: Lang) -> bool:
    """Whether `words` are the name of a city of Kazakhstan."""
    return letters_of(words) in _towns(lang)


@lru_cache(maxsize=3)
def _towns(lang: Lang) -> dict[str, str]:
    """The names of cities with their codes, "" where they have none."""
    return {letters_of(name): town.get("code", "") for town in load("towns")["town"] for name in town[lang]}
