"""Pages as pdf_oxide reads them: ten times as fast as pdfplumber, and no glyph of it is made up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from parsers.errors import UnreadableDocumentError
from parsers.readers.pdf.edges import edges_of_line, edges_of_rectangle
from parsers.readers.pdf.glyphs import Glyph, Page, turn
from parsers.readers.pdf.guard import is_modest, object_streams, refuse_nested
from parsers.readers.pdf.page_box import page_box, written_boxes

if TYPE_CHECKING:
    from pdf_oxide import PdfDocument

#: pages of a document; the bureau's thickest yearbooks have 400
MOST_PAGES: Final = 2000
#: glyphs of a page; the densest table of the bureau's bulletin has 5 500
MOST_GLYPHS: Final = 50_000
#: a page with so many glyphs is no scan: its images are not asked for
_FEW: Final = 200
#: what pdf_oxide raises
_UNREADABLE: Final = (OSError, RuntimeError, ValueError)
_TAIL: Final = 2048  # bytes
_LEVEL: Final = 0
_TURNED: Final = (90, 270)


class Source:
    """An open PDF; `read(number)` gives one page and keeps nothing of it.

    `pages` is how many it has; `is_cut_off` says that its end is missing, and pages with it; `is_modest` that
    pdfplumber can be let at it.

    Raises UnreadableDocumentError: `encrypted` (it asks for a password), `damaged`, `truncated`, `too_large`
    (pages).
    """

    def __init__(self, data: bytes) -> None:
        packed = object_streams(data)
        refuse_nested(data, packed)
        self._boxes = written_boxes((data, *packed))
        self.is_modest = is_modest(data)
        self._document = _open(data)
        self.pages = _count(self._document, data)
        self.is_cut_off = not _has_end(data)

    def read(self, number: int) -> Page:
        """The page `number`, counted from 1; one that cannot be read holds nothing."""
        index = number - 1
        try:
            left, bottom, right, top = page_box(self._document.page_media_box(index), self._boxes)
            glyphs, turned = _glyphs(self._document.extract_chars(index), top)
            paths = self._document.extract_paths(index)
        except _UNREADABLE:
            return Page(number, 0, 0, [], {}, [], 0, 0)
        width, height = right - left, top - bottom
        return Page(
            number, width, height, glyphs, turned, list(_edges(paths, top)), len(paths),
            self._pictured(index, width * height) if len(glyphs) < _FEW else 0.0,
        )  # fmt: skip

    def _pictured(self, index: int, area: float) -> float:
        """The share of the page that its largest image covers; none where pdf_oxide cannot list them."""
        try:
            matrices = [image["matrix"] for image in self._document.page_images(index)]
        except _UNREADABLE:
            return 0.0
        covered = max((abs(m[0] * m[3]) + abs(m[1] * m[2]) for m in matrices), default=0.0)
        return covered / area if area else 0.0

    def is_turned(self, number: int) -> bool:
        """Whether a viewer turns the page before it shows it."""
        try:
            return self._document.page_rotation(number - 1) % 360 != 0
        except _UNREADABLE:
            return False


def _open(data: bytes) -> PdfDocument:
    from pdf_oxide.pdf_oxide import (  # noqa: PLC0415  # heavy, and needed for PDFs only
        PdfDocument,
        set_log_level,
    )

    set_log_level("off")  # what it says of a document is said in the record
    try:
        document = PdfDocument.from_bytes(data)
        is_open = document.authenticate("")
    except _UNREADABLE as error:
        raise _damaged(data) from error
    if not is_open:
        raise UnreadableDocumentError("encrypted", "the PDF is encrypted and asks for a password")
    return document


def _count(document: PdfDocument, data: bytes) -> int:
    try:
        pages = document.page_count()
    except _UNREADABLE as error:
        raise _damaged(data) from error
    if pages > MOST_PAGES:
        raise UnreadableDocumentError("too_large", f"{pages} pages of PDF; at most {MOST_PAGES} are read")
    if not pages:
        raise _damaged(data)
    return pages


def _damaged(data: bytes) -> UnreadableDocumentError:
    if not _has_end(data):
        return UnreadableDocumentError("truncated", "the PDF is cut off: its end is missing")
    return UnreadableDocumentError("damaged", "the PDF is damaged: its pages cannot be found")


def _has_end(data: bytes) -> bool:
    """Whether the mark that ends a PDF stands near its end; some senders add bytes behind it."""
    return b"%%EOF" in data[-_TAIL:]


def _glyphs(chars: list[Any], height: float) -> tuple[list[Glyph], dict[int, list[Glyph]]]:
    level: list[Glyph] = []
    turned: defaultdict[int, list[Glyph]] = defaultdict(list)
    for char in chars[:MOST_GLYPHS]:
        angle = char.rotation_degrees
        if angle == _LEVEL:
            x, y, width, _ = char.bbox
            level.append(Glyph(char.char, x, x + width, height - y, char.font_size, char.font_name))
        elif round(angle) % 360 in _TURNED:
            side = round(angle) % 360
            x, baseline = turn(char.origin_x, height - char.origin_y, side)
            turned[side].append(
                Glyph(char.char, x, x + char.advance_width, baseline, char.font_size, char.font_name)
            )
    return _without_made_up(level), {side: _widened(glyphs) for side, glyphs in sorted(turned.items())}


def _widened(glyphs: list[Glyph]) -> list[Glyph]:
    """Turned glyphs in reading order, each as wide as the way to the next: pdf_oxide gives them no width."""
    ordered = sorted(glyphs, key=lambda glyph: (round(glyph.baseline), glyph.x0))
    ends = [
        after.x0 if after.x0 > glyph.x0 else glyph.x0 + glyph.size / 2 for glyph, after in pairwise(ordered)
    ]
    last = [glyph.x0 + glyph.size / 2 for glyph in ordered[-1:]]
    return [
        glyph._replace(x1=min(end, glyph.x0 + glyph.size))
        for glyph, end in zip(ordered, [*ends, *last], strict=True)
    ]


def _without_made_up(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without the blanks that pdf_oxide adds on top of others: they would tear words.

    It puts them between two text operators, in a font that draws nothing else in the page.
    """
    fonts = {glyph.font for glyph in glyphs if glyph.text != " "}
    doubtful = [glyph for glyph in glyphs if glyph.text == " " and glyph.font not in fonts]
    if not doubtful:
        return glyphs
    rows: defaultdict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.text != " ":
            rows[round(glyph.baseline)].append(glyph)
    made_up = {id(blank) for blank in doubtful if _stands_on_another(blank, rows[round(blank.baseline)])}
    return [glyph for glyph in glyphs if id(glyph) not in made_up]


def _stands_on_another(blank: Glyph, row: list[Glyph]) -> bool:
    middle = (blank.x0 + blank.x1) / 2
    return any(glyph.x0 < middle < glyph.x1 for glyph in row)


def _edges(paths: list[dict[str, Any]], height: float) -> Iterator[dict[str, Any]]:
    for path in paths:
        x, y, width, tall = path["bbox"]
        operations = path["operations"]
        if operations[0]["op"] == "rectangle":
            yield from edges_of_rectangle(x, height - y - tall, x + width, height - y)
        else:
            yield from edges_of_line(x, height - y - tall, x + width, height - y, len(operations))
