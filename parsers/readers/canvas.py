"""The canonical text of a page as it grows: words become blocks, with their bold and linked spans."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from unicodedata import is_normalized

from parsers.blocks import Block, Kind, Link, Mark, Role, Span
from parsers.normalise import INVISIBLE, compose
from parsers.readers.grid import Place
from parsers.readers.limits import refuse_long

#: a footnote mark or an exponent; anything else in `<sup>` stays as it is (`*` is a mark in any position)
_RAISED: Final = re.compile(r"[\s\d)]*[\d)][\s\d)]*", re.ASCII)
_SUPERSCRIPTS: Final = str.maketrans("0123456789)", "⁰¹²³⁴⁵⁶⁷⁸⁹⁾")


class Style(NamedTuple):
    """What the next block will be."""

    kind: Kind = Kind.PARAGRAPH
    role: Role = Role.NONE
    level: int = 0
    container: int = 0
    table: int = -1
    place: Place = Place(-1, -1, 1, 1)
    header: bool = False


class Canvas:
    """Collects a page's text. White space collapses as in HTML; blocks stand on lines of their own.

    `<sup>1</sup>` becomes `¹`: a mark glued to a word or a number must not be read as part of it
    (`2014<sup>4</sup>)` is not the year 20144).
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.length = 0
        self._text: list[str] = []
        self._links_open: list[tuple[int, str]] = []
        self._bold_depth = 0
        self._raised: int | None = None
        self._begin()

    @property
    def text(self) -> str:
        """The canonical text so far, without the open block."""
        return "".join(self._text)

    def _begin(self) -> None:
        """Start an empty block: spans that are open go on in it from its first character."""
        self.pieces: list[str] = []  # the words of the open block
        self._size = 0
        self._blank = False
        self._links: list[Link] = []
        self._bold: list[Span] = []
        self._bold_start = 0
        self._raised = None
        if self._links_open:
            self._links_open = [(0, href) for _, href in self._links_open]

    def write(self, raw: str) -> None:
        """Add text as it stands in the page."""
        if not raw.isascii() and INVISIBLE.search(raw):
            raw = INVISIBLE.sub("", raw)
        words = raw.split()
        if not words:
            self._blank = self._blank or bool(raw)
            return
        if self._size and (self._blank or raw[0].isspace()):
            words[0] = " " + words[0]
        piece = " ".join(words)
        self.pieces.append(piece)
        self._size += len(piece)
        self._blank = raw[-1].isspace()

    def blank(self) -> None:
        """Separate what follows by a space: a line's end inside a table cell."""
        self._blank = True

    def open_link(self, href: str) -> None:
        """What follows is the words of a link."""
        self._links_open.append((self._size, href))

    def close_link(self) -> None:
        """The link's words are over."""
        if self._links_open:
            start, href = self._links_open.pop()
            self._links.append(Link(start, self._size, href))

    def open_bold(self) -> None:
        """What follows is bold."""
        if not self._bold_depth:
            self._bold_start = self._size
        self._bold_depth += 1

    def close_bold(self) -> None:
        """What was bold is over."""
        self._bold_depth = max(self._bold_depth - 1, 0)
        if not self._bold_depth:
            self._bold.append(Span(self._bold_start, self._size))

    def open_raised(self) -> None:
        """What follows is superscript."""
        self._raised = len(self.pieces)

    def close_raised(self) -> None:
        """The superscript is over: digits in it take their raised form, one character for one."""
        if self._raised is None:
            return
        piece = "".join(self.pieces[self._raised :])
        if _RAISED.fullmatch(piece):
            self.pieces[self._raised :] = [piece.translate(_SUPERSCRIPTS)]
        self._raised = None

    def close_block(self, style: Style, locator: str) -> None:
        """Make a block of the words collected, which stand at `locator`."""
        text = "".join(self.pieces)
        if not text.isascii() and not is_normalized("NFC", text):
            text = self._compose(text)
        start = self._separate(style.kind)
        self._text.append(text)
        self.length = start + len(text)
        self._emit(style, start, locator, text)
        self._begin()

    def close_empty(self, style: Style, locator: str) -> None:
        """A block without words: a chart, a rule."""
        self._emit(style, self.length, locator, "")

    def forget_blank(self) -> None:
        """Drop the blanks between blocks."""
        self._blank = False

    def _separate(self, kind: Kind) -> int:
        if not self.length:
            return 0
        separator = "\n\n" if kind is Kind.HEADING else "\n"
        self._text.append(separator)
        return self.length + len(separator)

    def _compose(self, text: str) -> str:
        """`text` in NFC, and the spans moved to where their words stand then."""

        def moved(offset: int) -> int:
            return len(compose(text[:offset]))

        self._links = [Link(moved(link.start), moved(link.end), link.href) for link in self._links]
        self._bold = [Span(moved(span.start), moved(span.end)) for span in self._bold]
        self._size = len(compose(text))
        return compose(text)

    def _emit(self, style: Style, start: int, locator: str, text: str) -> None:
        kind, role, level, container, table, place, header = style
        links = self._links_of(text, start) if self._links or self._links_open else ()
        bold = self._bold_of(text, start) if self._bold or self._bold_depth else ()
        self.blocks.append(
            Block(kind, start, start + len(text), role, level, links, bold, container, table, *place, header)
        )
        self.marks.append(Mark(start, locator))
        refuse_long(len(self.blocks))

    def _links_of(self, text: str, by: int) -> tuple[Link, ...]:
        links = [*self._links, *(Link(start, self._size, href) for start, href in self._links_open)]
        return tuple(Link(*_shift(link, text, by), link.href) for link in links if link.end > link.start)

    def _bold_of(self, text: str, by: int) -> tuple[Span, ...]:
        bold = [*self._bold, Span(self._bold_start, self._size)] if self._bold_depth else self._bold
        return tuple(_shift(span, text, by) for span in bold if span.end > span.start)


def _shift(span: Link | Span, text: str, by: int) -> Span:
    """`span` in the whole text, without the blank that may stand before its first word."""
    blank = text[span.start] == " "
    return Span(span.start + blank + by, span.end + by)
