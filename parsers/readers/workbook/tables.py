"""The cells of a sheet of data -> blocks: every cell that is not empty, at its true place."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from parsers.blocks import Block, Kind, Role
from parsers.readers.workbook.merges import Merges, spans
from parsers.readers.workbook.printed import printed
from parsers.readers.workbook.sheets import PLAIN, Sheet, Value
from parsers.readers.workbook.spelling import Spelt, spell
from parsers.readers.workbook.writer import Title, Writer

_LEAST_BLANKS: Final = 2  # before a label that is set in: a single one is a slip


def table_of(writer: Writer, sheet: Sheet, index: int, rows: range, title: Title | None) -> None:
    """Write the rows of a sheet of data; the cell of `title` has its role."""
    table = _Table(writer, sheet, index)
    for row in rows:
        table.write(row)
    table.set_in()
    if title is not None:
        table.entitle(title)


class _Table:
    """The blocks of one sheet: `_first` is its first, `_led` those that blanks lead, by column."""

    def __init__(self, writer: Writer, sheet: Sheet, index: int) -> None:
        self._writer, self._blocks, self._index = writer, writer.blocks, index
        self._rows, self._style, self._merges = sheet.rows, sheet.style, Merges(sheet.merged)
        self._first = len(writer.blocks)
        self._spelt: dict[str, Spelt] = {}
        self._led: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)

    def write(self, row: int) -> None:
        """One line of text; the inner loop of every workbook, so that it makes few calls a cell."""
        blocks, index, style, start = self._blocks, self._index, self._style, self._writer.at
        cell, none, make = Kind.CELL, Role.NONE, tuple.__new__
        merged = self._merges.of_row(row)
        texts: list[str] = []
        for column, value in enumerate(self._rows[row]):
            if value == "":
                continue
            taken = spans(merged, row, column) if merged else (1, 1)
            if taken is None:
                continue
            if isinstance(value, str):
                text, indent, number = *self._label(value, row, column), None
            else:
                text, indent, number = printed(value, style(row, column)).strip(), 0, _number(value)
                if not text and number is not None:  # a zero by `#,###`
                    text = printed(number, PLAIN)
                if not text.isascii():
                    text = spell(text).text
            if not text:
                continue
            end = start + len(text)
            fields = (cell, start, end, none, 0, (), (), index + 1, index, row, column, *taken)
            blocks.append(make(Block, (*fields, False, -1, number, indent)))
            texts.append(text)
            start = end + 1
        if texts:
            self._writer.line("\t".join(texts))

    def _label(self, value: str, row: int, column: int) -> tuple[str, int]:
        """The text of a cell and how far its style sets it in."""
        spelt = self._spelt.get(value)
        if spelt is None:
            spelt = self._spelt[value] = spell(value)
        if not spelt.is_label:
            return spelt.text, 0
        if spelt.blanks >= _LEAST_BLANKS:
            self._led[column].append((len(self._blocks), spelt.blanks))
        return spelt.text, self._style(row, column).indent

    def set_in(self) -> None:
        """Turn the blanks before labels into steps: the fewest blanks of a column are the first step."""
        for labels in self._led.values():
            steps = {blanks: step for step, blanks in enumerate(sorted({n for _, n in labels}), start=1)}
            for index, blanks in labels:
                block = self._blocks[index]
                self._blocks[index] = block._replace(indent=block.indent + steps[blanks])

    def entitle(self, title: Title) -> None:
        """Give the cell of the title its role."""
        for index in range(self._first, len(self._blocks)):
            block = self._blocks[index]
            if (block.row, block.column) == (title.row, title.column):
                self._blocks[index] = block._replace(role=title.role)
                return


def _number(value: Value) -> int | float | None:
    """The number that a cell stores; a truth value is none."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
