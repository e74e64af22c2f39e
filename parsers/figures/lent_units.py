"""What it takes for one figure to lend another its unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from parsers.figures.frames import Frame
from parsers.figures.units import AMOUNTS, Unit
from records.observation import UnitMult

RATES = ("rate", "yield")
LEVELS = (*AMOUNTS, *RATES)
_CHANGES = ("percent", "points", "factor")


def carried_by(frame: Frame, code: str | None, power: int) -> Unit:
    """The unit of `frame` with what another figure lends it, which is flagged."""
    return frame.unit._replace(
        code=code, power=cast("UnitMult", power), flags=(*frame.unit.flags, "unit_carried")
    )


def last_level(earlier: Sequence[Frame]) -> Frame | None:
    """The last amount that the sentence told of: how much it changed by is none."""
    levels = (f for f in reversed(earlier) if not (f.in_brackets or f.changes))
    return next((f for f in levels if f.unit.kind not in _CHANGES), None)


def printed_alike(frame: Frame, other: Frame) -> bool:
    """Whether both numbers are printed in the same steps: then one multiplier serves both."""
    if not other.unit.power:
        return True
    return frame.number.decimals == other.number.decimals > 0
