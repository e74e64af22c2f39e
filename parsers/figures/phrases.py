"""The noun phrase of a figure: its head without verbs, periods, areas and the words that only join."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from parsers.figures.item_labels import DASHES
from parsers.figures.parts_of_phrase import part_of
from parsers.figures.sentence import Terms, follows

_CHANGES = ("increase", "decrease", "more", "less")


class Phrase(NamedTuple):
    """What is measured, in the words of the text; `broken` where a verb had to be lifted out of them."""

    text: str
    broken: bool = False


def noun_phrase(terms: Terms, span: Iterable[int], text: str) -> Phrase:
    """The phrase left of `terms` at `span`; empty where nothing is left that could be measured."""
    indices = list(span)
    if not terms.lack("city", "district"):
        indices = [i for i in indices if not _names_town(terms, i, text)]
    kept = _trim(terms, _kept(terms, indices))
    return Phrase(_join(terms, kept, text), _is_broken(terms, kept)) if kept else Phrase("")


def _names_town(terms: Terms, i: int, text: str) -> bool:
    """`Aktau city`, `г.Караганда`: a name that no vocabulary knows, beside the word of its kind."""
    if terms[i].categories or not text[terms[i].start].isupper():
        return False
    beside = [j for j in (i - 1, i + 1) if terms.has_at(j, "city", "district") and not _of_known(terms, j)]
    if all(terms[j].has("population") for j in beside):
        return False
    acronym = text[terms[i].start : terms[i].end].isupper()
    return not acronym or terms.in_capitals


def _of_known(terms: Terms, j: int) -> bool:
    """Whether the word of a kind is that of an area that is known: `Астана қаласының тұрғындары`."""
    return any(terms.has_at(k, "area_region", "area_city") for k in (j - 1, j + 1))


def _kept(terms: Terms, indices: list[int]) -> list[int]:
    inside = frozenset(indices)
    dropped = {i for i in indices if _is_dropped(terms, i)}
    for i in sorted(dropped):
        if part_of(terms[i]).leads_out:
            dropped.update(j for j in _counted(terms, i) if j in inside)
            dropped.update(_joins_before(terms, i, inside))
    return [i for i in indices if i not in dropped]


def _is_dropped(terms: Terms, i: int) -> bool:
    part = part_of(terms[i])
    if terms[i].has("number", "number_word"):
        return bool(_counted(terms, i))
    return (part.dropped and not _ties(terms, i)) or (part.kind_of_area and _beside_area(terms, i))


def _ties(terms: Terms, i: int) -> bool:
    """A dash without blanks holds its neighbours together (`15–34`)."""
    if terms[i].word not in DASHES or not 0 < i < len(terms) - 1:
        return False
    return terms[i - 1].end == terms[i].start and terms[i].end == terms[i + 1].start


def _beside_area(terms: Terms, i: int) -> bool:
    return any(terms.has_at(j, "area_region", "area_city") for j in (i - 1, i + 1))


def _counted(terms: Terms, index: int) -> Iterable[int]:
    """What a count counts (`in 4 regions`), up to the noun of the list."""
    if not terms[index].has("number", "number_word"):
        return ()
    near = range(index + 1, min(index + 3, len(terms)))
    noun = next((i for i in near if terms[i].has("list_noun")), index)
    return range(index + 1, noun + 1)


def _joins_before(terms: Terms, index: int, inside: frozenset[int]) -> Iterable[int]:
    """The preposition and article that lead into a dropped period or area."""
    i = index - 1
    while i in inside and _leads_in(terms, i):
        yield i
        i -= 1


def _leads_in(terms: Terms, i: int) -> bool:
    part = part_of(terms[i])
    if part.kind_of_area:
        return _beside_area(terms, i)  # "на рынке в г. Алматы"
    return terms[i].has("preposition", "article") and part.joins


def _trim(terms: Terms, kept: list[int]) -> list[int]:
    first, last = 0, len(kept)
    while first < last and part_of(terms[kept[first]]).joins:
        first += 1
    while last > first and part_of(terms[kept[last - 1]]).joins:
        last -= 1
    kept = kept[first:last]
    return kept if any(part_of(terms[i]).core for i in kept) else []


def _join(terms: Terms, kept: list[int], text: str) -> str:
    """The words as printed; a gap where something was dropped is one blank."""
    parts: list[str] = []
    start = kept[0]
    for i, following in pairwise([*kept, -1]):
        if following != i + 1 or not follows(terms, i, text):
            parts.append(text[terms[start].start : terms[i].end])
            start = following
    return " ".join(" ".join(parts).split())


def _is_broken(terms: Terms, kept: list[int]) -> bool:
    """A verb of change right behind a word that needs a noun: the print has its words in the wrong order."""
    return not terms.lack(*_CHANGES) and any(
        terms[i].has("preposition", "article", "count_of") and terms[i + 1].has(*_CHANGES)
        for i, k in pairwise(kept)
        if k > i + 1
    )
