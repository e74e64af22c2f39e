"""The words that name the item of a list: `Astana (29305 people)`, `the Kyrgyz Republic–7,3%`."""

from __future__ import annotations

from parsers.figures.sentence import Term, Terms

DASHES = frozenset("-–—−‑")
_PLACE_NAMES = ("area_country", "area_region", "area_city", "partner")
_PLACE_WORDS = (*_PLACE_NAMES, "region", "city", "district", "preposition", "article", "conjunction")


def bracket_label(terms: Terms, start: int, opening: int) -> range:
    """The words before a bracket back to the last comma or colon of the list."""
    index = opening
    while index > start and not _separates_items(terms[index - 1]):
        index -= 1
    return range(_first_of_place(terms, index, opening), opening)


def _first_of_place(terms: Terms, start: int, stop: int) -> int:
    """Where the name of a place begins at the end of a label: the words before it are no part of it."""
    index = stop
    while index > start and (terms[index - 1].has(*_PLACE_WORDS) or _is_town(terms, index - 1, start)):
        index -= 1
    named = any(term.has(*_PLACE_NAMES, "city", "district") for term in terms[index:stop])
    return index if named else start


def _is_town(terms: Terms, index: int, start: int) -> bool:
    """An unknown word right behind "city" or "district" is its name."""
    return index > start and not terms[index].categories and terms[index - 1].has("city", "district")


def dash_label(terms: Terms, head: range) -> range:
    """The words before a dash back to a separator or to the verb that spreads the shares."""
    dash = head.stop - 1
    while dash > head.start and terms[dash].has("preposition", "by") and terms[dash - 1].word in DASHES:
        dash -= 1  # "mining – for 43,5 %"
    if dash < head.start or terms[dash].word not in DASHES:
        return range(0)
    index = dash
    while index > head.start:
        before = terms[index - 1]
        if _separates_items(before) or before.has("level", "share_verb", "including"):
            break
        index -= 1
    return range(_first_of_place(terms, index, dash), dash)


def _separates_items(term: Term) -> bool:
    return term.word in {",", ":", ";", ")"} or term.has("base")


def leads_to_name(terms: Terms, label: range, text: str) -> bool:
    """`…, in Aktau – 402 118 tenge`: a name behind a preposition is where, not what.

    In capitals throughout any word may be one.
    """
    if not label:
        return False
    lead, *words = [terms[i] for i in label]
    if len(words) != 1 or words[0].categories or not lead.has("preposition"):
        return False
    name = text[words[0].start : words[0].end]
    return name[:1].isupper() and (terms.in_capitals or not name.isupper())
