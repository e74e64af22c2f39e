"""What a file is by its bytes."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.media import media_type, media_type_of

XLS = "application/vnd.ms-excel"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512
FREE = 0xFFFFFFFF
END = 0xFFFFFFFE


def zip_of(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"<xml/>")
    return file.getvalue()


def entry(name: str, kind: int, *, left: int = FREE, right: int = FREE, child: int = FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    head = struct.pack("<64sHBBIII", encoded, len(encoded) + 2, kind, 1, left, right, child)
    return head.ljust(128, b"\0")


def compound_file(entries: list[bytes], filler: int = 0) -> bytes:
    """An OLE2 file; `filler` sectors of other data lie between the sectors of its directory."""
    sectors = [
        b"".join(entries[start : start + 4]).ljust(SECTOR, b"\0") for start in range(0, len(entries), 4)
    ]
    places = [1 + number * (filler + 1) for number in range(len(sectors))]
    table = [FREE] * 128
    for here, after in zip(places, [*places[1:], END], strict=True):
        table[here] = after
    body = [struct.pack("<128I", *table)] + [b"\0" * SECTOR] * places[-1]
    for place, sector in zip(places, sectors, strict=True):
        body[place] = sector
    header = bytearray(OLE2.ljust(SECTOR, b"\0"))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, places[0])
    struct.pack_into("<109I", header, 76, 0, *[FREE] * 108)
    return bytes(header) + b"".join(body)


ROOT, STORAGE, STREAM = 5, 1, 2
WORKBOOK = compound_file([entry("Root Entry", ROOT, child=1), entry("Workbook", STREAM)])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("xl/workbook.xml", XLSX),
        ("xl\\Workbook.xml", XLSX),
        ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.12"),
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("том 1/таблица.xls", "application/zip"),
    ],
)
def test_zip_is_told_by_its_directory(name: str, expected: str) -> None:
    assert media_type(zip_of("[Content_Types].xml", name)) == expected


def test_workbook_with_macros() -> None:
    data = zip_of("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")
    assert media_type(data) == "application/vnd.ms-excel.sheet.macroEnabled.12"


def test_zip_that_holds_a_workbook_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "packed.zip").write_bytes(b"")
    with ZipFile(tmp_path / "packed.zip", "w") as archive:  # stored: the workbook's own names lie open
        archive.writestr("book.xlsx", zip_of("[Content_Types].xml", "xl/workbook.xml"))
    assert media_type_of(tmp_path / "packed.zip") == "application/zip"


def test_workbook_that_is_cut_off_is_told_by_its_first_names() -> None:
    assert media_type(zip_of("[Content_Types].xml", "xl/workbook.xml")[:-30]) == XLSX


def test_zip_without_members() -> None:
    assert media_type(zip_of()) == "application/zip"


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        ("Workbook", XLS),
        ("Book", XLS),
        ("WordDocument", "application/msword"),
        ("PowerPoint Document", "application/vnd.ms-powerpoint"),
        ("EncryptedPackage", "application/x-ole-storage"),
    ],
)
def test_ole2_is_told_by_the_streams_at_its_root(stream: str, expected: str) -> None:
    data = compound_file(
        [
            entry("Root Entry", ROOT, child=2),
            entry("\x05SummaryInformation", STREAM),
            entry("\x01CompObj", STREAM, left=1, right=3),
            entry(stream, STREAM),
        ]
    )
    assert media_type(data) == expected


def test_workbook_inside_a_word_document_does_not_count() -> None:
    data = compound_file(
        [
            entry("Root Entry", ROOT, child=1),
            entry("WordDocument", STREAM, right=2),
            entry("ObjectPool", STORAGE, child=3),
            entry("Workbook", STREAM),
        ]
    )
    assert media_type(data) == "application/msword"


def test_directory_of_ole2_may_be_scattered() -> None:
    chain = [entry(f"_{number}", STREAM, right=number + 1) for number in range(1, 9)]
    data = compound_file(
        [entry("Root Entry", ROOT, child=1), *chain, entry("WordDocument", STREAM)], filler=20
    )
    assert media_type(data) == "application/msword"


def test_directory_behind_the_first_seven_megabytes_is_found() -> None:
    """There the header's own list of allocation tables ends and goes on in a sector of its own."""
    in_header = 109 * 128
    listed, table, directory = in_header, in_header + 1, in_header + 2
    data = bytearray(WORKBOOK[:SECTOR] + b"\0" * SECTOR * (directory + 1))
    struct.pack_into("<I", data, 48, directory)
    struct.pack_into("<I", data, 68, listed)
    struct.pack_into("<I", data, (listed + 1) * SECTOR, table)
    struct.pack_into("<I", data, (table + 1) * SECTOR + 4 * 2, END)
    entries = entry("Root Entry", ROOT, child=1) + entry("WordDocument", STREAM)
    data[(directory + 1) * SECTOR :] = entries.ljust(SECTOR, b"\0")
    assert media_type(bytes(data)) == "application/msword"


def test_siblings_in_a_circle_end() -> None:
    data = compound_file(
        [entry("Root Entry", ROOT, child=1), entry("a", STREAM, right=2), entry("b", STREAM, right=1)]
    )
    assert media_type(data) == "application/x-ole-storage"


def test_sectors_in_a_circle_end() -> None:
    data = bytearray(WORKBOOK)
    struct.pack_into("<I", data, SECTOR + 4, 1)  # the directory's only sector is followed by itself
    assert media_type(bytes(data)) == XLS


@pytest.mark.parametrize("size", [8, 60, 600, len(WORKBOOK) - 1])
def test_ole2_that_is_cut_off_is_most_likely_a_workbook(size: int) -> None:
    assert media_type(WORKBOOK[:size]) == XLS


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\n%PDF-1.4", "application/pdf"),
        (b"Rar!\x1a\x07\x00", "application/vnd.rar"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "application/x-7z-compressed"),
        (b"\x1f\x8b\x08\x00", "application/gzip"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\r\n<!DOCTYPE html><title>404</title>", "text/html"),
        (b"\xef\xbb\xbf<HTML xmlns:x='urn:schemas-microsoft-com:office:excel'>", "text/html"),
        (b"<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<html>", "text/html"),
        (b"<table><tr><td>1</td></tr></table>", "text/html"),
        (b'[{"NAM": "x"}]', "application/json"),
        (b'\xef\xbb\xbf{"data": []}', "application/json"),
        ('\ufeff"NAM"\t"DAT"\r\n'.encode(), "text/tab-separated-values"),
        ('\ufeff"NAM"\t"DAT"\r\n'.encode("utf-16-le"), "text/tab-separated-values"),
        ("\ufeffNAM;DAT\n".encode(), "text/csv"),
        ("\ufeffNAM\n1\t2".encode(), "text/plain"),
        (b"[1] a footnote", None),
        (b"<svg/>", None),
    ],
)
def test_first_bytes(data: bytes, expected: str | None) -> None:
    assert media_type(data) == expected


def test_comments_without_end_cost_no_time() -> None:
    assert media_type(b"<!---->" * 9000 + b"no page") is None


def test_large_file_is_not_read_whole() -> None:
    class Counting(BytesIO):
        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            self.taken += len(data)
            return data

    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 8 * 1024 * 1024)
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    file = Counting(packed.getvalue())
    assert media_type_of(file) == XLSX
    assert 0 < file.taken < 256 * 1024
    assert file.tell() == 0


@given(st.sampled_from([b"", OLE2, b"PK\x03\x04", b"PK\x05\x06", WORKBOOK[:560]]), st.binary(max_size=1200))
def test_whatever_the_bytes_an_answer_comes(start: bytes, rest: bytes) -> None:
    kind = media_type(start + rest)
    assert kind is None or kind.count("/") == 1
