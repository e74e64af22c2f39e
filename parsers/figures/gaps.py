"""Where the gap between two figures is cut: what stays with the first, and what leads to the next.

It is cut at the strongest separator in it; where there is none, words that can only complete a figure stay
with the first.
"""

from __future__ import annotations

from parsers.figures.item_labels import DASHES
from parsers.figures.sentence import Term, Terms

_CLAUSE_MARKS = frozenset(",:")
_NEW_PART = ("conjunction", "including")
_PLACE_NAMES = ("area_region", "area_city", "area_country", "partner")
_COMPLETES = (
    "increase",
    "decrease",
    "more",
    "less",
    "base",
    "frame",
    "suffix",
    "unchanged",
    "period",
    "to",
    "to_behind",
)


def cut_gap(terms: Terms, start: int, stop: int, *, last: bool, told_behind: bool) -> int:
    """Where the gap `start..stop` between two figures is cut: the tail ends there, the head begins.

    `told_behind` is true where what the first one measures can only stand behind it.
    """
    semicolon = next((index for index in range(start, stop) if terms[index].word == ";"), None)
    if semicolon is not None:
        return semicolon
    opening = next((index for index in range(start, stop) if terms[index].word in {"(", "["}), None)
    ending = 2 if terms.has_at(start + 1, "suffix", "suffix_share") and terms[start].word in DASHES else 0
    if opening is not None and _nothing_parts(terms, start + ending, opening, told_behind=told_behind):
        return opening
    if last:
        return stop
    separator = _separator(terms, start, stop)
    return separator if separator is not None else _between_words(terms, start, stop, told_behind=told_behind)


def _separator(terms: Terms, start: int, stop: int) -> int | None:
    """The first mark or, without one, the first conjunction of the outermost bracket level."""
    depth = min((terms[index].depth for index in range(start, stop)), default=0)
    for separators in (_is_clause_mark, _is_conjunction):
        for index in range(start, stop):
            if terms[index].depth == depth and separators(terms[index]) and not _goes_on(terms, start, index):
                return index
    return None


def _between_words(terms: Terms, start: int, stop: int, *, told_behind: bool) -> int:
    if stop > start and terms[stop - 1].has("than") and terms[stop - 1].base is None:
        return stop - 1  # "398 tenge in Abai region against 434 tenge in the country"
    if told_behind and (verb := _behind_verb(terms, start, stop)) is not None:
        return verb
    index = start
    while index < stop and _completes(terms, index, stop):
        index += 1
    return min(index, _before_preposition(terms, index, stop))


def _behind_verb(terms: Terms, start: int, stop: int) -> int | None:
    """`tons of grain were gathered from an area of 16,6`: where the words behind the verb begin."""
    verb = next((i for i in range(start, stop) if terms[i].has("level")), None)
    if verb is None:
        return None
    return next((i for i in range(verb + 1, stop) if terms[i].has("preposition")), None)


def _goes_on(terms: Terms, start: int, index: int) -> bool:
    """`3,1% less, than in …`: behind this comma stands what the figure before it is compared with."""
    if terms.has_at(index + 1, "than"):
        return True
    if index == start and terms[index].has("of_whole") and terms[start - 1].value("unit") == "percent":
        return True  # "51,9 % of which were used for food"
    return terms.has_at(index + 1, "base") and terms.any_has(range(start, index), "more", "less")


def _completes(terms: Terms, index: int, stop: int) -> bool:
    """Whether a term can only complete the figure before it: its change, its base, its period with "in"."""
    if terms[index].has("preposition", "article") and _leads_to_period(terms, index, stop):
        return True
    glued = terms[index].word == "-" and terms[index - 1].end == terms[index].start  # an ending follows
    return terms[index].has(*_COMPLETES) or terms[index].word == ")" or glued


def _leads_to_period(terms: Terms, index: int, stop: int) -> bool:
    """`in the II quarter of 2025`: the period that the words at `index` lead into."""
    while index < stop and terms[index].has("preposition", "article"):
        index += 1
    return index < stop and terms[index].has("period")


def _before_preposition(terms: Terms, index: int, stop: int) -> int:
    """A preposition right before the next number belongs to that number (`to 4.6%`)."""
    return index - 1 if index == stop and index > 0 and terms[index - 1].has("by", "to") else index


def _is_clause_mark(term: Term) -> bool:
    return term.word in _CLAUSE_MARKS


def _is_conjunction(term: Term) -> bool:
    return term.has("conjunction", "including")


def _nothing_parts(terms: Terms, start: int, stop: int, *, told_behind: bool) -> bool:
    """Whether only the noun of a figure stands between it and a bracket: `12 tons of meat (105,2%)`."""
    parts = ("including",) if told_behind else (*_NEW_PART, *_PLACE_NAMES)
    if not (told_behind or terms.verb_final):
        parts = (*parts, "level")
    return all(_is_word(terms, i) and not terms[i].has(*parts) for i in range(start, stop))


def _is_word(terms: Terms, i: int) -> bool:
    """A word, or the hyphen within one (`азық-түлік`)."""
    if terms[i].word.isalpha():
        return True
    glued = i > 0 and terms[i - 1].end == terms[i].start and i + 1 < len(terms)
    return terms[i].word in DASHES and glued and terms[i].end == terms[i + 1].start
