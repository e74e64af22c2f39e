"""What a file is, by its bytes: the bureau's names lie (of 85 files named `.xlsx`, 35 are OLE2)."""

from __future__ import annotations

import codecs
import re
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from scraper.containers import ole2
from scraper.containers.errors import ContainerError
from scraper.containers.zip_directory import open_zip

ZIP = "application/zip"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
GZIP = "application/gzip"

#: files that hold other files; an OOXML file is a document
CONTAINERS = frozenset({ZIP, RAR, SEVEN_ZIP, GZIP})

_EXCEL = "application/vnd.ms-excel"
_OLE2 = "application/x-ole-storage"
_OOXML = "application/vnd.openxmlformats-officedocument."

_MAGIC = (
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), _OLE2),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"), ZIP),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-"), "application/pdf"),
    (re.compile(rb"Rar!\x1a\x07(?:\x00|\x01\x00)"), RAR),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), SEVEN_ZIP),
    (re.compile(rb"\x1f\x8b\x08"), GZIP),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
)

#: a ZIP with one of these names in it is OOXML; the first that is there decides
_PARTS = (
    ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.12"),
    ("xl/vbaproject.bin", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    ("xl/workbook.xml", f"{_OOXML}spreadsheetml.sheet"),
    ("word/document.xml", f"{_OOXML}wordprocessingml.document"),
    ("ppt/presentation.xml", f"{_OOXML}presentationml.presentation"),
)
_MAX_DIRECTORY = 1024 * 1024

#: an OLE2 file with one of these streams at its root
_STREAMS = (
    ("Workbook", _EXCEL),
    ("Book", _EXCEL),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)

_HEAD = 64 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HTML = re.compile(
    r"(?is)\s*+(?:<\?xml[^>]*+>\s*+)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|table|meta)\b"
)
_JSON = re.compile(r'\s*(?:\[\s*[\[{"\]]|\{\s*["}])')


def media_type(data: bytes) -> str | None:
    """The media type of an attached file; None where its bytes are none of the known kinds."""
    return media_type_of(BytesIO(data))


def media_type_of(source: Path | BinaryIO) -> str | None:
    """The same for a path or a seekable file of any size; afterwards its position is the start.

    Of the file are read the first 64 KB and, of ZIP and OLE2, the directory. Raises OSError.
    """
    if isinstance(source, Path):
        with source.open("rb") as file:
            return media_type_of(file)
    source.seek(0)
    head = source.read(_HEAD)
    found = next((name for magic, name in _MAGIC if magic.match(head)), None)
    if found == ZIP:
        found = _zip_type(source, head)
    elif found == _OLE2:
        found = _ole2_type(source)
    source.seek(0)
    return found or _text_type(head)


def _zip_type(file: BinaryIO, head: bytes) -> str:
    try:
        with open_zip(file, _MAX_DIRECTORY) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except ContainerError:  # cut off: the names, never compressed, stand before the members as well
        return next((kind for part, kind in _PARTS if part.encode() in head), ZIP)
    return next((kind for part, kind in _PARTS if part in names), ZIP)


def _ole2_type(file: BinaryIO) -> str:
    """Where its directory cannot be read: most likely what nearly all of the bureau's are, a workbook."""
    try:
        names = ole2.root_names(file)
    except ole2.DamagedError:
        return _EXCEL
    return next((kind for stream, kind in _STREAMS if stream in names), _OLE2)


def _text_type(head: bytes) -> str | None:
    """HTML and JSON by how they begin; tables only with a byte order mark, as the site's `csv` has one."""
    mark, encoding = next((known for known in _MARKS if head.startswith(known[0])), (b"", "latin-1"))
    text = head[len(mark) :].decode(encoding, "replace")
    if _HTML.match(text):
        return "text/html"
    if _JSON.match(text):
        return "application/json"
    if not mark:
        return None
    first_line = text.partition("\n")[0]
    if "\t" in first_line:
        return "text/tab-separated-values"
    return "text/csv" if re.search("[,;]", first_line) else "text/plain"
