"""The document model: what every reader makes of its format, and all that extraction ever sees.

A document is its canonical text (NFC, `\\n` newlines, every kind of blank a plain space, no soft hyphens)
and the blocks that stand in it, in reading order. All offsets are code points of the canonical text,
half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple, overload

#: the layout of documents that are sheets: a heading of level 2 opens each
WORKBOOK: Final = "workbook"


class Kind(StrEnum):
    """What a block is in its format; what it means for a release is decided in `parsers.parts`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"  # the title or unit line of a chart, a table or an image
    TILE_TITLE = "tile_title"  # the number of an indicator tile, with its unit
    TILE_TEXT = "tile_text"  # the sentence of an indicator tile
    CELL = "cell"  # a cell of a table; `row` and `column` place it
    CHART = "chart"  # an empty range where a chart or an image of one stands
    RULE = "rule"  # a horizontal rule: parts end there


class Role(StrEnum):
    """What the format itself says a block is for; NONE where it says nothing and the words decide."""

    NONE = ""
    TITLE = "title"
    THEME = "theme"
    DATES = "dates"
    DOWNLOAD = "download"
    CONTACT_LABEL = "contact_label"
    CONTACT = "contact"
    OWNER = "owner"
    PERIOD = "period"  # the reference period in a place of its own
    TABLE_TITLE = "table_title"  # the first title line of a sheet of data
    COVER = "cover"  # of the heading of a sheet: what the sheet is; NONE for data
    CONVENTIONS = "conventions"
    CONTENTS = "contents"
    NOTES = "notes"
    METADATA = "metadata"


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Link(NamedTuple):
    """A link's words and its target as printed (`#` and the like included)."""

    start: int
    end: int
    href: str


class Block(NamedTuple):
    """A piece of the document with one job.

    `level` is that of a heading (1 is the document's); `container` numbers the layout box the block
    stands in, so that a caption can be joined with its chart; `table`, `row` and `column` place a cell
    (`row_span`, `column_span` as in HTML); `chart` is the index in `Document.charts` of the data that a
    chart plots, -1 for an image of one. `value` is the number that a cell stores where the format keeps it
    beside the print (a workbook's `3.70000000003` printed as `3,7`), `indent` how many steps it is
    set in. In a workbook `table` is the index of the sheet, and words outside of tables have a row and a
    column too.
    """

    kind: Kind
    start: int
    end: int
    role: Role = Role.NONE
    level: int = 0
    links: tuple[Link, ...] = ()
    bold: tuple[Span, ...] = ()
    container: int = 0
    table: int = -1
    row: int = -1
    column: int = -1
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    chart: int = -1
    value: int | float | None = None
    indent: int = 0


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart that the page carries as data: `series` are (name, values); no value is None."""

    container: int
    title: str
    unit_text: str | None
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int | float | None, ...]], ...]


class Mark(NamedTuple):
    """From `offset` on, the canonical text stands at `locator` of the raw file."""

    offset: int
    locator: str


@dataclass(frozen=True, slots=True)
class LazyMarks(Sequence[Mark]):
    """Marks whose locators are worked out when asked for: a workbook may have a million."""

    offsets: Sequence[int]
    locator: Callable[[int], str]  # of the mark with this index

    def __len__(self) -> int:
        """How many marks there are."""
        return len(self.offsets)

    @overload
    def __getitem__(self, index: int) -> Mark: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Mark, ...]: ...
    def __getitem__(self, index: int | slice) -> Mark | tuple[Mark, ...]:
        """The mark with this index, the marks of this slice."""
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        at = range(len(self))[index]
        return Mark(self.offsets[at], self.locator(at))


@dataclass(frozen=True, slots=True)
class Document:
    """One document as blocks. `lang_hint` is what the format declares (`<html lang>`), never more.

    `encoding` is `""` for formats that are no text.
    """

    text: str
    blocks: tuple[Block, ...]
    marks: Sequence[Mark]
    media_type: str
    encoding: str
    layout: str
    lang_hint: str | None = None
    url_hint: str | None = None  # the page's own idea of its address (og:url)
    charts: tuple[ChartData, ...] = ()
    notes: tuple[str, ...] = ()  # what could not be read, a line each: `pages 3, 7-9: scanned`
    _offsets: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the marks."""
        marks = self.marks
        offsets = marks.offsets if isinstance(marks, LazyMarks) else tuple(mark.offset for mark in marks)
        object.__setattr__(self, "_offsets", offsets)

    def locate(self, offset: int) -> str:
        """Where in the raw file the text at `offset` stands, as `line:19` or `xpath:/html/body/p[1]`."""
        return self.marks[max(bisect_right(self._offsets, offset) - 1, 0)].locator

    def text_of(self, block: Block) -> str:
        """The canonical text of `block`."""
        return self.text[block.start : block.end]

    def line_of(self, block: Block) -> str:
        """The text of `block` on one line, each run of blanks a single one."""
        return " ".join(self.text_of(block).split())
