"""Tables inside a page: a cell is read as the sentence that its heads make of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from parsers.blocks import Block, Document
from parsers.figures.context import Context
from parsers.figures.figure import Figure, fact_of
from parsers.figures.frames import build_frames
from parsers.figures.read_terms import read_terms
from parsers.figures.reader import SentenceReader
from parsers.figures.sentence import Reading, Terms
from parsers.figures.table_grid import DataCell, read_tables
from parsers.figures.table_heads import Heads, named, read_heads, says_too_little, words_and_unit
from parsers.figures.units import read_unit

_NAMED = ("area_region", "area_city", "area_country", "country", "city", "district")
_LOST_MINUS = ("– ", "- ", "— ", "− ")  # a dash or a minus: nobody can tell


class TableReading(NamedTuple):
    """What was read of a table's cells: the figures in order, and how many cells held a number."""

    figures: list[Figure]
    cells: int


def read_page_tables(document: Document, blocks: Iterable[Block], reading: Reading) -> Iterator[TableReading]:
    """The figures of the tables among `blocks`; a cell whose heads do not say what it is gives none."""
    for found in read_tables(document, blocks):
        cells = _of_places(document, found, reading)
        figures = [figure for cell in cells if (figure := _read_cell(document, cell, reading)) is not None]
        yield TableReading(list(_told_apart(figures)), len(cells))


def _told_apart(figures: list[Figure]) -> Iterator[Figure]:
    """The figures without those whose heads give one thing two values: they say too little."""
    values: defaultdict[Hashable, set[int | float]] = defaultdict(set)
    for figure in figures:
        values[fact_of(figure)].add(figure.obs_value)
    yield from (figure for figure in figures if len(values[fact_of(figure)]) == 1)


def _of_places(document: Document, cells: list[DataCell], reading: Reading) -> list[DataCell]:
    """The cells with what their rows are together: a list of places, whose cities carry their word."""
    blocks = dict.fromkeys(block for cell in cells for block in cell.rows)
    rows = [read_terms(document.text, block.start, block.end, reading) for block in blocks]
    places = sum(not row.lack("area_region", "area_city") for row in rows)
    named_cities = any(not row.lack("area_city") and not row.lack("city") for row in rows)
    return [cell._replace(listed=places > 1, cities_named=named_cities) for cell in cells]


def _read_cell(document: Document, cell: DataCell, reading: Reading) -> Figure | None:
    heads = read_heads(document, cell, reading)
    text = document.text[cell.cell.start : cell.cell.end]
    if says_too_little(heads, reading) or (cell.listed and not _is_place_or_total(heads)):
        return None
    if text.lstrip()[:2] in _LOST_MINUS:
        return None
    own = read_terms(document.text, cell.cell.start, cell.cell.end, reading)
    number = next((i for i, term in enumerate(own) if term.number is not None), None)
    if number is None:
        return None
    words, unit = words_and_unit(heads)
    row = Terms([*words, *own[number:], *([] if any(term.has("unit") for term in own) else unit)])
    row.cities_named = cell.cities_named
    figure = _figure(document, row, len(words), reading)
    return figure and figure._replace(
        indicator_text=named(heads, document.text) or figure.indicator_text,
        start=figure.number_start - _has_sign(own, number),
        end=max(figure.number_end, document.text.find("%", figure.number_end, cell.cell.end) + 1),
    )


def _figure(document: Document, row: Terms, index: int, reading: Reading) -> Figure | None:
    """The figure whose number stands at `index` of a row; a unit that only its subject suggests is none."""
    frames = build_frames(row, [(index, read_unit(row, index))])
    for found in SentenceReader(row, document.text, Context(reading), frames).read():
        if isinstance(found, Figure) and "unit_from_subject" not in found.flags:
            return found
    return None


def _is_place_or_total(heads: Heads) -> bool:
    """In a table of places a row without one is of no place that is known, but for the total."""
    return not heads.rows or any(term.has(*_NAMED, "total") for head in heads.rows for term in head)


def _has_sign(own: Terms, number: int) -> int:
    found = own[number].number
    return 1 if found is not None and found.sign < 0 else 0
