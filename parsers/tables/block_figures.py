"""The figures of one block of a table: what the labels of row, column and title say of each cell, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.figure import Figure
from parsers.figures.sentence import Reading
from parsers.tables.bases import Base, base_of
from parsers.tables.grid import Cell
from parsers.tables.heads import Heading
from parsers.tables.labels import Label, read_label
from parsers.tables.layout import BodyRow, TableBlock
from parsers.tables.measures import measure_of
from parsers.tables.paths import RowPath, RowPaths, column_paths
from parsers.tables.places import Area, Listing, area_of, read_listing
from parsers.tables.times import between_days, since_january, time_of
from parsers.tables.units import unit_of

if TYPE_CHECKING:
    from records.observation import Direction
    from records.period import TimePeriod
    from records.release import Lang


class _Axis(NamedTuple):
    """The labels of a row or a column, the widest first, and the area that they name."""

    labels: tuple[Label, ...]
    area: Area | None


class _Row(NamedTuple):
    own: _Axis
    sections: tuple[Label, ...]
    section_area: Area | None


class BlockFigures:
    """Reads the rows of one block; a row of a breakdown (`urban`) is of the area of the row above it."""

    def __init__(self, block: TableBlock, heading: Heading, reading: Reading) -> None:
        self._block, self._heading, self._reading = block, heading, reading
        self._columns = column_paths(block)
        self._paths = RowPaths(block)
        self._last_area: Area | None = None

    @property
    def _lang(self) -> Lang:
        return self._reading.lang

    def of(self, row: BodyRow) -> Iterator[tuple[Cell, Figure | str]]:
        """Each cell of `row` that holds a number or the mark of a missing one, with its figure or a reason."""
        paths = self._paths.of(row)
        read: dict[int, tuple[RowPath, _Row]] = {}
        for cell in row.cells:
            path = paths.get(cell.column)
            if path is None:
                continue
            known = next((r for p, r in read.values() if p == path), None)
            found = known or self._row(path)
            read[cell.column] = (path, found)
            yield cell, self._figure(cell, found, self._column_axis[cell.column])

    @cached_property
    def _row_listing(self) -> Listing:
        texts = [c.text for row in self._block.body for c in row.cells if c.is_words and c.row == row.number]
        return read_listing(texts, self._lang)

    @cached_property
    def _column_axis(self) -> dict[int, _Axis]:
        listing = read_listing((path[-1].text for path in self._columns.values() if path), self._lang)
        return {column: self._axis(path, listing) for column, path in self._columns.items()}

    @cached_property
    def _title_area(self) -> Area | None:
        return next((Area(*label.area) for label in self._heading.titles if label.area), None)

    def _axis(self, cells: Sequence[Cell], listing: Listing) -> _Axis:
        areas = (area_of(cell.text, self._lang, listing) for cell in reversed(cells))
        named = next((area for area in areas if area is not None), None)
        return _Axis(tuple(self._label(cell, listing) for cell in cells), named)

    def _label(self, cell: Cell, listing: Listing) -> Label:
        return read_label(cell.text, self._lang, cities_named=listing.cities_named)

    def _row(self, path: RowPath) -> _Row:
        listing = self._row_listing
        own = self._axis(path.labels, listing)
        wide = self._axis((*path.sections, *path.parents), Listing(cities_named=listing.cities_named))
        if own.area is not None:
            self._last_area = own.area
        elif listing.places:
            own = own._replace(area=self._last_area)
        return _Row(own, wide.labels, wide.area)

    def _figure(self, cell: Cell, row: _Row, column: _Axis) -> Figure | str:
        titles, over = self._heading.titles, self._heading.units
        found = unit_of(row.own.labels, row.sections, column.labels, over, titles)
        if found is None and not cell.content.percent:
            return "no_unit"
        code, power = (
            ("percent", 0) if found is None or cell.content.percent else (found.unit.code, found.unit.power)
        )
        time, inherited = self._time(row, column)
        area = row.own.area or column.area or row.section_area
        labels = (*titles, *over, *row.sections, *column.labels, *row.own.labels)
        base = self._base(labels, time)
        categories = frozenset[str]().union(*(label.categories for label in labels))
        if base.of_period and time is not None:
            time = since_january(time)
        measure, doubt = measure_of(categories, code, float(cell.content.value), compared=base.compared)
        base_per = base.time
        if measure == "index" and time is not None and base_per is None:
            time, base_per = between_days(time)
        flags = (
            *((found.flag,) if found and found.flag else ()),
            *(("period_inherited",) if inherited else ()),
            *(("area_inherited",) if area is None else ()),
            *((doubt,) if doubt else ()),
        )
        start = cell.block.start + cell.content.start
        end = cell.block.start + cell.content.end
        area = area or self._title_area or Area(self._reading.area, None)
        return Figure(
            *(start, end, start, end),
            indicator_text=self._named(row, column),
            measure=measure,
            obs_value=cell.content.value,
            direction=_direction(cell.content.value) if measure == "change" else None,
            unit_measure=code,
            unit_mult=power,
            decimals=cell.content.decimals,
            ref_area=area.code,
            ref_area_text=area.text,
            counterpart_area=area.partner,
            time_period=time,
            base_per=base_per if measure in {"index", "change"} else None,
            qualifiers=(),
            obs_status=self._heading.status_of(*labels, marks=cell.content.marks),
            flags=flags,
        )

    def _time(self, row: _Row, column: _Axis) -> tuple[TimePeriod | None, bool]:
        narrow = [
            label.time
            for label in (*reversed(row.own.labels), *reversed(column.labels), *reversed(row.sections))
        ]
        wide = [label.time for label in (*reversed(self._heading.titles), self._heading.name)]
        time, inherited = time_of(narrow, wide, self._lang)
        return (time, inherited) if time is not None else (self._reading.reference, True)

    def _base(self, labels: tuple[Label, ...], time: TimePeriod | None) -> Base:
        return base_of(tuple(dict.fromkeys(label.text for label in labels)), self._lang, time)

    def _named(self, row: _Row, column: _Axis) -> str:
        """What is measured: the words of title, sections, column and row that name no time and no area."""
        labels = (*self._heading.titles, *row.sections, *column.labels, *row.own.labels)
        words = [label.words for label in labels if label.words and not _places(label)]
        return ", ".join(dict.fromkeys(words)) or ", ".join(label.text for label in labels)


def _places(label: Label) -> bool:
    """Whether a label only says when or where."""
    if label.time.year is not None or label.time.part is not None:
        return True
    return label.area is not None and len(label.area[1]) + 1 >= len(label.words)


def _direction(value: float) -> Direction | None:
    return "increase" if value > 0 else "decrease" if value < 0 else None
