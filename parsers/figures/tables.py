"""Tables inside a page: a cell is read as the sentence that its heads make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from parsers.blocks import Block, Document
from parsers.figures.context import Context
from parsers.figures.figure import Figure, Unobserved, contested_facts, fact_of
from parsers.figures.frames import build_frames
from parsers.figures.read_terms import read_terms
from parsers.figures.reader import SentenceReader
from parsers.figures.sentence import Reading, Terms
from parsers.figures.table_grid import DataCell, read_tables
from parsers.figures.table_heads import (
    Heads,
    named,
    read_caption,
    read_heads,
    says_too_little,
    words_and_unit,
)
from parsers.figures.units import read_unit

_NAMED = ("area_region", "area_city", "area_country", "country", "city", "district")
_LOST_MINUS = ("– ", "- ", "— ", "− ")  # a dash or a minus: nobody can tell


_XPATH = "xpath:/"


class TableReading(NamedTuple):
    """A table in `text[start:end]`: the figures of its cells in order, and the numbers that are none."""

    title: str
    unit_text: str | None
    start: int
    end: int
    locator: str
    figures: list[Figure]
    others: list[Unobserved]


def read_page_tables(document: Document, blocks: Iterable[Block], reading: Reading) -> Iterator[TableReading]:
    """The tables of data among `blocks`; a cell whose heads do not say what it is gives no figure."""
    for grid in read_tables(document, blocks):
        cells = _of_places(document, grid.data, reading)
        read = _told_apart([_read_cell(document, cell, reading) for cell in cells])
        title, unit_text = read_caption(document, grid.leads, reading)
        yield TableReading(
            title=title,
            unit_text=unit_text,
            start=grid.cells[0].start,
            end=max(cell.end for cell in grid.cells),
            locator=_locator(document, grid.cells),
            figures=[found for found in read if isinstance(found, Figure)],
            others=[found for found in read if isinstance(found, Unobserved)],
        )


def _told_apart(read: list[Figure | Unobserved]) -> list[Figure | Unobserved]:
    """The same without the figures whose heads give one thing two values: they say too little."""
    contested = contested_facts(found for found in read if isinstance(found, Figure))
    return [
        _unread(found.number_start, found.number_end, "part_undecided")
        if isinstance(found, Figure) and fact_of(found) in contested
        else found
        for found in read
    ]


def _unread(start: int, end: int, reason: str) -> Unobserved:
    return Unobserved(start, end, reason, explained=False)


def _locator(document: Document, cells: list[Block]) -> str:
    """The element that holds the first and the last cell; in other formats the place of the first."""
    first, last = (document.locate(cell.start) for cell in (cells[0], cells[-1]))
    if not (first.startswith(_XPATH) and last.startswith(_XPATH)):
        return first
    steps = zip(first.split("/"), last.split("/"), strict=False)
    return "/".join(step for step, _ in takewhile(lambda pair: pair[0] == pair[1], steps))


def _of_places(document: Document, cells: list[DataCell], reading: Reading) -> list[DataCell]:
    """The cells with what their rows are together: a list of places, whose cities carry their word."""
    blocks = dict.fromkeys(block for cell in cells for block in cell.rows)
    rows = [read_terms(document.text, block.start, block.end, reading) for block in blocks]
    places = sum(not row.lack("area_region", "area_city") for row in rows)
    named_cities = any(not row.lack("area_city") and not row.lack("city") for row in rows)
    return [cell._replace(listed=places > 1, cities_named=named_cities) for cell in cells]


def _read_cell(document: Document, cell: DataCell, reading: Reading) -> Figure | Unobserved:
    heads = read_heads(document, cell, reading)
    own = read_terms(document.text, cell.cell.start, cell.cell.end, reading)
    number = next((i for i, term in enumerate(own) if term.number is not None), None)
    reason = _why_unread(document, cell, heads, reading)
    if number is None or reason:
        return _unread(cell.cell.start, cell.cell.end, reason or "number_ambiguous")
    words, unit = words_and_unit(heads)
    row = Terms([*words, *own[number:], *([] if any(term.has("unit") for term in own) else unit)])
    row.cities_named = cell.cities_named
    figure = _figure(document, row, len(words), reading)
    if isinstance(figure, Unobserved):
        return figure
    return figure._replace(
        indicator_text=named(heads, document.text) or figure.indicator_text,
        start=figure.number_start - _has_sign(own, number),
        end=max(figure.number_end, document.text.find("%", figure.number_end, cell.cell.end) + 1),
    )


def _why_unread(document: Document, cell: DataCell, heads: Heads, reading: Reading) -> str | None:
    if says_too_little(heads, reading):
        return "heads_undecided"
    if cell.listed and not _is_place_or_total(heads):
        return "area_undecided"
    lost = document.text_of(cell.cell).lstrip()[:2] in _LOST_MINUS
    return "sign_undecided" if lost else None


def _figure(document: Document, row: Terms, index: int, reading: Reading) -> Figure | Unobserved:
    """The figure whose number stands at `index` of a row; a unit that only its subject suggests is none."""
    frames = build_frames(row, [(index, read_unit(row, index))])
    (found,) = SentenceReader(row, document.text, Context(reading), frames).read()
    if isinstance(found, Figure) and "unit_from_subject" in found.flags:
        return _unread(row[index].start, row[index].end, "no_unit")
    return found


def _is_place_or_total(heads: Heads) -> bool:
    """In a table of places a row without one is of no place that is known, but for the total."""
    return not heads.rows or any(term.has(*_NAMED, "total") for head in heads.rows for term in head)


def _has_sign(own: Terms, number: int) -> int:
    found = own[number].number
    return 1 if found is not None and found.sign < 0 else 0
