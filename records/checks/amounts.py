"""Two prints of one amount, each rounded in its own way."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from records.observation import Observation

_MULTIPLIERS: Final = {0: "", 3: "thousand ", 6: "million ", 9: "billion ", 12: "trillion "}
_SLACK: Final = Decimal("1e-6")  # of the coarser print's last digit: what a stored binary number is off
_NO_CHANGE: Final = 100  # per cent


def agree(one: Observation, other: Observation) -> bool:
    """Whether the amounts are one at the coarser of the two printed precisions.

    A half may have been rounded up, down or to the even digit. An index of 105,1 is a change of +5,1 %; the
    heads of many a table leave open which of the two it holds, so 5,1 beside +5,1 agrees as well.
    """
    step = max(_step(one), _step(other))
    between = abs(_amount(one) - _amount(other))
    if {one.measure, other.measure} == {"index", "change"}:
        between = min(between, abs(_value(one) - _value(other)))
    return between <= step / 2 + step * _SLACK


def printed(figure: Observation) -> str:
    """`4 923 persons`, `20 343.7 thousand persons`, `-34.1 percent`; a change in percent bears its sign."""
    sign = "+" if figure.measure == "change" and figure.unit_measure != "times" else ""
    value = f"{figure.obs_value:{sign},.{figure.decimals}f}".replace(",", " ")
    return f"{value} {_MULTIPLIERS[figure.unit_mult]}{figure.unit_measure.replace('_', ' ')}"


def _step(figure: Observation) -> Decimal:
    """The last printed digit, in the unit."""
    return Decimal(1).scaleb(figure.unit_mult - figure.decimals)


def _amount(figure: Observation) -> Decimal:
    """The value in the unit: an index as the change it tells of, a factor of decrease below zero."""
    value = _value(figure)
    if figure.measure == "index":
        return value - _NO_CHANGE
    return -value if figure.unit_measure == "times" and figure.direction == "decrease" else value


def _value(figure: Observation) -> Decimal:
    return Decimal(str(figure.obs_value)).scaleb(figure.unit_mult)
