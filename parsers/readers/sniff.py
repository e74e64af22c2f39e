"""What a document is, by its first bytes and the look of its text; its name and declared type say nothing."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from parsers.errors import UnreadableDocumentError
from parsers.normalise import normalise
from parsers.readers.delimited import find_dialect
from parsers.readers.encoding import decode, utf16_without_mark


class Format(StrEnum):
    """The formats that are told apart; the value is the format's name for people."""

    HTML = "HTML"
    TEXT = "plain text"
    PDF = "PDF"
    OOXML = "OOXML"
    OLE2 = "OLE2"
    ZIP = "ZIP"
    RAR = "RAR"
    GZIP = "GZIP"
    SEVEN_ZIP = "7z"
    IMAGE = "Image"
    XML = "XML"
    RTF = "RTF"
    JSON = "JSON"
    DELIMITED = "csv"


_MAGIC: Final[tuple[tuple[bytes, Format], ...]] = (
    (b"%PDF-", Format.PDF),
    (b"PK\x03\x04", Format.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLE2),
    (b"Rar!\x1a\x07", Format.RAR),
    (b"\x1f\x8b\x08", Format.GZIP),
    (b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (b"\x89PNG\r\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
    (b"{\\rtf", Format.RTF),
)
_OOXML_PART: Final = re.compile(rb"\[Content_Types\]\.xml|_rels/|docProps/|xl/|word/|ppt/")
_UNICODE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
#: how much of a document is looked at
_SAMPLE: Final = 8192
#: control characters that no text holds (tab, line ends, form feed, escape and Ctrl-Z are met)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_BINARY_SHARE: Final = 0.01
#: how much is looked at to tell rows of fields from text
_ROWS_SAMPLE: Final = 1 << 16

_PREAMBLE: Final = rb"\A(?:\xef\xbb\xbf)?(?>\s+|<!--.*?(?:-->|\Z))*+"
_TAGS: Final = (
    rb"!doctype\s+html|html|head|body|title|meta|link|script|style|div|span|p|table|tbody|tr|td|ul|ol|li|h[1-6]|section|"
    rb"article|main|header|form|center|font|b|strong|br|img|a|i|em|small|sup|sub|u|dl|pre|blockquote|hr|nav|footer|aside|figure|caption"
)
_STARTS_AS_HTML: Final = re.compile(
    _PREAMBLE + rb"(?:<\?xml[^>]*>)?(?>\s+|<!--.*?-->)*+<(?:" + _TAGS + rb")\b", re.IGNORECASE | re.DOTALL
)
_STARTS_AS_XML: Final = re.compile(_PREAMBLE + rb"<\?xml\b", re.IGNORECASE | re.DOTALL)
_STARTS_AS_JSON: Final = re.compile(_PREAMBLE + rb"(?:\[\s*)?\{\s*\"", re.DOTALL)
_BLOCK_END: Final = re.compile(rb"</(?:p|div|td|tr|table|li|ul|h[1-6]|body|html)\s*>", re.IGNORECASE)
_ENOUGH_BLOCKS: Final = 3


def sniff(data: bytes) -> Format:
    """The format of `data`.

    Raises UnreadableDocumentError: `empty` (nothing, or nothing but blanks), `binary` (no known format and no
    text either, whatever the name says).
    """
    if not data.strip(b" \t\r\n\v\f\xef\xbb\xbf"):
        raise UnreadableDocumentError("empty", "the document is empty")
    known = _by_magic(data)
    if known:
        return known
    sample = data[:_SAMPLE]
    if data.startswith(_UNICODE_MARKS) or utf16_without_mark(data):
        sample = sample.replace(b"\x00", b"")
    elif _is_binary(data, sample):
        raise UnreadableDocumentError("binary", "the document is binary data of no known format")
    return _by_look(sample, data)


def _by_magic(data: bytes) -> Format | None:
    start = data[:1024].lstrip()
    for magic, found in _MAGIC:
        if start.startswith(magic):
            return Format.OOXML if found is Format.ZIP and _OOXML_PART.search(data[:_SAMPLE]) else found
    is_webp = start.startswith(b"RIFF") and start[8:12] == b"WEBP"
    return Format.IMAGE if is_webp else None


def _is_binary(data: bytes, sample: bytes) -> bool:
    return b"\x00" in data or len(_CONTROLS.findall(sample)) > _BINARY_SHARE * len(sample)


def _by_look(sample: bytes, data: bytes) -> Format:
    sample = sample.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _STARTS_AS_HTML.match(sample):
        return Format.HTML
    if _STARTS_AS_XML.match(sample):
        return Format.XML
    if _STARTS_AS_JSON.match(sample):
        return Format.JSON
    if len(_BLOCK_END.findall(data, 0, 1 << 20)) >= _ENOUGH_BLOCKS:
        return Format.HTML
    return Format.DELIMITED if _is_delimited(data) else Format.TEXT


def _is_delimited(data: bytes) -> bool:
    """Whether the first whole lines of `data` are rows of fields."""
    sample = data[:_ROWS_SAMPLE]
    if len(data) > len(sample):
        sample = sample[: sample.rfind(b"\n") + 1]
    return find_dialect(normalise(decode(sample).text)) is not None
