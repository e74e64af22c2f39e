"""An export -> its figures, and every other value in it with the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.blocks import Block, Document
from parsers.figures.figure import Figure, Unobserved
from parsers.figures.places import Place
from parsers.figures.sentence import Reading
from parsers.open_data.meanings import Meanings
from parsers.open_data.values import Printed, missing_marks, read_value
from parsers.vocabulary.open_data import Columns, read_columns

if TYPE_CHECKING:
    from records.period import TimePeriod
    from records.release import Lang
    from records.table import MissingStatus

_DIGIT: Final = re.compile("[0-9]")


class Gap(NamedTuple):
    """A mark in the place of a value, and what that would have been."""

    start: int
    end: int
    obs_status: MissingStatus
    indicator_text: str
    place: Place
    time: TimePeriod | None


@dataclass(slots=True)
class Export:
    """What was read of an export; `titles` are the names of its indicators, `times` the periods of its rows.

    Each figure stands with the number of its row, counted from 1 below the header. `unit_text` is None where
    the indicators have several.
    """

    titles: list[str]
    unit_text: str | None
    times: list[TimePeriod]
    figures: list[tuple[int, Figure]] = field(default_factory=list)
    unplaced: list[Unobserved] = field(default_factory=list)
    missing: list[Gap] = field(default_factory=list)


class _Row(NamedTuple):
    """A row with a value in it: the value's cell, and the words of every cell by its column."""

    number: int
    cell: Block
    labels: Mapping[int, str]


def read_export(document: Document, columns: Columns, lang: Lang) -> Export:
    """The values of `document`, an export whose columns are `columns`."""
    values = (row.labels for row in _rows(document, columns))
    meanings = Meanings(columns, Reading(lang, ".", None), values)
    export = Export(meanings.titles, meanings.unit_text, meanings.times)
    for row in _rows(document, columns):
        _read_row(row, row.labels[columns.value], meanings, export)
    return export


def columns_of(document: Document) -> Columns | None:
    """The columns of an export by its first row; None where `document` is no export."""
    header = takewhile(lambda block: block.row == 0, document.blocks)
    names = {block.column: document.text_of(block) for block in header}
    return read_columns([names.get(at, "") for at in range(max(names, default=0) + 1)])


def _rows(document: Document, columns: Columns) -> Iterator[_Row]:
    """The rows below the header that have a value; made anew when asked, for there may be many."""
    text = document.text
    for number, cells in groupby(document.blocks, attrgetter("row")):
        row = {cell.column: cell for cell in cells}
        if number > 0 and columns.value in row:
            labels = {column: text[cell.start : cell.end] for column, cell in row.items()}
            yield _Row(number, row[columns.value], labels)


def _read_row(row: _Row, words: str, meanings: Meanings, export: Export) -> None:
    cell = row.cell
    status = missing_marks().get(words)
    if status is not None:
        name, place, time = meanings.of_gap(row.labels)
        export.missing.append(Gap(cell.start, cell.end, status, name, place, time))
        return
    printed = read_value(words)
    if printed is None:
        if _DIGIT.search(words):
            export.unplaced.append(Unobserved(cell.start, cell.end, "number_ambiguous", explained=False))
        return
    figure = _figure(cell, printed, row.labels, meanings)
    if isinstance(figure, str):
        export.unplaced.append(Unobserved(cell.start, cell.end, figure, explained=False))
    else:
        export.figures.append((row.number, figure))


def _figure(cell: Block, printed: Printed, labels: Mapping[int, str], meanings: Meanings) -> Figure | str:
    """The figure of a value, or the reason why it is none."""
    meaning = meanings.of(labels)
    if isinstance(meaning, str):
        return meaning
    indicator = meaning.indicator
    value, direction = printed.value * indicator.sign, indicator.direction
    if indicator.measure == "change" and value:
        if indicator.unit_measure == "times":
            value = abs(value)
        else:
            direction = "increase" if value > 0 else "decrease"
    return Figure(
        number_start=cell.start,
        number_end=cell.end,
        start=cell.start,
        end=cell.end,
        indicator_text=indicator.text,
        measure=indicator.measure,
        obs_value=value,
        direction=direction,
        unit_measure=indicator.unit_measure,
        unit_mult=indicator.unit_mult,
        decimals=printed.decimals,
        ref_area=meaning.place.code,
        ref_area_text=meaning.place.text or None,
        counterpart_area=meaning.partner,
        time_period=meaning.time,
        base_per=indicator.base_per,
        qualifiers=meaning.qualifiers,
        obs_status="A",
        flags=meaning.flags,
    )
