"""Printed numbers of years that are ages or durations, and ranges of them."""

from __future__ import annotations

from parsers.figures.item_labels import DASHES
from parsers.figures.sentence import Terms


def is_age(terms: Terms, index: int) -> bool:
    """`aged 15-34`, `в возрасте 16 лет`, `15-28 years`, `65 and over`; an age has no decimals."""
    number = terms[index].number
    if number is None or number.decimals:
        return False
    after, before = index + 1, index - 1
    is_range = joins_numbers(terms, after) or joins_numbers(terms, before)
    after += 2 * joins_numbers(terms, after)
    before -= 2 * joins_numbers(terms, before)
    while terms.has_at(before, "preposition", "to", "from") or (before >= 0 and terms[before].has("bound")):
        before -= 1  # "aged up to 16 years"
    if terms.has_at(after, "age", "after_mark") or terms.has_at(before, "age"):
        return True
    if _is_span_of_years(terms, index):
        return True
    return terms.has_at(after, "years") and (is_range or terms.has_at(after + 1, "after_mark"))


def _is_span_of_years(terms: Terms, index: int) -> bool:
    """`от 2 до 6 лет`, `from 3 to 7 years`: either end."""
    low = index if terms.has_at(index - 1, "from") else index - 2
    high = low + 2
    if not (
        terms.has_at(low - 1, "from") and terms.has_at(low + 1, "to") and terms.has_at(high + 1, "years")
    ):
        return False
    return all(0 <= i < len(terms) and terms[i].number is not None for i in (low, high))


def is_duration(terms: Terms, index: int) -> bool:
    """`over the last 3 years`, `за 5 лет`: how long, not how much."""
    number = terms[index].number
    if not terms.has_at(index + 1, "years", "months") or (number is not None and number.decimals):
        return False
    return any(terms.has_at(i, "lasting") for i in (index - 1, index - 2, index + 2))


def joins_numbers(terms: Terms, index: int) -> bool:
    """Whether a dash stands at `index` with a number on either side: `15-34`."""
    return (
        0 < index < len(terms) - 1
        and terms[index].word in DASHES
        and terms[index - 1].number is not None
        and terms[index + 1].number is not None
    )
