"""Numbers printed by a section of a format code: decimal point, thousands set apart by a plain blank."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.readers.workbook.number_format import Section, Token

#: digits of a double that mean something; further ones are noise: 3.7000000000000028
_SIGNIFICANT: Final = 15
#: General prints with an exponent beyond these
_LARGEST, _SMALLEST = Decimal("1e15"), Decimal("1e-9")
_EXACT: Final = Context(prec=700, rounding=ROUND_HALF_UP)
_GROUP: Final = 3
#: tokens that are printed among the digits
_AROUND: Final = ("literal", "percent")


class _Layout(NamedTuple):
    """The tokens before and after the decimal point, and what the code says of the whole."""

    whole: tuple[Token, ...]
    decimals: tuple[Token, ...]
    step: Decimal
    factor: Decimal
    grouped: bool
    plain: bool


def decimal(value: float) -> Decimal:
    """A stored number without the noise of binary fractions."""
    return Decimal(f"{value:.{_SIGNIFICANT}g}")


def general(value: float) -> str:
    """A number as `General` prints it where the column is wide enough."""
    text = f"{value:.{_SIGNIFICANT}g}"
    if "e" not in text:
        return "0" if text == "-0" else text
    size = Decimal(text)
    return f"{size:f}" if _SMALLEST <= abs(size) < _LARGEST else f"{size.normalize(_EXACT):E}"


def number(value: float, section: Section, *, signed: bool) -> str:
    """A number by a section with places for digits; `signed`: a minus is printed for a negative one."""
    if not math.isfinite(value):
        return str(value)
    if section.has("exponent"):
        return _scientific(value, section)
    layout = _layout(section)
    size = abs(decimal(value))
    if layout.factor != 1:
        size *= layout.factor
    digits = size.quantize(layout.step, context=_EXACT)
    if layout.plain:
        printed = f"{digits:,f}".replace(",", " ") if layout.grouped else f"{digits:f}"
    else:
        whole, _, decimals = f"{digits:f}".partition(".")
        printed = _whole(layout, whole) + _decimals(layout.decimals, decimals)
    return f"-{printed.lstrip()}" if signed and value < 0 else printed


@lru_cache(maxsize=1024)
def _layout(section: Section) -> _Layout:
    tokens = section.tokens
    last = max(index for index, token in enumerate(tokens) if token.kind == "digit")
    point = next((index for index, token in enumerate(tokens) if token.kind == "point"), None)
    end = last + 1 if point is None or point > last else point
    commas = [index for index, token in enumerate(tokens) if token.kind == "comma"]
    scaling = sum(index > last for index in commas)
    percent = sum(token.kind == "percent" for token in tokens)
    whole, decimals = tokens[:end], tokens[end:]
    return _Layout(
        whole,
        decimals,
        Decimal(1).scaleb(-sum(token.kind == "digit" for token in decimals)),
        Decimal(100) ** percent / Decimal(1000) ** scaling,
        any(index < end for index in commas),
        not any(token.kind in _AROUND for token in tokens)
        and _digits(whole).count("0") == 1
        and "#" not in _digits(decimals),
    )


def _digits(tokens: Sequence[Token]) -> str:
    return "".join("#" if token.text == "?" else token.text for token in tokens if token.kind == "digit")


def _whole(layout: _Layout, digits: str) -> str:
    """The tokens before the point, from the right: each place takes a digit, the first all that are left."""
    left = "" if digits == "0" else digits
    places = sum(token.kind == "digit" for token in layout.whole)
    printed: list[str] = []
    taken = 0
    for token in reversed(layout.whole):
        if token.kind == "digit":
            places -= 1
            for digit in reversed((left if not places else left[-1:]) or token.text.strip("#?")):
                if layout.grouped and taken and taken % _GROUP == 0:
                    printed.append(" ")
                printed.append(digit)
                taken += 1
            left = "" if not places else left[:-1]
        elif token.kind in ("literal", "percent"):
            printed.append(token.text[::-1])
    return "".join(printed)[::-1]


def _decimals(tokens: tuple[Token, ...], digits: str) -> str:
    """The tokens from the point on; `#` and `?` print no zeros at the end, and no point without decimals."""
    kept = max(len(digits.rstrip("0")), _digits(tokens).rfind("0") + 1)
    printed, left = "", iter(digits[:kept])
    for token in tokens:
        if token.kind == "digit":
            printed += next(left, "")
        elif token.kind in _AROUND or (token.kind == "point" and kept):
            printed += token.text
    return printed


def _scientific(value: float, section: Section) -> str:
    kinds = [token.kind for token in section.tokens]
    exponent = kinds.index("exponent")
    places = kinds[kinds.index("point") : exponent].count("digit") if "point" in kinds[:exponent] else 0
    mantissa, _, power = f"{decimal(value):.{places}E}".partition("E")
    return f"{mantissa}E{power[0]}{power[1:].zfill(kinds[exponent:].count('digit'))}"
