"""Printed numbers: grouping, decimals, signs; what the print leaves open is said, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

DecimalMark = Literal[",", "."]

#: groups of three behind blanks, points, commas or apostrophes; or plain digits; then decimals
_NUMBER = re.compile(
    r"""
    (?<!\d)(?<!\d[.,])
    (?:
        (?P<digits>
            \d{1,3}(?:\ \d{3})+(?!\d)
          | \d{1,3}(?:,\d{3})+(?=\.\d)
          | \d{1,3}(?:\.\d{3})+(?=,\d)
          | \d{1,3}(?:,\d{3}){2,}(?![\d,.]\d)
          | \d{1,3}(?:\.\d{3}){2,}(?![\d,.]\d)
          | \d+
        )
        (?:(?P<mark>[.,])(?P<decimals>\d+))?
        (?![.,]?\d)
      | (?P<strange>\d+(?:[.,]\d+)*)
    )
    """,
    re.VERBOSE,
)
_SIGNS = {"-": -1, "−": -1, "–": -1, "—": -1, "‑": -1, "+": 1}
_MOST_DIGITS = 18  # beyond that no statistic is printed, and a float loses the digits


class Number(NamedTuple):
    """A printed number without its sign; `value` is None where the print has two readings.

    `grouped` is then the reading as thousands (`14,256` -> 14256), for a unit that has no fractions.
    `sign` is -1 or 1 where a sign is glued to the number, else 0; `start` leaves the sign out.
    """

    start: int
    end: int
    value: int | float | None
    decimals: int
    grouped: int | None = None
    sign: int = 0


def decimal_mark(text: str) -> DecimalMark | None:
    """The decimal mark of a document: what stands before one or two last digits, if it is always the same."""
    marks: set[str] = set(re.findall(r"(?<![\d.,])\d+([.,])\d{1,2}(?![\d.,]?\d)", text))
    return ("," if "," in marks else ".") if len(marks) == 1 else None


def find_numbers(text: str, start: int, end: int, mark: DecimalMark | None) -> Iterator[Number]:
    """The numbers printed in `text[start:end]`, in order; `mark` is the document's decimal mark if known."""
    for match in _NUMBER.finditer(text, start, end):
        yield _number(match, mark, _sign(text, match.start()))


def _number(match: re.Match[str], mark: DecimalMark | None, sign: int) -> Number:
    start, end = match.span()
    if match["strange"]:
        return Number(start, end, None, 0, sign=sign)  # more marks than one reading explains
    digits = re.sub(r"\D", "", match["digits"])
    decimals = match["decimals"]
    if len(digits) + len(decimals or "") > _MOST_DIGITS:
        return Number(start, end, None, 0, sign=sign)
    if decimals is None:
        return Number(start, end, int(digits), 0, sign=sign)
    if _may_be_thousands(match):
        grouped = int(digits + decimals)
        clear = mark is not None and mark != match["mark"]
        return Number(start, end, grouped if clear else None, 0, grouped, sign)
    return Number(start, end, float(f"{digits}.{decimals}"), len(decimals), sign=sign)


def _may_be_thousands(match: re.Match[str]) -> bool:
    """`1.000` is a thousand, or one with three decimals; `0,125` and `1 234,567` are not in doubt."""
    digits: str = match["digits"]
    return len(match["decimals"]) == 3 and len(digits) <= 3 and not digits.startswith("0")


def _sign(text: str, start: int) -> int:
    if start == 0 or text[start - 1] not in _SIGNS:
        return 0
    before = text[start - 2] if start > 1 else " "
    return _SIGNS[text[start - 1]] if before.isspace() or before in '(«"' else 0
