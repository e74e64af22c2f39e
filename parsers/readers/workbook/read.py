"""A workbook -> its document."""

from __future__ import annotations

from parsers.blocks import Document
from parsers.readers.sniff import Format
from parsers.readers.workbook.document import document_of
from parsers.readers.workbook.open import open_workbook

_MEDIA_TYPES = {
    Format.OOXML: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.OLE2: "application/vnd.ms-excel",
}


def read_workbook(data: bytes, found: Format) -> Document:
    """The blocks of a workbook; raises UnreadableDocumentError as `open_workbook` and `document_of` do."""
    return document_of(open_workbook(data, found), _MEDIA_TYPES[found])
