"""A sheet that is read as words (cover, contents, legend, notes, metadata, sign-off) -> blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from parsers.blocks import Block, Kind, Role
from parsers.readers.workbook.cover import cover_roles, date_roles
from parsers.readers.workbook.kinds import SheetKind, kind_of_name
from parsers.readers.workbook.merges import Merges, spans
from parsers.readers.workbook.printed import printed
from parsers.readers.workbook.sheets import Sheet
from parsers.readers.workbook.spelling import spell
from parsers.readers.workbook.writer import Writer
from parsers.terms.labels import label_at
from parsers.terms.languages import language_of

_INNER_LEVEL: Final = 3
_CONTACTS: Final = frozenset({"department", "director", "executor", "phone", "email", "address"})
_PARAGRAPH: Final = re.compile(r"(?<=[.:;!?])\s*\n\s*")


class _Cell(NamedTuple):
    """A cell with words, where its text stands and what it is for."""

    row: int
    column: int
    start: int
    text: str
    role: Role = Role.NONE


def words_of(writer: Writer, sheet: Sheet, index: int, rows: range, kind: SheetKind | None) -> None:
    """Write the rows as words, a block a cell, in contents an item a row; `kind` is None for a sign-off."""
    cells = list(_written(writer, sheet, rows))
    blocks = _items(cells) if kind is SheetKind.CONTENTS else _paragraphs(cells, kind)
    for block in blocks:
        writer.blocks.append(block._replace(container=index + 1, table=index))


def _written(writer: Writer, sheet: Sheet, rows: range) -> Iterator[_Cell]:
    merges = Merges(sheet.merged)
    for row in rows:
        merged = merges.of_row(row)
        cells: list[_Cell] = []
        start = writer.at
        for column, value in enumerate(sheet.rows[row]):
            if value == "":
                continue
            raw = value if isinstance(value, str) else printed(value, sheet.style(row, column))
            text = spell(raw).text
            if text and spans(merged, row, column) is not None:
                cells.append(_Cell(row, column, start, text))
                start += len(text) + 1
        if cells:
            writer.line("\t".join(cell.text for cell in cells))
            yield from cells


def _items(cells: Iterable[_Cell]) -> Iterator[Block]:
    for _, row in groupby(cells, key=attrgetter("row")):
        first, *more = row
        last = more[-1] if more else first
        end = last.start + len(last.text)
        kind = Kind.LIST_ITEM if kind_of_name(first.text) is not SheetKind.CONTENTS else Kind.HEADING
        level = _INNER_LEVEL if kind is Kind.HEADING else 0
        yield Block(kind, first.start, end, level=level, row=first.row, column=first.column)


def _paragraphs(cells: list[_Cell], kind: SheetKind | None) -> Iterator[Block]:
    if kind is SheetKind.COVER:
        roles = cover_roles([cell.text for cell in cells])
        cells = _joined_titles([cell._replace(role=role) for cell, role in zip(cells, roles, strict=True)])
    elif kind is SheetKind.METADATA:
        cells = list(_labelled(cells))
    elif kind is None:
        cells = [cell._replace(role=Role.CONTACT) for cell in cells]
    for cell in cells:
        is_split = kind in {SheetKind.NOTES, SheetKind.METADATA} and cell.role is Role.NONE
        yield from _split(cell, kind) if is_split else [_block(cell, kind)]


def _block(cell: _Cell, kind: SheetKind | None) -> Block:
    """A paragraph; a heading where the cell repeats what the sheet is (`Methodological notes`)."""
    is_heading = kind not in {None, SheetKind.COVER, SheetKind.METADATA} and kind_of_name(cell.text) is kind
    return Block(
        Kind.HEADING if is_heading else Kind.PARAGRAPH,
        cell.start,
        cell.start + len(cell.text),
        cell.role,
        _INNER_LEVEL if is_heading else 0,
        row=cell.row,
        column=cell.column,
    )


def _split(cell: _Cell, kind: SheetKind | None) -> Iterator[Block]:
    """The paragraphs of a cell of notes: a line that ends a sentence ends one."""
    at = 0
    for stop in [*_PARAGRAPH.finditer(cell.text), None]:
        end = stop.start() if stop else len(cell.text)
        yield _block(cell._replace(start=cell.start + at, text=cell.text[at:end]), kind)
        at = stop.end() if stop else end


def _joined_titles(cells: list[_Cell]) -> list[_Cell]:
    """Titles in one language that stand one below another are one, over several rows."""
    joined: list[_Cell] = []
    for cell in cells:
        above = joined[-1] if joined else None
        if (
            above is not None
            and above.role is cell.role is Role.TITLE
            and above.row != cell.row
            and language_of(above.text) == language_of(cell.text)
        ):
            joined[-1] = above._replace(text=f"{above.text}\n{cell.text}")
        else:
            joined.append(cell)
    return joined


def _labelled(cells: list[_Cell]) -> Iterator[_Cell]:
    """The cells of metadata, a label and its value side by side: rows of contacts and of dates are marked."""
    roles = date_roles([cell.text for cell in cells])
    dated = [cell._replace(role=role) for cell, role in zip(cells, roles, strict=True)]
    for _, group in groupby(dated, key=attrgetter("row")):
        row = list(group)
        label = label_at(row[0].text, 0, len(row[0].text))
        is_contact = label is not None and label.name in _CONTACTS
        yield from (cell._replace(role=Role.CONTACT) if is_contact else cell for cell in row)
