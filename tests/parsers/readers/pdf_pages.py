"""PDFs in the bureau's style, made with fpdf2 and a core font."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from fpdf import FPDF
from PIL import Image

LEFT, RIGHT = 20.0, 190.0  # mm
PROSE = (
    "The number of arrivals in the country grew in all of the regions, and the number of departures fell in "
    "most of them, so that the balance of migration was positive for the third year in a row."
)


class Book(FPDF):
    """Pages with an optional running head and page numbers."""

    def __init__(self, head: str = "", *, numbered: bool = False) -> None:
        super().__init__()
        self._head, self._numbered = head, numbered
        self.set_margin(LEFT)
        self.set_auto_page_break(True, 25)
        self.set_font("helvetica", size=10)

    def header(self) -> None:
        if self._head:
            self.set_font("helvetica", size=8)
            self.text(LEFT, 10, self._head)
            self.set_font("helvetica", size=10)

    def footer(self) -> None:
        if self._numbered:
            self.set_font("helvetica", size=8)
            self.text(105, 290, str(self.page_no()))
            self.set_font("helvetica", size=10)

    def lines(self, lines: Iterable[str], x: float = LEFT, top: float = 30.0, step: float = 5.0) -> None:
        """Each line at a place of its own, `step` below the one before."""
        for number, line in enumerate(lines):
            self.text(x, top + number * step, line)

    def prose(self, text: str, size: float = 10, style: str = "") -> None:
        """A wrapped paragraph and a blank line."""
        self.set_font("helvetica", style=style, size=size)
        self.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)
        self.set_font("helvetica", size=10)

    def row(self, cells: Sequence[str], top: float, *, edges: Sequence[float], ruled: bool) -> None:
        """A row of a table, 7 mm high, its cells between `edges`."""
        for text, x0, x1 in zip(cells, edges, edges[1:], strict=False):
            if ruled:
                self.rect(x0, top, x1 - x0, 7)
            self.text(x0 + 1, top + 5, text)

    def done(self) -> bytes:
        """The PDF's bytes."""
        return bytes(self.output())


def one_page(lines: Iterable[str], **where: float) -> bytes:
    """A PDF of lines below each other."""
    book = Book()
    book.add_page()
    book.lines(lines, **where)
    return book.done()


def add_scan(book: Book) -> None:
    """A page that is an image and nothing else."""
    book.add_page()
    image = io.BytesIO()
    Image.new("L", (200, 280), 200).save(image, "PNG")
    book.image(image, 0, 0, 210, 297)
