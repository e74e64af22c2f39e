"""The way in for every document: sniff, decode, read."""

from __future__ import annotations

from typing import Final

from parsers.blocks import Document
from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from parsers.readers.encoding import decode
from parsers.readers.limits import MAX_HTML, MAX_PDF, MAX_ROWS, MAX_TEXT, refuse_large
from parsers.readers.open_data import read_delimited, read_json
from parsers.readers.page import read_page
from parsers.readers.sniff import Format, sniff
from parsers.readers.text import read_text

LIMITS: Final = {
    Format.HTML: MAX_HTML,
    Format.TEXT: MAX_TEXT,
    Format.DELIMITED: MAX_ROWS,
    Format.JSON: MAX_ROWS,
    Format.PDF: MAX_PDF,
}
_WORKBOOKS: Final = frozenset({Format.OOXML, Format.OLE2})
_OF_TEXT: Final = {Format.TEXT: read_text, Format.DELIMITED: read_delimited, Format.JSON: read_json}


def read(data: bytes, origin: Origin) -> Document:
    """The blocks of a document.

    Of `origin` only the charset that HTTP declared is used. Raises UnreadableDocumentError with the reason;
    its message does not name the document.
    """
    found = sniff(data)
    if found in _WORKBOOKS:
        # where no workbook is read, its readers are not loaded
        from parsers.readers.workbook.read import read_workbook  # noqa: PLC0415

        return read_workbook(data, found)
    limit = LIMITS.get(found)
    if limit is None:
        raise UnreadableDocumentError("unsupported_format", f"{found.value} documents are not read")
    refuse_large(len(data), limit, found.value)
    if found is Format.PDF:
        from parsers.readers.pdf.reader import read_pdf  # noqa: PLC0415  # its libraries are heavy

        return read_pdf(data)
    decoded = decode(data, origin.charset)
    return read_page(data, decoded) if found is Format.HTML else _OF_TEXT[found](decoded)
