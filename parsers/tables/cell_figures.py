"""The figure of one cell, put together from the labels of its row, its column and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.figure import Figure
from parsers.tables.bases import base_of
from parsers.tables.measures import measure_of
from parsers.tables.places import Area
from parsers.tables.times import between_days, since_january, time_of
from parsers.tables.units import UnitFound, UnitLabels, unit_of
from parsers.vocabulary.table_words import has_one, is_one

if TYPE_CHECKING:
    from parsers.figures.sentence import Reading
    from parsers.tables.grid import Cell
    from parsers.tables.heads import Heading
    from parsers.tables.labels import Label
    from records.observation import Direction, Measure
    from records.period import TimePeriod

_NO_UNIT = UnitFound("", 0)  # of a missing value, which needs none
_COMPARED = frozenset(("index", "change"))


class CellLabels(NamedTuple):
    """The labels of a cell, the widest first: its row's own, those above the row, its column's.

    `area` is what they name, None where they name none; `title_area` that of the title.
    """

    row: tuple[Label, ...]
    above: tuple[Label, ...]
    column: tuple[Label, ...]
    area: Area | None
    title_area: Area | None

    def all_under(self, heading: Heading) -> tuple[Label, ...]:
        """Every label of the cell, the widest first."""
        return (*heading.titles, *heading.units, *self.above, *self.column, *self.row)


class _When(NamedTuple):
    time: TimePeriod | None
    inherited: bool
    base: TimePeriod | None
    compared: bool


def figure_of(cell: Cell, labels: CellLabels, heading: Heading, reading: Reading) -> Figure | str:
    """The figure of `cell`, or the reason why its labels do not say what it is."""
    if cell.content.ambiguous and cell.block.value is None:
        return "number_ambiguous"
    every = labels.all_under(heading)
    when = _when(labels, every, heading, reading)
    categories = frozenset[str]().union(*(label.categories for label in every))
    unit = unit_of(
        UnitLabels(labels.row, labels.above, labels.column, heading.units, heading.titles),
        percent=cell.content.percent,
        index=when.compared or "index" in categories,
        ratio="ratio" in categories or any(has_one(label.words, "ratios") for label in every),
    )
    if unit is None and cell.kind != "missing":
        return "no_unit"
    unit = unit or _NO_UNIT
    measure, doubt = measure_of(categories, unit.code, float(cell.content.value), compared=when.compared)
    time, base = when.time, when.base if measure in _COMPARED else None
    if measure == "index" and time is not None and base is None:
        time, base = between_days(time)
    area = labels.area or labels.title_area or Area(reading.area, None)
    narrow = _narrow(labels, time)
    start, end = cell.block.start + cell.content.start, cell.block.start + cell.content.end
    return Figure(
        *(start, end, start, end),
        indicator_text=_named(heading, narrow),
        measure=measure,
        obs_value=cell.content.value,
        direction=_direction(measure, cell.content.value),
        unit_measure=unit.code,
        unit_mult=unit.power,
        decimals=cell.content.decimals,
        ref_area=area.code,
        ref_area_text=area.text,
        counterpart_area=area.partner,
        time_period=time,
        base_per=base,
        qualifiers=(),
        obs_status=heading.status_of(*every, marks=cell.content.marks),
        flags=_flags(unit, when, labels, doubt),
        coded_text=_coded(heading, narrow),
    )


def _when(labels: CellLabels, every: tuple[Label, ...], heading: Heading, reading: Reading) -> _When:
    narrow = [label.time for part in (labels.row, labels.column, labels.above) for label in reversed(part)]
    wide = [label.time for label in (*reversed(heading.titles), heading.name)]
    time, inherited = time_of(narrow, wide)
    if time is None:
        time, inherited = reading.reference, True
    base = base_of(every, reading.lang, time)
    if base.of_period and time is not None:
        time = since_january(time)
    return _When(time, inherited and time is not None, base.time, base.compared)


def _named(heading: Heading, narrow: tuple[Label, ...]) -> str:
    """What is measured: the words of the titles, then those that narrow them."""
    told = [label for label in heading.titles if not _only_places(label)]
    return (
        ", ".join(dict.fromkeys(label.words for label in (*told, *narrow) if label.words))
        or heading.name.text
    )


def _narrow(labels: CellLabels, time: TimePeriod | None) -> tuple[Label, ...]:
    """The labels over, above and in a row that name more than the time, the area or a total."""
    every = (*labels.above, *labels.column, *labels.row)
    named = (label for label in every if label.words and not (_only_places(label) or _is_whole(label)))
    return tuple(label for label in named if time is None or not label.time.says_only(time))


def _is_whole(label: Label) -> bool:
    return is_one(label.words, "totals") or is_one(label.words, "annual")


def _coded(heading: Heading, narrow: tuple[Label, ...]) -> str:
    """The words whose code is the figure's: the title of a table by places and times, or its only other
    label.

    What two labels narrow, or a title and a label, is a part of an indicator and has no code of its own.
    """
    words = [label.words for label in narrow if not label.time.base]
    if not words:
        return heading.titles[-1].words if heading.titles else heading.name.words
    return words[0] if len(set(words)) == 1 else ""


def _only_places(label: Label) -> bool:
    """Whether a label only says where."""
    return label.area is not None and len(label.area[1]) + 1 >= len(label.words)


def _direction(measure: Measure, value: float) -> Direction | None:
    if measure != "change":
        return None
    return "increase" if value > 0 else "decrease" if value < 0 else None


def _flags(unit: UnitFound, when: _When, labels: CellLabels, doubt: str | None) -> tuple[str, ...]:
    found = (
        unit.flag,
        "period_inherited" if when.inherited else None,
        "area_inherited" if labels.area is None else None,
        doubt,
    )
    return tuple(flag for flag in found if flag)
