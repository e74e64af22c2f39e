"""PDF to a document: pages one at a time, none of them kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parsers.blocks import Document
from parsers.errors import UnreadableDocumentError
from parsers.readers.pdf.assemble import Assembly
from parsers.readers.pdf.glyphs import Page
from parsers.readers.pdf.health import ill
from parsers.readers.pdf.lines import read_rows
from parsers.readers.pdf.page_layout import lay_out
from parsers.readers.pdf.ranges import as_ranges
from parsers.readers.pdf.source import Source
from parsers.readers.pdf.survey import Seen, Survey, sampled, survey
from parsers.readers.pdf.witness import Witness

#: a page with an image over this share of it, and hardly a word, is scanned
_SCANNED: Final = 0.4
#: a page with so many shapes and no glyph has its letters drawn
_DRAWN: Final = 300
#: letters and digits: a page with fewer beside an image has no text of its own
_FEW: Final = 12
_CUT_OFF: Final = "the PDF is cut off: its end is missing"
_SCAN: Final = "scanned, an image without text"


def read_pdf(data: bytes) -> Document:
    """The blocks of a PDF; locators are `page:12 box:48.6,153.9,498.0,330.0`, in points from the top left.

    Pages without text that can be believed are left out and told of in `Document.notes`. Raises
    UnreadableDocumentError: `encrypted`, `truncated`, `damaged`, `too_large`, `scanned` (no page has text),
    `unreadable_text` (none has letters that make words), `empty`.
    """
    source = Source(data)
    witness = Witness(data, source)
    looked_at = {number: _seen(witness, number) for number in sampled(source.pages)}
    found = survey(looked_at.values())
    assembly = Assembly(found.body_size)
    left_out: dict[int, str] = {}
    for number in range(1, source.pages + 1):
        seen = looked_at.pop(number, None) or _seen(witness, number)
        if reason := _read_into(assembly, seen, found):
            left_out[number] = reason
    if source.is_cut_off:  # the fonts that tell its letters stand anywhere, so also in the lost end
        raise UnreadableDocumentError("truncated", _CUT_OFF)
    document = assembly.document(_notes(left_out))
    if not document.text:
        raise _without_text(left_out)
    return document


def _seen(witness: Witness, number: int) -> Seen:
    """A page as rows, without its glyphs, which take the most memory."""
    page = witness.read(number)
    return Seen(replace(page, glyphs=[], turned={}), read_rows(page))


def _read_into(assembly: Assembly, seen: Seen, found: Survey) -> str | None:
    """Add a page to the document, or say why it is left out; a blank page is neither."""
    texts = [row.text for row in seen.rows]
    if reason := _without_words(seen.page, texts) or ill(texts):
        return reason
    for item in lay_out(seen.page, seen.rows, found):
        assembly.add(seen.page.number, item)
    return None


def _without_words(page: Page, texts: list[str]) -> str | None:
    words = sum(character.isalnum() for text in texts for character in text)
    if words < _FEW and page.pictured >= _SCANNED:
        return _SCAN
    return "letters drawn as shapes" if not words and page.shapes >= _DRAWN else None


def _notes(left_out: dict[int, str]) -> tuple[str, ...]:
    reasons = dict.fromkeys(left_out.values())
    return tuple(
        f"{as_ranges([number for number, why in left_out.items() if why == reason])}: {reason}"
        for reason in reasons
    )


def _without_text(left_out: dict[int, str]) -> UnreadableDocumentError:
    if not left_out:
        return UnreadableDocumentError("empty", "the PDF holds no words")
    if set(left_out.values()) == {_SCAN}:
        return UnreadableDocumentError("scanned", "the PDF is scanned: its pages are images without text")
    notes = "; ".join(_notes(left_out))
    return UnreadableDocumentError("unreadable_text", f"the PDF's text cannot be read: {notes}")
