"""What a file is, by its first bytes: the bureau's names lie (of 85 files named `.xlsx`, 35 are OLE2)."""

from __future__ import annotations

_OOXML = "application/vnd.openxmlformats-officedocument."
_ZIP = "application/zip"

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", _ZIP),
)

#: OOXML is a ZIP with one of these names in it; names are never compressed
_PARTS = (
    (b"xl/workbook.xml", f"{_OOXML}spreadsheetml.sheet"),
    (b"word/document.xml", f"{_OOXML}wordprocessingml.document"),
)


def media_type(data: bytes) -> str | None:
    """The media type of an attached file; None where its first bytes are none of the known ones."""
    found = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if found == _ZIP:
        return next((name for part, name in _PARTS if part in data), _ZIP)
    return found
