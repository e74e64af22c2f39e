"""Printed numbers that measure nothing: counts of a list, ages, ordinals, names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.figures.figure import Unobserved
from parsers.figures.sentence import Terms

_HYPHENS = frozenset("-–—‑−")
_DIGITS = re.compile(r"\d+")
_HOLD_NUMBERS = ("period", "base", "unit")
_LONGEST_LIST = 300  # the bureau lists regions, countries, districts: no more of them than that


def explained_numbers(terms: Terms, text: str) -> Iterator[Unobserved]:
    """The numbers that measure nothing: in periods, bases and units, and those that `_explain` knows."""
    for i, term in enumerate(terms):
        if not term.categories:
            continue
        if term.number is not None or term.has("number_word"):
            reason = _explain(terms, i, text)
            if reason:
                yield Unobserved(term.start, term.end, reason, explained=True)
        elif term.has(*_HOLD_NUMBERS):
            reason = next(name for name in _HOLD_NUMBERS if term.has(name))
            for digits in _DIGITS.finditer(text, term.start, term.end):
                yield Unobserved(digits.start(), digits.end(), reason, explained=True)


def _explain(terms: Terms, index: int, text: str) -> str | None:
    """Why the number at `index` is no figure, as a reason code; None where it may be one."""
    if not terms.lack("age") and _is_age(terms, index):
        return "age"
    if not terms.lack("list_noun") and _counts_a_list(terms, index):
        return "list_count"
    if not terms.lack("ordinal_suffix") and _is_ordinal(terms, index):
        return "ordinal"
    if _is_name(terms, index, text):
        return "name"
    return None


def _counts_a_list(terms: Terms, index: int) -> bool:
    """`in 4 regions of the country`, `в четырех регионах`: an adjective may stand between."""
    number = terms[index].number
    if number is not None and (number.decimals or number.value is None or number.value > _LONGEST_LIST):
        return False
    for term in terms[index + 1 : index + 3]:
        if term.has("list_noun"):
            return True
        if term.categories or not term.word.isalpha():
            return False
    return False


def _is_age(terms: Terms, index: int) -> bool:
    """`15-28 years`, `в возрасте 16 лет`, `aged 15-34`: the other end of the range may be between."""
    after, before = index + 1, index - 1
    if _joins_numbers(terms, after):
        after += 2
    if _joins_numbers(terms, before):
        before -= 2
    return _has(terms, after, "age") or _has(terms, before, "age")


def _joins_numbers(terms: Terms, index: int) -> bool:
    return (
        0 < index < len(terms) - 1
        and terms[index].word in _HYPHENS
        and terms[index - 1].number is not None
        and terms[index + 1].number is not None
    )


def _is_ordinal(terms: Terms, index: int) -> bool:
    """`1st`, `2-й`, `3-ші`."""
    after = index + 1
    if after < len(terms) and terms[after].word in _HYPHENS and terms[after].start == terms[index].end:
        after += 1
    if not _has(terms, after, "ordinal_suffix"):
        return False
    return terms[after].start == terms[after - 1].end and terms[after].word.isalpha()


def _is_name(terms: Terms, index: int, text: str) -> bool:
    """`№ 5`, or a number grown together with letters (`А4`), as in the names of goods and forms."""
    start, end = terms[index].start, terms[index].end
    if _has(terms, index - 1, "number_sign"):
        return True
    if start > 0 and text[start - 1].isalpha():
        return True
    return end < len(text) and text[end].isalpha() and not _has(terms, index + 1, "unit", "multiplier")


def _has(terms: Terms, index: int, *categories: str) -> bool:
    return 0 <= index < len(terms) and terms[index].has(*categories)
