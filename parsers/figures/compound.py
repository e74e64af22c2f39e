"""Numbers printed in steps (`5 mln. 345 thousand`): one number in the smallest multiplier."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.figures.sentence import Term
from parsers.terms.numbers import Number

_STEP = 3  # powers of ten from one multiplier to the next; nobody prints `5 mln. 7`


def join_compounds(terms: Iterable[Term]) -> list[Term]:
    """The same terms, where `5 mln. 345` before `thousand` is the one number 5345, from right to left."""
    row = list(terms)
    for i in range(len(row) - 3, -1, -1):
        number = _joined(row, i)
        if number is not None:
            row[i : i + 3] = [row[i]._replace(end=number.end, number=number)]
    return row


def _joined(row: list[Term], i: int) -> Number | None:
    """The number that begins at `i` in two steps; None where there is none."""
    small = row[i + 2].number if i + 2 < len(row) else None
    large = row[i].number
    if large is None or small is None:
        return None
    steps = _power(row, i + 1) - _power(row, i + 3)
    if large.decimals or small.decimals or large.value is None or small.value is None or small.sign:
        return None
    if steps < _STEP or not 10 ** (steps - _STEP) <= small.value < 10**steps:
        return None  # a step is left out: `5 mln. 345` people
    return Number(large.start, small.end, int(large.value * 10**steps + small.value), 0, sign=large.sign)


def _power(row: list[Term], i: int) -> int:
    """The power of ten of the multiplier at `i`, 0 for any other term."""
    return int(row[i].value("multiplier") or 0) if i < len(row) and row[i].has("multiplier") else 0
