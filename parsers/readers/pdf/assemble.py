"""Pages to one document: what the end of a column or a page cut is joined, the title is marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from parsers.blocks import Document, Kind, Role, Span
from parsers.readers.pdf.canvas import Canvas, Written, locator
from parsers.readers.pdf.continued import goes_on_with, repeated_rows, says_continued
from parsers.readers.pdf.glyphs import union
from parsers.readers.pdf.grid import Cell, Grid
from parsers.readers.pdf.paragraphs import Paragraph, goes_on
from parsers.readers.pdf.prose import Compounds, join
from parsers.readers.pdf.title import Line, find_title

_LAYOUT: Final = "pdf"
_MEDIA_TYPE: Final = "application/pdf"
#: the level of a heading by its print, in parts of the text's size; the title's is 1
_LEVELS: Final = ((1.5, 2), (1.12, 3))
_LOWEST: Final = 4


@dataclass(slots=True)
class _Text:
    """A paragraph: its parts with the pages they stand on."""

    parts: list[tuple[int, Paragraph]]


@dataclass(slots=True)
class _Table:
    """A table: the cells of each page it stands on, its first page's grid, how many rows it has so far."""

    first: Grid
    rows: int
    parts: list[tuple[int, list[Cell]]] = field(default_factory=list)


class Assembly:
    """Takes the paragraphs and tables of each page in order and makes the document of them."""

    def __init__(self, body_size: float) -> None:
        self._body_size = body_size
        self._items: list[_Text | _Table] = []
        self._held: list[tuple[int, Paragraph]] = []  # lines that say that a table goes on, until it does
        self._compounds = Compounds()

    def add(self, page: int, item: Paragraph | Grid) -> None:
        """The next thing on `page`."""
        if isinstance(item, Grid):
            self._add_table(page, item)
            return
        self._compounds.learn(item.rows)
        if self._items and isinstance(self._items[-1], _Table) and says_continued(_line(item)):
            self._held.append((page, item))
            return
        self._let_go()
        last = self._items[-1] if self._items else None
        if isinstance(last, _Text) and _is_cut(last.parts[-1][1], item):
            last.parts.append((page, item))
        else:
            self._items.append(_Text([(page, item)]))

    def _let_go(self) -> None:
        """What was held back is text: no table followed it that goes on with the last."""
        self._items += [_Text([held]) for held in self._held]
        self._held = []

    def _add_table(self, page: int, grid: Grid) -> None:
        last = self._items[-1] if self._items else None
        if isinstance(last, _Table) and last.parts[-1][0] != page and self._goes_on(last, grid):
            repeated = repeated_rows(last.first, grid)
            below = [cell for cell in grid.cells if cell.row >= repeated]
            last.parts.append((page, [_moved(cell, last.rows - repeated) for cell in below]))
            last.rows += grid.rows - repeated
            self._held = []
            return
        self._let_go()
        self._items.append(_Table(grid, grid.rows, [(page, list(grid.cells))]))

    def _goes_on(self, last: _Table, grid: Grid) -> bool:
        return goes_on_with(last.first, grid, is_said=bool(self._held))

    def document(self, notes: tuple[str, ...]) -> Document:
        """The document of all that was added."""
        self._let_go()
        canvas = Canvas()
        title = self._title()
        tables = 0
        for item in self._items:
            if isinstance(item, _Table):
                _write_table(canvas, item, tables)
                tables += 1
            else:
                self._write(canvas, item, is_title=item is title)
        return Document(
            text=canvas.text, blocks=tuple(canvas.blocks), marks=tuple(canvas.marks), media_type=_MEDIA_TYPE,
            encoding="", layout=_LAYOUT, notes=notes,
        )  # fmt: skip

    def _title(self) -> _Text | None:
        texts = [item for item in self._items if isinstance(item, _Text)]
        first = texts[0].parts[0][0] if texts else 0
        opening = [item for item in texts if item.parts[0][0] == first]
        lines = [
            Line(_line(paragraph), paragraph.kind is Kind.HEADING, paragraph.size / (self._body_size or 1))
            for paragraph in (item.parts[0][1] for item in opening)
        ]
        index = find_title(lines)
        return None if index is None else opening[index]

    def _write(self, canvas: Canvas, item: _Text, *, is_title: bool) -> None:
        head = item.parts[0][1]
        is_text = head.kind is Kind.HEADING and len(item.parts) > 1  # a line alone at a page's end
        kind = Kind.HEADING if is_title else Kind.PARAGRAPH if is_text else head.kind
        level = (1 if is_title else self._level(head)) if kind is Kind.HEADING else 0
        text = ""
        bold: list[Span] = []
        starts: list[tuple[int, str]] = []
        for page, paragraph in item.parts:
            before = len(text)
            text, spans = join(paragraph.rows, self._compounds, text)
            bold += spans
            starts.append((min(before, len(text)), locator(page, union([row.box for row in paragraph.rows]))))
        role = Role.TITLE if is_title else Role.NONE
        canvas.write(Written(kind, text, starts, role, level, head.marked, tuple(bold)))

    def _level(self, heading: Paragraph) -> int:
        larger = heading.size / (self._body_size or 1)
        return next((level for least, level in _LEVELS if larger >= least), _LOWEST)


def _write_table(canvas: Canvas, table: _Table, number: int) -> None:
    for page, cells in table.parts:
        for cell in cells:
            canvas.write_cell(cell, number, page)


def _moved(cell: Cell, by: int) -> Cell:
    return cell._replace(row=cell.row + by)


def _line(paragraph: Paragraph) -> str:
    return " ".join(row.text for row in paragraph.rows)


def _is_cut(before: Paragraph, after: Paragraph) -> bool:
    """Whether the end of a column or a page cut one paragraph in two."""
    alike = abs(before.size - after.size) < 0.5 and after.kind is Kind.PARAGRAPH
    in_print = before.kind is Kind.HEADING and (before.rows[0].bold or before.size != after.size)
    return alike and not in_print and goes_on(before.rows[-1].text, after.rows[0].text)
