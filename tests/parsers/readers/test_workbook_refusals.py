"""Files that are no workbook, or not a whole one, or too large a one: one clear line, in bounded memory."""

from __future__ import annotations

import io
import struct

import openpyxl
import pytest
from books import (
    Look,
    Page,
    compound,
    package,
    parts,
    sheet_xml,
    with_cells,
    with_part,
    with_record,
    xls,
    xlsx,
)
from msoffcrypto.format.ooxml import OOXMLFile

from parsers.errors import UnreadableDocumentError
from parsers.readers.sniff import Format, sniff
from parsers.readers.workbook import limits
from parsers.readers.workbook.open import open_workbook
from parsers.readers.workbook.sheets import PLAIN

FIRST_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
#: records of an OLE2 workbook ([MS-XLS] 2.3.2)
INTERFACE, FILE_PASS, DATE_MODE, BOUND_SHEET = 0x00E1, 0x002F, 0x0022, 0x0085
STRINGS, DIMENSIONS, NUMBER = 0x00FC, 0x0200, 0x0203
ROWS = [
    ["Region", *range(2000, 2020)],
    *([f"Region {row}", *(row * 1.5 for _ in range(20))] for row in range(60)),
]


def refused(data: bytes, found: Format | None = None) -> tuple[str, str]:
    """The reason and the line for a file that is refused."""
    with pytest.raises(UnreadableDocumentError) as caught:
        open_workbook(data, found or sniff(data))
    line = str(caught.value)
    assert "\n" not in line
    return caught.value.reason, line


def test_an_encrypted_workbook_is_said_to_be() -> None:
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx({"1": ROWS}))).encrypt("secret", stream)
    assert refused(stream.getvalue()) == ("encrypted", "the workbook is encrypted with a password")


def test_an_encrypted_old_workbook_is_said_to_be() -> None:
    locked = with_record(xls({"1": ROWS}), INTERFACE, -4, struct.pack("<H", FILE_PASS))
    assert refused(locked) == ("encrypted", "the workbook is encrypted with a password")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_workbook_is_said_to_be(share: float) -> None:
    data = xlsx({"1": ROWS})
    assert refused(data[: int(len(data) * share)]) == ("truncated", "the workbook's archive is cut short")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_old_workbook_is_refused(share: float) -> None:
    data = xls({"1": ROWS})
    reason, _ = refused(data[: int(len(data) * share)])
    assert reason in ("truncated", "damaged")


def test_a_damaged_part_is_found_by_its_checksum() -> None:
    data = bytearray(xlsx({"1": ROWS}))
    start = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[start : start + 20] = bytes(20)
    reason, line = refused(bytes(data))
    assert (reason, line.startswith("the workbook's archive is damaged")) == ("damaged", True)


def test_damaged_shared_strings_are_found() -> None:
    data = bytearray(xlsx({"1": ROWS}))
    start = data.index(b"xl/sharedStrings.xml") + 50
    data[start : start + 20] = bytes(20)
    assert refused(bytes(data))[0] == "damaged"


def test_a_sheet_that_is_no_xml_is_damaged() -> None:
    assert refused(with_cells('<row r="1"><c r="A1"><v>1</v>'))[0] == "damaged"


def test_a_damaged_old_workbook_is_refused() -> None:
    data = bytearray(xls({"1": ROWS}))
    data[0x4C : 0x4C + 64] = b"\x77" * 64  # where the header says that the sector table is
    assert refused(bytes(data))[0] in ("truncated", "damaged")


@pytest.mark.parametrize(
    ("streams", "line"),
    [
        (["WordDocument"], "a Word document, not a workbook"),
        (["PowerPoint Document"], "a PowerPoint presentation, not a workbook"),
        (["__properties_version1.0"], "an Outlook message, not a workbook"),
        (["Contents"], "an OLE2 file, but not a workbook"),
    ],
)
def test_another_old_document_is_told_apart(streams: list[str], line: str) -> None:
    assert refused(compound(streams)) == ("unsupported_format", line)


@pytest.mark.parametrize(
    ("main", "line"),
    [
        (
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "a Word document, not a workbook",
        ),
        (
            "vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "a PowerPoint presentation, not a workbook",
        ),
        ("vnd.ms-excel.sheet.binary.macroEnabled.main", "a binary workbook (.xlsb); save it as .xlsx"),
        ("vnd.ms-visio.drawing.main+xml", "an Office document, not a workbook"),
    ],
)
def test_another_package_is_told_apart(main: str, line: str) -> None:
    types = f'<Types><Override PartName="/main.xml" ContentType="application/{main}"/></Types>'
    data = package({"[Content_Types].xml": types.encode(), "main.xml": b"<main/>"})
    assert refused(data) == ("unsupported_format", line)


def test_a_word_document_with_a_workbook_in_it_is_a_word_document() -> None:
    office = "application/vnd.openxmlformats-officedocument"
    types = (
        f'<Types><Default Extension="xlsx" ContentType="{office}.spreadsheetml.sheet"/>'
        f'<Override PartName="/a.xml" ContentType="{office}.wordprocessingml.document.main+xml"/></Types>'
    )
    data = package({"[Content_Types].xml": types.encode(), "word/embeddings/1.xlsx": xlsx({"1": ROWS})})
    assert refused(data) == ("unsupported_format", "a Word document, not a workbook")


def test_an_archive_of_something_else_is_told_apart() -> None:
    data = package({"xl/readme.txt": b"not a workbook"})
    assert refused(data, Format.OOXML) == ("unsupported_format", "a ZIP archive, not a workbook")


def test_chart_sheets_alone_are_no_workbook() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Chart")
    assert book.active is not None
    book.remove(book["Sheet"])
    stream = io.BytesIO()
    book.save(stream)
    assert refused(stream.getvalue()) == ("empty", "the workbook has no sheet of cells")


def test_a_workbook_without_sheets_is_empty() -> None:
    data = xlsx({"1": ROWS})
    workbook = parts(data)["xl/workbook.xml"]
    start, end = workbook.index(b"<sheets>"), workbook.index(b"</sheets>")
    emptied = workbook[: start + 8] + workbook[end:]
    assert refused(with_part(data, "xl/workbook.xml", emptied)) == (
        "empty",
        "the workbook has no sheet of cells",
    )


def test_too_large_a_file_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_WORKBOOK", 1 << 20)
    assert refused(b"PK\x03\x04" + bytes(3 << 20), Format.OOXML) == (
        "too_large",
        "3.0 MiB of workbook; at most 1 MiB are read",
    )


def test_a_zip_bomb_is_refused_by_its_directory() -> None:
    bomb = bytes(64 << 20)
    members = {f"xl/media/{number}.bin": bomb for number in range(17)}
    reason, line = refused(package(parts(xlsx({"1": ROWS})) | members))
    assert (reason, line.endswith("of unpacked workbook; at most 1024 MiB are read")) == ("too_large", True)


def test_a_zip_bomb_that_lies_about_its_size_is_damaged() -> None:
    data = with_part(xlsx({"1": ROWS}), "xl/worksheets/sheet1.xml", sheet_xml(FIRST_CELL + " " * (64 << 20)))
    size = len(sheet_xml(FIRST_CELL + " " * (64 << 20)))
    assert data.count(struct.pack("<I", size)) == 2
    assert refused(data.replace(struct.pack("<I", size), struct.pack("<I", 1000)))[0] == "damaged"


def test_entities_are_never_expanded() -> None:
    bomb = "<!DOCTYPE w [" + '<!ENTITY a0 "aaaaaaaaaaaaaaaa">'
    bomb += "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 16}">' for n in range(1, 9)) + "]>"
    cells = '<row r="1"><c r="A1" t="str"><v>&a8;</v></c></row>'
    assert refused(with_cells(cells, bomb))[0] == "damaged"


def test_entities_of_files_are_not_read() -> None:
    outside = '<!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    cells = '<row r="1"><c t="str" r="A1"><v>&secret;</v></c></row>'
    assert refused(with_cells(cells, outside))[0] == "damaged"


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c\nr="XFD1048576"><v>1</v></c></row>',
        '<row r="2"><a:c r="XFD1048576"><v>1</v></a:c></row>',
        '<row r="2"><c x=">" r="XFD1048576"><v>1</v></c></row>',
        '<row r="2"><c r="xfd1048576" t="inlineStr"><is><t>1</t></is></c></row>',
    ],
)
def test_a_value_in_the_last_place_of_a_sheet_is_refused(far: str) -> None:
    assert refused(with_cells(FIRST_CELL + far)) == (
        "too_large",
        "the sheet 'Sheet1' reaches to row 1048576, column 16384; at most 32,000,000 places are read",
    )


@pytest.mark.parametrize("place", ["A99999999999", "XFE1", "A1048577", "A0"])
def test_a_place_that_no_sheet_has_is_damage(place: str) -> None:
    assert refused(with_cells(f'{FIRST_CELL}<row r="2"><c r="{place}"><v>1</v></c></row>'))[0] == "damaged"


def test_a_place_given_twice_is_damage() -> None:
    assert refused(with_cells('<row r="1"><c r="A1" r="XFD1048576"><v>1</v></c></row>'))[0] == "damaged"


def test_many_sheets_that_reach_far_are_refused_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PLACES", 1000)
    rows = [["a"], *([] for _ in range(28)), [*([None] * 19), "z"]]
    assert open_workbook(xlsx({"1": rows}), Format.OOXML)[0].rows[29][19] == "z"
    reason, line = refused(xlsx({"1": rows, "2": rows}))
    assert (reason, line) == ("too_large", "the sheets reach over more than 1,000 places")


def test_formats_down_to_the_last_row_cost_nothing() -> None:
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(2, 1_048_577))
    (sheet,) = open_workbook(with_cells(FIRST_CELL + rows), Format.OOXML)
    assert sheet.rows == [[1]]
    assert sheet.style(1_048_575, 0) == PLAIN


@pytest.mark.parametrize("cell", ['<c r="XFD{row}" s="1"/>', '<c s="1" r="XFD{row}"/>'])
def test_empty_cells_with_formats_do_not_count(cell: str) -> None:
    rows = "".join(f'<row r="{row}">{cell.format(row=row)}</row>' for row in range(1_000_000, 1_010_000))
    (sheet,) = open_workbook(with_cells(FIRST_CELL + rows), Format.OOXML)
    assert sheet.rows == [[1]]


def test_a_value_far_to_the_right_of_a_short_table_is_read() -> None:
    (sheet,) = open_workbook(
        with_cells(f'{FIRST_CELL}<row r="5"><c r="XFD5"><v>9</v></c></row>'), Format.OOXML
    )
    assert (sheet.rows[0][0], sheet.rows[4][16_383]) == (1, 9)


def test_dimensions_that_no_old_sheet_has_are_damage() -> None:
    huge = struct.pack("<IIHH", 0, 0xFFFFFFFF, 0, 0xFFFF)
    backward = struct.pack("<IIHH", 200, 61, 0, 21)
    line = "a sheet's dimensions are none that an .xls sheet has"
    for dimensions in (huge, backward):
        assert refused(with_record(xls({"1": ROWS}), DIMENSIONS, 0, dimensions)) == ("damaged", line)


def test_more_texts_than_there_can_be_are_damage() -> None:
    line = "the workbook counts more texts than it holds"
    assert refused(with_record(xls({"1": ROWS}), STRINGS, 4, b"\xff\xff\xff\xff")) == ("damaged", line)
    book = xlsx({"1": ROWS})
    strings = parts(book)["xl/sharedStrings.xml"]
    many = strings.replace(b'uniqueCount="', b'uniqueCount="99999')
    assert refused(with_part(book, "xl/sharedStrings.xml", many)) == ("damaged", line)


def test_a_sheet_that_begins_after_the_end_is_damage() -> None:
    line = "a sheet begins after the end of the workbook"
    assert refused(with_record(xls({"1": ROWS}), BOUND_SHEET, 0, b"\xff\xff\xff\x7f")) == ("damaged", line)


def test_a_cell_in_a_column_that_no_old_sheet_has_is_damage() -> None:
    line = "the workbook has a cell in a column that no .xls sheet has"
    far = with_record(xls({"1": [["a", 1.23456789]]}), NUMBER, 0, b"\xff\xff\xff\xff")
    assert refused(far) == ("damaged", line)


def test_styles_that_cannot_be_read_are_plain() -> None:
    data = xls({"1": Page([[1.5]], looks={"A1": Look("0.000")})})
    (sheet,) = open_workbook(data, Format.OLE2)
    assert sheet.style(0, 0).number_format == "0.000"
    (sheet,) = open_workbook(with_record(data, DATE_MODE, 0, b"\xff\xff"), Format.OLE2)  # xlrd knows 0 and 1
    assert (sheet.rows, sheet.style(0, 0)) == ([[1.5]], PLAIN)


def test_a_renamed_image_is_no_workbook() -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(1000)
    assert sniff(data) is Format.IMAGE
    assert refused(data, Format.OOXML) == ("truncated", "the workbook's archive is cut short")
    assert refused(data, Format.OLE2)[0] == "damaged"


def test_a_sheet_in_utf_16_is_refused_rather_than_empty() -> None:
    part = ('<?xml version="1.0" encoding="UTF-16"?>' + sheet_xml(FIRST_CELL).decode()).encode("utf-16")
    data = with_part(xlsx({"1": ROWS}), "xl/worksheets/sheet1.xml", part)
    assert refused(data) == ("unsupported_format", "a sheet is in UTF-16, which is not read")
