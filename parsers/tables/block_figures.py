"""The figures of one block of a table: what the labels of row, column and title say of each cell together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.figure import Figure
from parsers.figures.sentence import Reading
from parsers.tables.cell_figures import CellLabels, figure_of
from parsers.tables.grid import Cell
from parsers.tables.heads import Heading
from parsers.tables.label_times import LabelTime
from parsers.tables.labels import Label, read_label
from parsers.tables.layout import BodyRow, TableBlock
from parsers.tables.paths import RowPath, RowPaths, column_paths
from parsers.tables.places import Area, Listing, area_of, read_listing

if TYPE_CHECKING:
    from records.release import Lang


_PARTS = frozenset(("including", "of_whole"))


class _Axis(NamedTuple):
    """The labels of a row or a column, the widest first, and the area that they name."""

    labels: tuple[Label, ...]
    area: Area | None


class _Row(NamedTuple):
    own: _Axis
    wide: _Axis


class BlockFigures:
    """Reads the rows of one block; a row of a breakdown (`urban`) is of the area of the row above it.

    `cities` are those that the document's lists of places print with their word.
    """

    def __init__(
        self, block: TableBlock, heading: Heading, reading: Reading, cities: frozenset[str] = frozenset()
    ) -> None:
        self._block, self._heading, self._reading, self._cities = block, heading, reading, cities
        self._columns = column_paths(block)
        self._paths = RowPaths(block)
        self._last_area: Area | None = None
        self._last_year: Label | None = None

    @property
    def _lang(self) -> Lang:
        return self._reading.lang

    def of(self, row: BodyRow) -> Iterator[tuple[Cell, Figure | str]]:
        """Each cell of `row` with a number or the mark of a missing one: its figure, or why there is none."""
        paths = self._paths.of(row)
        last: tuple[RowPath, _Row] | None = None
        for cell in row.cells:
            path = paths.get(cell.column)
            if path is None:
                continue
            if last is None or last[0] != path:
                last = (path, self._row(path))
            heading = self._headings[cell.column]
            yield cell, figure_of(cell, self._labels(last[1], cell.column), heading, self._reading)

    def _labels(self, row: _Row, column: int) -> CellLabels:
        axis = self._column_axes[column]
        return CellLabels(
            *(row.own.labels, row.wide.labels, axis.labels),
            area=row.own.area or axis.area or row.wide.area,
            title_area=self._title_area,
        )

    @cached_property
    def _headings(self) -> dict[int, Heading]:
        """The heading over each column; tables side by side have labels between their columns."""
        columns = self._block.columns
        beside = any(column > columns[0] for column in self._block.labels)
        return {column: self._heading.over(column) if beside else self._heading for column in columns}

    @cached_property
    def _row_listing(self) -> Listing:
        listing = read_listing(self._row_texts, self._lang)
        if listing.places and not listing.cities and not listing.cities_named and self._cities:
            return listing._replace(cities_named=True, with_word=self._cities)
        return listing

    @cached_property
    def _row_texts(self) -> Counter[str]:
        """The words that stand in the rows, and how often."""
        return Counter(self._block.row_words())

    @cached_property
    def _column_axes(self) -> dict[int, _Axis]:
        listing = read_listing((path[-1].text for path in self._columns.values() if path), self._lang)
        return {column: self._axis(path, listing) for column, path in self._columns.items()}

    @cached_property
    def _title_area(self) -> Area | None:
        return next((Area(*label.area) for label in self._heading.titles if label.area), None)

    def _axis(self, cells: Sequence[Cell], listing: Listing) -> _Axis:
        areas = [area for cell in reversed(cells) if (area := area_of(cell.text, self._lang, listing))]
        named = next((area for area in areas if area.known), areas[0] if areas else None)
        labels = [read_label(cell.text, self._lang, cities_named=listing.cities_named) for cell in cells]
        for i, label in enumerate(labels[1:], start=1):
            if labels[i - 1].time.opens_base:
                labels[i] = label._replace(time=LabelTime())
        return _Axis(tuple(labels), named)

    def _row(self, path: RowPath) -> _Row:
        listing = self._row_listing
        own = self._axis(path.labels, listing)
        wide = self._axis((*path.sections, *path.parents), Listing(cities_named=listing.cities_named))
        if own.area is not None:
            self._last_area = own.area
        elif listing.places and self._is_breakdown(path, own):
            own = own._replace(area=self._last_area)
        return _Row(own, self._with_year(own, wide))

    def _is_breakdown(self, path: RowPath, own: _Axis) -> bool:
        """Whether a row is of the place above: `including …`, or `urban` under one region after another."""
        if any(label.categories & _PARTS for label in own.labels):
            return True
        return any(self._row_texts[cell.text] > 1 for cell in path.labels)

    def _with_year(self, own: _Axis, wide: _Axis) -> _Axis:
        """A row that names a part of a year is of the year that a row above it named."""
        year = next((label for label in own.labels if label.time.year is not None), None)
        self._last_year = year or self._last_year
        part = any(label.time.part is not None for label in own.labels)
        dated = year or any(label.time.year is not None for label in wide.labels)
        if dated or not part or self._last_year is None:
            return wide
        return wide._replace(labels=(*wide.labels, self._last_year._replace(words="")))
