"""The unit of a cell: the narrowest label that prints one, but for the goods that a price or an index is
of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from parsers.tables.label_units import LabelUnit
from parsers.tables.labels import Label

if TYPE_CHECKING:
    from records.observation import UnitMult

#: kinds that a unit of goods in a row's label (`milk, litre`) does not replace
_OF_GOODS = frozenset(("percent", "money", "points", "factor"))
_GOODS = frozenset(("quantity", "count", "unknown"))
#: kinds that a column is told in whatever its rows are
_OF_COLUMN = frozenset(("percent", "points", "factor"))


class UnitLabels(NamedTuple):
    """The labels of a cell that may print its unit, each the widest first.

    Those of the row, of the sections above it, of the column, the unit lines over the block, its titles.
    """

    row: Sequence[Label]
    sections: Sequence[Label]
    column: Sequence[Label]
    over: Sequence[Label]
    titles: Sequence[Label]


class UnitFound(NamedTuple):
    """The unit of a cell, and where it was found if no label prints it."""

    code: str
    power: UnitMult
    flag: str | None = None


def unit_of(labels: UnitLabels, *, percent: bool, index: bool, ratio: bool) -> UnitFound | None:
    """The unit of a cell; None where nothing says it.

    `percent` where the cell itself prints it; `index` where the labels compare, so that what prints no unit
    is in per cent. `ratio` where they tell of a ratio: a number without a unit. A thing that is counted
    (`Number of births`) is the unit of a count.
    """
    if percent:
        return UnitFound("percent", 0)
    printed = _of_labels(labels)
    if printed is not None:
        return UnitFound(printed.code, printed.power)
    if index:
        return UnitFound("percent", 0, "unit_from_index")
    if ratio:
        return UnitFound("pure_number", 0, "unit_from_subject")
    counted = _counted(labels)
    return UnitFound(counted.code, counted.power, "unit_from_subject") if counted else None


def _of_labels(labels: UnitLabels) -> LabelUnit | None:
    own, column, sections = _set_off(labels.row), _printed(labels.column), _printed(labels.sections)
    over = next((label.unit for label in reversed(labels.over)), None) or _printed(labels.titles)
    if column and column.kind in _OF_COLUMN:
        return column
    if column and over and over.kind == "percent" and not _printed(labels.column[-1:]):
        column = None  # a head over heads: of what there are percentages
    if sections and over and _is_of_goods(over, sections):
        sections = None
    wide = column or sections or over
    return wide if own is None or (wide and _is_of_goods(wide, own)) else own


def _is_of_goods(wide: LabelUnit, narrow: LabelUnit) -> bool:
    """A price, an index or a share of things that are themselves measured: `milk, litre` in tenge."""
    return wide.kind in _OF_GOODS and narrow.kind in _GOODS and not narrow.power


def _set_off(labels: Sequence[Label]) -> LabelUnit | None:
    """The unit that a row's label prints apart from its words: `Euro` of `Euro zone` is none."""
    found = _printed(labels)
    return found if found is not None and (found.set_off or found.whole or found.kind == "rate") else None


def _printed(labels: Sequence[Label]) -> LabelUnit | None:
    return next((label.unit for label in reversed(labels) if label.unit and label.unit.printed), None)


def _counted(labels: UnitLabels) -> LabelUnit | None:
    """The thing that is counted: in the narrowest label that says `number of`, else in a title or a head."""
    narrow = [label for part in labels for label in reversed(part) if label.unit]
    told = next((label.unit for label in narrow if "count_of" in label.categories), None)
    apart = (label.unit for part in (labels.row, labels.column) for label in reversed(part))
    closing = next((unit for unit in apart if unit and unit.set_off and unit.start and _is_thing(unit)), None)
    wide = (*reversed(labels.titles), *reversed(labels.column), *reversed(labels.sections))
    return (
        told or closing or next((label.unit for label in wide if label.unit and _is_thing(label.unit)), None)
    )


def _is_thing(unit: LabelUnit) -> bool:
    """Whether a unit among the words of a label may be what is counted; ages and spells of time are not."""
    return unit.kind == "count"
