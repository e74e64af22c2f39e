"""Expressions of a script whose value can be told without running it: sums of strings, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from parsers.readers.script_tokens import Sort, Token, quoted

NULL: Final = "null"
Named = Callable[[str], str | None]  # the plain literal of a variable, None where it has none

_PLAIN: Final = frozenset({"true", "false", NULL})
#: how a token stands in the shape of an expression; a name or a sign stands for itself
_SHAPES: Final = {Sort.STRING: "S", Sort.NUMBER: "N", Sort.ARRAY: "[]", Sort.UNKNOWN: "?"}
_SUM: Final = re.compile(r"S(?:\+S)+")
_SIGNED: Final = re.compile(r"([+-])N")
_NUMBER_OF: Final = re.compile(r"(?:(?:parseFloat|Number|parseInt)\(([SN])(?:,N)?\)|\+(S))")
_UTC: Final = re.compile(r"(?:Date\.UTC|newDate)\(N(?:,N){1,6}\)(?:\.(?:getTime|valueOf)\(\))?")
_DATE: Final = re.compile(r"(?:newDate|Date\.parse)\(S\)(?:\.(?:getTime|valueOf)\(\))?")
_PARSED: Final = re.compile(r"JSON\.parse\(S\)")
_BRACKETED: Final = re.compile(r"\(S\)|\(N\)")
_FLOAT: Final = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


def plain_value(expression: Sequence[Token], named: Named, parse: Callable[[str], str]) -> str:
    """The plain literal of `expression`, null where it has to be run; `parse` reads JSON in a string."""
    if len(expression) == 1:
        return _alone(expression[0], named)
    shape = "".join(_SHAPES.get(token.sort, token.text) for token in expression)
    strings = [token.text for token in expression if token.sort is Sort.STRING]
    numbers = [token.text for token in expression if token.sort is Sort.NUMBER]
    if _BRACKETED.fullmatch(shape):
        return _alone(expression[1], named)
    if _PARSED.fullmatch(shape):
        return parse(strings[0])
    return _told(shape, strings, numbers)


def _told(shape: str, strings: Sequence[str], numbers: Sequence[str]) -> str:
    """The value of an expression of that shape with these strings and numbers."""
    if _SUM.fullmatch(shape):
        return quoted("".join(strings))
    if _SIGNED.fullmatch(shape):
        return shape[0].replace("+", "") + numbers[0]
    if _NUMBER_OF.fullmatch(shape):
        number = _FLOAT.match((strings or numbers)[0])
        return number[1].lstrip("+") if number else NULL
    if _UTC.fullmatch(shape):
        return _day_of(numbers)
    return _day_in(strings[0]) if _DATE.fullmatch(shape) else NULL


def _alone(token: Token, named: Named) -> str:
    if token.sort is Sort.STRING:
        return quoted(token.text)
    if token.sort in {Sort.NUMBER, Sort.ARRAY} or (token.sort is Sort.NAME and token.text in _PLAIN):
        return token.text
    return (named(token.text) if token.sort is Sort.NAME else None) or NULL


def _day_of(parts: Sequence[str]) -> str:
    """Milliseconds since 1970 of a year, a month counted from 0, a day (ECMA-262, Date.UTC)."""
    try:
        year, month, day = (int(part) for part in [*parts, "1"][:3])
        first = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
        return str((first + timedelta(days=day - 1) - _EPOCH) // _MILLISECOND)
    except (ValueError, OverflowError):
        return NULL


def _day_in(words: str) -> str:
    """Milliseconds since 1970 of an ISO date."""
    try:
        day = datetime.fromisoformat(words.strip())
    except ValueError:
        return NULL
    return str((day.replace(tzinfo=day.tzinfo or UTC) - _EPOCH) // _MILLISECOND)
