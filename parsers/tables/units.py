"""The unit of a cell: the narrowest label that prints one, but for the goods that a price or an index is of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parsers.tables.label_units import LabelUnit
from parsers.tables.labels import Label

#: kinds that a unit of goods in a row's label (`milk, litre`) does not replace
_OF_GOODS = frozenset(("percent", "money", "points", "factor"))
_GOODS = frozenset(("quantity", "count", "unknown"))
#: kinds that a column is told in whatever its rows are
_OF_COLUMN = frozenset(("percent", "points", "factor"))


class UnitFound(NamedTuple):
    """The unit of a cell, and where it was found if not in the labels of the cell."""

    unit: LabelUnit
    flag: str | None = None


def unit_of(
    row: Sequence[Label],
    sections: Sequence[Label],
    column: Sequence[Label],
    over: Sequence[Label],
    titles: Sequence[Label],
) -> UnitFound | None:
    """The unit of a cell.

    Each argument holds labels, the widest first: those of the row, of the sections above it, of the column, the unit
    lines over the block, its titles.
    """
    own = _printed(row)
    in_column = _printed(column)
    if in_column and in_column.kind in _OF_COLUMN:
        return UnitFound(in_column)
    wide = in_column or _printed(sections) or _printed(over) or _printed(titles)
    if own and not (wide and wide.kind in _OF_GOODS and own.kind in _GOODS):
        return UnitFound(own)
    if wide:
        return UnitFound(wide)
    counted = _counted([*reversed(row), *reversed(column), *reversed(sections), *reversed(titles)])
    return UnitFound(counted, "unit_from_subject") if counted else None


def _printed(labels: Sequence[Label]) -> LabelUnit | None:
    return next(
        (label.unit for label in reversed(labels) if label.unit and label.unit.printed),
        None,
    )


def _counted(labels: Iterable[Label]) -> LabelUnit | None:
    """The thing that a title counts (`Number of births`), or a unit among its words (`tenge` of `Wages tenge`)."""
    return next((label.unit for label in labels if label.unit), None)
