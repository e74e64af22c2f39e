"""What kind of figure the cells of a column are: level, share, index, change, rate, balance, ratio
(RECORD.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.vocabulary.language import unit_kinds

if TYPE_CHECKING:
    from records.observation import Measure

_WHOLE = 100
_LEAST_INDEX = 30
_TOLD: tuple[Measure, ...] = ("ratio", "share", "rate")
_CHANGE = ("changing", "growth_rate")


def measure_of(
    categories: frozenset[str], unit: str, value: float, *, compared: bool
) -> tuple[Measure, str | None]:
    """The measure of a figure in `unit` whose labels hold `categories`, and a flag where the words left it
    open.

    `compared` where a base stands in the labels: a percentage of it is an index.
    """
    kind = unit_kinds().get(unit, "unknown")
    if kind == "percent":
        return _percent(categories, value, compared=compared)
    if kind == "points":
        return "change", None
    if kind == "factor":
        return "ratio", None
    if kind == "rate":
        return "rate", None
    if "balance" in categories:
        return "balance", None
    return "level", None


def _percent(categories: frozenset[str], value: float, *, compared: bool) -> tuple[Measure, str | None]:
    signed = {"increase", "decrease"} <= categories
    if signed or (categories & set(_CHANGE) and value < _LEAST_INDEX):
        return "change", None
    if "index" in categories or compared:
        return ("index", None) if value >= _LEAST_INDEX else ("change", "measure_from_value")
    if "change_noun" in categories and "share" not in categories and value < _LEAST_INDEX:
        return "change", "measure_from_value"
    for measure in _TOLD:
        if measure in categories:
            return measure, None
    return ("share", "measure_from_unit") if 0 <= value <= _WHOLE else ("index", "measure_from_unit")
