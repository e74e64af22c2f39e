"""The cells of an OOXML sheet, parsed one by one: slow, for sheets that calamine cannot be trusted with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from parsers.errors import UnreadableDocumentError
from parsers.readers.workbook.places import place

_CELL: Final = "c"
_VALUES: Final = ("v", "is")
#: bytes parsed at once: all that they hold is in memory until it is taken
_FED: Final = 1 << 16


class Cell(NamedTuple):
    """A cell: its place counted from 0, style number, type, and the text of its value (None: it has none)."""

    row: int
    column: int
    style: bytes
    type: str
    value: str | None


def cells(chunks: Iterable[bytes]) -> Iterator[Cell]:
    """Every cell of a sheet, in bounded memory; one without a place follows the one before it.

    Raises UnreadableDocumentError (`damaged`) for XML that is not well-formed or a place outside every sheet.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=("{*}row", "{*}c"),
        resolve_entities=False,
        no_network=True,
    )
    walk = _Walk()
    try:
        for chunk in chunks:
            for start in range(0, len(chunk), _FED):
                parser.feed(chunk[start : start + _FED])
                yield from walk.take(parser.read_events())
    except etree.XMLSyntaxError as error:
        raise UnreadableDocumentError("damaged", f"a sheet is not well-formed: {error}") from None


class _Walk:
    """The place of the next cell."""

    def __init__(self) -> None:
        self._row = 0
        self._column = 0

    def take(self, events: Iterable[tuple[str, object]]) -> Iterator[Cell]:
        for event, element in events:
            if not isinstance(element, etree._Element):
                continue
            is_cell = _local_name(element) == _CELL
            if event == "start":
                if not is_cell:
                    self._begin_row(element.get("r"))
            elif is_cell:
                yield self._cell(element)
                element.clear()
            else:
                self._end_row(element)

    def _begin_row(self, number: str | None) -> None:
        if number is not None:
            self._row, _ = place(f"A{number}")

    def _end_row(self, element: etree._Element) -> None:
        """Forget the row, and those before it that wait for their parent's end."""
        self._row += 1
        self._column = 0
        element.clear()
        parent = element.getparent()
        while parent is not None and (previous := element.getprevious()) is not None:
            parent.remove(previous)

    def _cell(self, element: etree._Element) -> Cell:
        name = element.get("r")
        row, column = (self._row, self._column) if name is None else place(name)
        self._column = column + 1
        return Cell(row, column, _style(element), element.get("t", "n"), _value(element))


def _local_name(element: etree._Element) -> str:
    """A prefix that is not declared stays in the name."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _style(element: etree._Element) -> bytes:
    number = element.get("s", "")
    return number.encode() if number.isdecimal() and number.isascii() else b""


def _value(element: etree._Element) -> str | None:
    """The text of `<v>` or `<is>`; a formula alone is no value."""
    values = (child for child in element if _local_name(child) in _VALUES)
    return next(("".join(map(str, value.itertext())) for value in values), None)
