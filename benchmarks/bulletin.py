"""A bulletin of any length in the bureau's style: prose, tables with ruled heads that go on over pages."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from fpdf import FPDF

SEED = 2021
#: a font with Russian and Kazakh letters; without it the bulletin is English
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
_EDGES = (20, 62, 76, 90, 104, 118, 132, 146, 160, 174, 188)
_PROSE = {
    "en": "The number of people in the regions of the country grew in all the years between the censuses. ",
    "ru": "Численность населения регионов росла во все годы между двумя переписями населения. ",
}
_HEADS = {"en": ("Both sexes", "Men", "Women"), "ru": ("Оба пола", "Мужчины", "Женщины")}
_CONTINUED = {"en": "continuation", "ru": "продолжение"}
_ROWS = 48
_MADE = dt.datetime(2023, 6, 30, tzinfo=dt.UTC)


class Bulletin(FPDF):
    """Pages with a running head and numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.lang = "ru" if FONT.exists() else "en"
        self.face = "text" if FONT.exists() else "helvetica"
        if FONT.exists():
            self.add_font("text", fname=FONT)
        self.set_margin(20)

    def header(self) -> None:
        """The running head."""
        self.set_font(self.face, size=7)
        self.text(160, 8, "www.stat.gov.kz")

    def footer(self) -> None:
        """The page's number."""
        self.set_font(self.face, size=7)
        self.text(20, 290, str(self.page_no()))


def make_bulletin(pages: int) -> bytes:
    """The same bulletin for the same number of pages: one in ten is prose, the others are tables."""
    rng = random.Random(SEED)
    book = Bulletin()
    book.set_creation_date(_MADE)
    for number in range(pages):
        book.add_page()
        if number % 10 == 0:
            _prose(book, number // 10 + 1)
        else:
            _table(book, rng, is_first=number % 10 == 1)
    return bytes(book.output())


def _prose(book: Bulletin, chapter: int) -> None:
    book.set_font(book.face, size=14)
    book.text(20, 25, f"{chapter}. {_PROSE[book.lang][:40]}")
    book.set_font(book.face, size=9)
    book.set_xy(20, 32)
    for _ in range(6):
        book.multi_cell(0, 4.5, _PROSE[book.lang] * 5, new_x="LMARGIN", new_y="NEXT")
        book.ln(3)


def _table(book: Bulletin, rng: random.Random, *, is_first: bool) -> None:
    book.set_font(book.face, size=6)
    book.text(150, 16, "" if is_first else _CONTINUED[book.lang])
    for top in (20, 26):
        book.line(_EDGES[0], top, _EDGES[-1], top)
    for x in _EDGES[1:-1]:
        book.line(x, 20, x, 26)
    for column, x in enumerate(_EDGES[1:-1]):
        book.text(x + 1, 24, _HEADS[book.lang][column % 3])
    for row in range(_ROWS):
        top = 31 + 5 * row
        book.text(_EDGES[0] + 2 * (row % 5 > 0), top, str(row + 10))
        for x in _EDGES[2:]:
            value = "-" if rng.random() < 0.05 else f"{rng.randrange(10**6):,}".replace(",", " ")
            book.text(x - 1 - book.get_string_width(value), top, value)
