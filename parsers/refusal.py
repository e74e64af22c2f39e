"""Documents that hold nothing of a release, and are refused."""

from __future__ import annotations

from parsers.blocks import Document, Kind
from parsers.errors import UnreadableDocumentError
from parsers.record import Read

_FEWEST_NUMBERS = 4  # of a table of data
_KNOWN_LAYOUT = "statgov"  # the bureau's template is a release page whatever its words are


def refuse_what_is_no_release(found: Read) -> None:
    """A page of another kind has no section, date or period; text is what its sender says it is."""
    trusted = found.document.layout.startswith(_KNOWN_LAYOUT) or found.document.media_type != "text/html"
    if trusted and found.document.text.strip():
        return
    if is_table(found.document):
        return
    known = any(part.key not in {"front", "owner", "other"} for part in found.parts)
    if not (known or found.header.time_period.value or found.header.dates["published"].value):
        raise UnreadableDocumentError(
            "not_a_release", "no release: no heading, publication date or period of one was found"
        )


def is_table(document: Document) -> bool:
    """Whether most words are cells of tables with data: a workbook that is HTML under another name.

    A page in the bureau's template is none, whatever it holds.
    """
    if document.layout.startswith(_KNOWN_LAYOUT):
        return False
    cells = [block for block in document.blocks if block.kind is Kind.CELL and not block.links]
    numbers = sum(document.text_of(block).strip()[-1:].isdigit() for block in cells)
    words = sum(block.end - block.start for block in cells)
    return numbers >= _FEWEST_NUMBERS and 2 * words > len(document.text)
