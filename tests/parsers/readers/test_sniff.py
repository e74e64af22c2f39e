from __future__ import annotations

import pytest
from reader_help import load

from parsers.errors import UnreadableDocumentError
from parsers.readers.sniff import Format, sniff


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\n%PDF-1.4\n", Format.PDF),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", Format.OOXML),
        (b"PK\x03\x04\x14\x00\x06\x00letter.txt", Format.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", Format.OLE2),
        (b"Rar!\x1a\x07\x01\x00", Format.RAR),
        (b"\x1f\x8b\x08\x00", Format.GZIP),
        (b"\x89PNG\r\n\x1a\n\x00", Format.IMAGE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Format.IMAGE),
        (b"{\\rtf1\\ansi}", Format.RTF),
        (b'<?xml version="1.0"?><feed/>', Format.XML),
        (b'[{"NAM": "a"}]', Format.JSON),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html><html></html>', Format.HTML),
        (b"<!-- saved page --> <!DOCTYPE html><html></html>", Format.HTML),
        (b"  <p>One paragraph", Format.HTML),
        (b"Before <p>a</p> <p>b</p> <div>c</div>", Format.HTML),
        (b"# Title\n\nSome <b>words</b> of 5 < 6 and [a link](#)", Format.TEXT),
        (b"[Tables](#)", Format.TEXT),
        ("<p>Инфляция</p>".encode("utf-16"), Format.HTML),
        ("Date of publication: 09.08.2024\n".encode("utf-16-le"), Format.TEXT),
    ],
)
def test_format_by_content(data: bytes, found: Format) -> None:
    assert sniff(data) is found


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n", "\u00a0\n\u00a0".encode()])
def test_nothing_but_blanks_is_empty(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as refused:
        load(data)
    assert refused.value.reason == "empty"


@pytest.mark.parametrize(
    "data", [b"MZ\x90\x00\x03" * 50, bytes(range(1, 32)) * 9, b"<html>\x00\x01\x02</html>"]
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="binary data") as refused:
        load(data)
    assert refused.value.reason == "binary"


def test_a_known_format_without_a_reader_is_named() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"^RTF documents are not read$") as refused:
        load(b"{\\rtf1 Prices}")
    assert refused.value.reason == "unsupported_format"
