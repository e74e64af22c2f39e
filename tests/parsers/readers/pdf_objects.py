"""PDFs written object by object: letters that no core font has, structures that no library writes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

#: Russian and Kazakh letters as single bytes; the map back to letters goes into the font
_CODEC = "kz1048"
_WIDTH = 500
LEADING = 14.0
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)
HELLO = b"BT /F1 12 Tf 72 700 Td (Prices in the regions) Tj ET "


def written(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, of which 1 is the catalog."""
    out = b"%PDF-1.7\n"
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        entry = b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
        out += entry
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def plain(content: bytes = HELLO, **replaced: bytes) -> bytes:
    """A PDF of one page; `kids`, `page` and `form` replace objects of it."""
    objects = {
        1: CATALOG,
        2: replaced.get("kids", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        3: replaced.get("page", PAGE),
        4: replaced.get("contents", stream(content)),
        5: replaced.get("font", FONT),
    }
    if "form" in replaced:
        objects[6] = replaced["form"]
    return written(objects)


def cyrillic_font() -> bytes:
    """A font entry without its map: the map is object 6."""
    codes = b" ".join(b"/c%d" % code for code in range(128, 256))
    widths = b" ".join(b"%d" % _WIDTH for _ in range(32, 256))
    return (
        b"<</Type/Font/Subtype/Type1/BaseFont/Letters/FirstChar 32/LastChar 255/Widths[%s]/ToUnicode 6 0 R"
        b"/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[128 %s]>>>>" % (widths, codes)
    )


def letter_map() -> bytes:
    """The ToUnicode map of the Cyrillic font."""
    letters = {code: bytes([code]).decode(_CODEC, "ignore") for code in range(32, 256)}
    rows = [b"<%02x> <%04x>" % (code, ord(letter)) for code, letter in letters.items() if letter]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)
    return stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /M def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n" + body + b"\nendcmap end end"
    )


def cyrillic(paragraphs: Iterable[tuple[float, str]], *, mapped: bool = True, width: int = 80) -> bytes:
    """One page of paragraphs, each its size and text, wrapped at `width` characters, blank lines between.

    Not `mapped`, the font has no way back from its codes to letters.
    """
    content, y = b"", 780.0
    for size, text in paragraphs:
        for line in textwrap.wrap(text, width):
            code = line.encode(_CODEC).replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            content += b"BT /F1 %.1f Tf 60 %.1f Td (%s) Tj ET\n" % (size, y, code)
            y -= LEADING
        y -= LEADING
    font = cyrillic_font() if mapped else cyrillic_font().replace(b"/ToUnicode 6 0 R", b"")
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return written({1: CATALOG, 2: pages, 3: PAGE, 4: stream(content), 5: font, 6: letter_map()})
