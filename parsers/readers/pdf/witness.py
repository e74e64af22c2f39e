"""pdfplumber as a witness: fonts that pdf_oxide reads as it does are trusted, others it reads itself."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from parsers.readers.pdf.edges import Edge
from parsers.readers.pdf.glyphs import Glyph, Page, turn
from parsers.readers.pdf.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

#: unfolded bytes of one page's operators, forms counted each time they are drawn; a dense table has 0.3 MiB
_MOST_OPERATORS: Final = 1 << 20
#: what the drawing of a form costs beside its operators
_DRAWING: Final = 2048
#: pages that are read by both at most
_MOST_PAGES: Final = 300
#: a font that draws no more than this share of a page's glyphs is not asked about
_FEW: Final = 0.02
#: share of a page's glyphs that both must give
_ALIKE: Final = 0.99
#: what pdfminer raises on malformed pages: it checks little of what it reads
_MALFORMED: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip


class Witness:
    """Reads pages of a document by `source`, and by pdfplumber where a font is new or was not read alike.

    A document that could exhaust pdfminer is left to `source` alone, as is a page that pdfminer cannot read.
    """

    def __init__(self, data: bytes, source: Source) -> None:
        self._data = data
        self._source = source
        self._trusted: dict[str, bool] = {}
        self._asked = 0
        self._plumber: Any = None
        self._is_usable: bool | None = None

    def read(self, number: int) -> Page:
        """The page `number` as the better of the two reads it."""
        page = self._source.read(number)
        fonts = _fonts(page.glyphs)
        if self._source.is_turned(number) or (fonts and self._is_doubtful(fonts)):
            other = self._ask(number)
            if other is not None:
                return self._judge(page, other, fonts)
        return page

    def _is_doubtful(self, fonts: set[str]) -> bool:
        return not all(self._trusted.get(font, False) for font in fonts)

    def _judge(self, page: Page, other: Page, fonts: set[str]) -> Page:
        """The page by pdf_oxide where both give the same glyphs, else that by pdfplumber."""
        alike = _is_alike(page.glyphs, other.glyphs) and not self._source.is_turned(page.number)
        for font in fonts:
            self._trusted[font] = alike and self._trusted.get(font, True)
        return page if alike else other

    def _ask(self, number: int) -> Page | None:
        """The page by pdfplumber; None where it cannot be asked."""
        self._asked += 1
        if self._asked > _MOST_PAGES or not self._may_be_asked():
            return None
        from pdfminer.psexceptions import PSException  # noqa: PLC0415
        from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

        try:
            return _plumbed(self._plumber.pages[number - 1], number)
        except (PSException, PdfminerException, *_MALFORMED):
            return None

    def _may_be_asked(self) -> bool:
        if self._is_usable is None:
            self._is_usable = self._source.is_modest and self._open()
        return self._is_usable

    def _open(self) -> bool:
        import pdfplumber  # noqa: PLC0415  # heavy, and needed for PDFs only

        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what matters of a page is told in the record
        from pdfminer.psexceptions import PSException  # noqa: PLC0415
        from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

        try:
            self._plumber = pdfplumber.open(io.BytesIO(self._data))
            return len(self._plumber.pages) == self._source.pages
        except (PSException, PdfminerException, *_MALFORMED):
            return False


def _fonts(glyphs: Sequence[Glyph]) -> set[str]:
    """The fonts that draw more than a few of the glyphs."""
    drawn = Counter(glyph.font for glyph in glyphs if not glyph.text.isspace())
    return {font for font, count in drawn.items() if count > _FEW * len(glyphs)}


def _is_alike(glyphs: Sequence[Glyph], others: Sequence[Glyph]) -> bool:
    """Whether two readings give the same letters at the same places, blanks aside."""
    one, other = _placed(glyphs), _placed(others)
    shared = sum((one & other).values())
    return shared >= _ALIKE * max(sum(one.values()), sum(other.values()))


def _placed(glyphs: Sequence[Glyph]) -> Counter[tuple[str, int]]:
    return Counter((glyph.text, round(glyph.x0)) for glyph in glyphs if not glyph.text.isspace())


def _plumbed(page: Any, number: int) -> Page:
    """A page of pdfplumber, read within bounds and closed."""
    from pdfminer.pdfinterp import PDFPageInterpreter  # noqa: PLC0415
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent  # noqa: PLC0415

    budget = [_MOST_OPERATORS]

    class Bounded(PDFPageInterpreter):
        """Stops at a page that draws without end: forms that draw forms, a stream of gigabytes."""

        def execute(self, streams: Sequence[Any]) -> None:
            budget[0] -= sum(len(stream.get_data()) + _DRAWING for stream in streams)
            if budget[0] < 0:
                raise ValueError("the page draws without end")
            super().execute(streams)

    device = PDFPageAggregatorWithMarkedContent(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    Bounded(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # what pdfplumber would lay out itself, without bounds
    try:
        return _page_of(page, number)
    finally:
        page.close()


def _page_of(page: Any, number: int) -> Page:
    level: list[Glyph] = []
    turned: defaultdict[int, list[Glyph]] = defaultdict(list)
    for char in page.chars:
        if char["upright"]:
            baseline = char["bottom"] - 0.22 * char["size"]
            level.append(
                Glyph(char["text"], char["x0"], char["x1"], baseline, char["size"], char["fontname"])
            )
            continue
        angle = 90 if char["matrix"][1] > 0 else 270
        start = char["bottom"] if angle == 90 else char["top"]
        x, baseline = turn(char["x1"] if angle == 90 else char["x0"], start, angle)
        size = char["x1"] - char["x0"]
        width = char["bottom"] - char["top"]
        turned[angle].append(Glyph(char["text"], x, x + width, baseline, size, char["fontname"]))
    pictures = [image["width"] * image["height"] for image in page.images]
    width, height = float(page.width), float(page.height)
    return Page(
        number, width, height, level, dict(turned), [_edge(edge) for edge in page.edges],
        len(page.rects) + len(page.lines) + len(page.curves),
        max(pictures, default=0.0) / (width * height),
    )  # fmt: skip


def _edge(edge: Edge) -> Edge:
    return {**edge, "object_type": "line"}
