"""How large a document may be: beyond this it is no release, and reading it would only cost time."""

from __future__ import annotations

from typing import Final

from parsers.errors import UnreadableDocumentError

MIB: Final = 1 << 20
#: bytes; the bureau's largest pages have 0.2 MiB
MAX_HTML: Final = 16 * MIB
MAX_TEXT: Final = 16 * MIB
#: bytes of a csv or JSON file; an export of 100 000 rows has some 25 MiB
MAX_ROWS: Final = 96 * MIB
#: bytes; a yearbook with photographs has some 60 MiB
MAX_PDF: Final = 128 * MIB
#: blocks of a page, lines of a text; the bureau's longest pages have a few thousand
MAX_BLOCKS: Final = 200_000


def refuse_large(size: int, limit: int, what: str) -> None:
    """Raise UnreadableDocumentError (`too_large`) for more than `limit` bytes of `what`."""
    if size > limit:
        message = f"{size / MIB:.1f} MiB of {what}; at most {limit // MIB} MiB are read"
        raise UnreadableDocumentError("too_large", message)


def refuse_long(blocks: int) -> None:
    """Raise UnreadableDocumentError (`too_large`) for more than MAX_BLOCKS blocks or lines."""
    if blocks > MAX_BLOCKS:
        raise UnreadableDocumentError("too_large", f"more than {MAX_BLOCKS} pieces of text in one document")
