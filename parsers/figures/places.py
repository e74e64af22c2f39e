"""Where a figure is from."""

from __future__ import annotations

from typing import NamedTuple

from parsers.figures.sentence import Term, Terms, follows

_NAMES = ("area_country", "area_region", "area_city")
_JOINS = (",", "(", ")")
_NAMED_TOO = frozenset({"unit"})  # "г. Семей": also a form of "family"
_LISTED = (*_NAMES, "number", "unit", "multiplier", "conjunction", "including")
_SIGNS = frozenset(",()–-—.%")


_LONGEST_LIST = 200  # terms: all regions, each with a figure; nothing further off is of the same list


class Place(NamedTuple):
    """An area as printed and its ISO 3166-2 code, None where the place has no code there."""

    code: str | None
    text: str


def read_place(terms: Terms, spans: list[range], text: str) -> tuple[Place | None, str | None]:
    """The area named in the first of `spans` that names one, or a reason why it is not decided."""
    if terms.lack(*_NAMES, "country", "city", "district"):
        return None, None
    for span in spans:
        places = _places(terms, span, text)
        if not places:
            continue
        narrow = [place for place in places if place.code != "KZ"] or places[:1]
        if len({(place.code, place.text) for place in narrow}) > 1:
            return None, "area_undecided"
        return narrow[0], None
    return None, None


def _places(terms: Terms, span: range, text: str) -> list[Place]:
    places = [_place(terms, i, text) for i in span if _names_place(terms, i)]
    if terms.lack("city", "district"):
        return places
    return [*places, *(town for i in span if (town := _town(terms, i, text)) is not None)]


def _names_place(terms: Terms, i: int) -> bool:
    """Whether a term names an area.

    `страны` before a group of countries is "countries"; in "other regions of the country" it is a whole.
    """
    if not terms[i].categories:
        return False
    if terms[i].has(*_NAMES):
        return True
    if not terms[i].has("country"):
        return False
    before = i - 1
    while terms.has_at(before, "preposition", "article"):
        before -= 1
    of_whole = terms.has_at(before, "list_noun", "region_plural") and not terms.has_at(before, "country")
    return not of_whole and not (terms[i].has("countries") and terms.has_at(i + 1, "partner"))


def _town(terms: Terms, i: int, text: str) -> Place | None:
    """A town or district that has no code: its kind beside a name that the vocabulary does not know."""
    if not terms[i].has("city", "district") or terms[i].has("population"):
        return None
    if terms.in_capitals and terms.verb_final and terms[i].has("region_bare"):
        return None  # "қаланың үлесі": the city that was told of  # "urban" is no name of a town
    if terms.has_at(i + 1, *_NAMES) or terms.has_at(i - 1, *_NAMES):
        return None  # the word of an area that is known
    for j in (i - 1,) if terms.verb_final else (i + 1, i - 1):
        if 0 <= j < len(terms) and _may_be_name(terms, j, text):
            first, last = min(i, j), max(i, j)
            return Place(None, text[terms[first].start : terms[last].end])
    return None


def _may_be_name(terms: Terms, j: int, text: str) -> bool:
    """Whether a word that means nothing else is printed as a name; in capitals throughout, verbs are none."""
    if not terms[j].categories <= _NAMED_TOO or not text[terms[j].start].isupper():
        return False
    return not (terms.in_capitals and terms[j].word.endswith(terms.verb_endings))


def _place(terms: Terms, i: int, text: str) -> Place:
    term = terms[i]
    if term.has("area_country", "country"):
        return Place("KZ", text[term.start : term.end])
    kind, first, last = _kind(terms, i)
    if any(not follows(terms, j, text) for j in range(first, last)):
        first = last = i  # the word of its kind stands at the end of the list that the name is in
    return Place(_code(terms, term, kind), text[terms[first].start : terms[last].end])


def _code(terms: Terms, term: Term, kind: str | None) -> str | None:
    """The code of the area of that kind; a town that has a region's name has none."""
    if kind is None:
        kind = "region" if not term.has("area_city") or _cities_are_named(terms) else "city"
    code = term.value(f"area_{kind}")
    return str(code) if code else None


def _cities_are_named(terms: Terms) -> bool:
    """Whether cities carry their word here while a region stands bare: a bare `Almaty` is then the region."""
    if terms.cities_named:
        return True
    if terms.lack("city"):
        return False
    names = [i for i, term in enumerate(terms[:_LONGEST_LIST]) if term.has("area_region", "area_city")]
    named = any(terms[i].has("area_city") and _kind_word(terms, i + 1) == "city" for i in names)
    return named and any(not terms[i].has("area_city") and not _kind_word(terms, i + 1) for i in names)


def _kind(terms: Terms, i: int) -> tuple[str | None, int, int]:
    """`region` or `city` by the word beside the name, else by the word before or behind its list."""
    for j in (i + 1, i - 1):
        kind = _kind_word(terms, j)
        if kind:
            shared = j < i and _list_goes_on(terms, i)
            return (kind, i, i) if shared else (kind, min(i, j), max(i, j))
    return _kind_of_list(terms, i), i, i


def _list_goes_on(terms: Terms, i: int) -> bool:
    """Whether another name follows in the list: the word before it is then the list's, not the name's."""
    for term in terms[i + 1 : i + _LONGEST_LIST]:
        if term.has("area_region", "area_city"):
            return True
        if not _may_stand_in_list(term):
            return False
    return False


def _kind_word(terms: Terms, j: int) -> str | None:
    return next((kind for kind in ("city", "region", "district") if terms.has_at(j, kind)), None)


def _kind_of_list(terms: Terms, i: int) -> str | None:
    """`the cities of Astana, Almaty and Shymkent`, `Abai, Zhetisu and Ulytau regions`."""
    if terms.lack("city_plural", "region_plural"):
        return None
    before, behind = max(i - _LONGEST_LIST, 0) - 1, min(i + _LONGEST_LIST, len(terms))
    for steps in (range(i - 1, before, -1), range(i + 1, behind)):
        for j in steps:
            if terms[j].has("city_plural", "region_plural"):
                kind = "city" if terms[j].has("city_plural") else "region"
                return kind if terms[i].has(f"area_{kind}") else None
            if not _may_stand_in_list(terms[j]) or terms[j].has("also"):
                break
    return None


def _may_stand_in_list(term: Term) -> bool:
    return term.depth > 0 or term.has(*_LISTED) or term.word in _SIGNS
