"""Workbooks of both formats become the same sheets."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

import openpyxl
import pytest
import xlwt
from books import Look, Page, package, parts, with_cells, with_part, xls, xlsx

from parsers.readers.sniff import sniff
from parsers.readers.workbook.open import open_workbook
from parsers.readers.workbook.sheets import PLAIN, Merge, Sheet, Style

Maker = Callable[[Mapping[str, Page]], bytes]

both = pytest.mark.parametrize("make", [xlsx, xls])


def opened(data: bytes) -> list[Sheet]:
    return open_workbook(data, sniff(data))


def only(data: bytes) -> Sheet:
    (sheet,) = opened(data)
    return sheet


@both
def test_values_stand_at_their_true_places(make: Maker) -> None:
    sheet = only(
        make({"1": Page([[], [None, None, "Region"], [None, None, "Abai", 3.7000000000000028, 12]])})
    )
    assert sheet.rows[1] == ["", "", "Region", "", ""]
    assert sheet.rows[2] == ["", "", "Abai", 3.7000000000000028, 12]
    assert [len(row) for row in sheet.rows] == [5, 5, 5]


@both
def test_sheets_keep_order_names_with_blanks_and_hiding(make: Maker) -> None:
    sheets = opened(make({"1.1 ": Page([["a"]]), " Сover": Page([["b"]], hidden=True), "2": Page([["c"]])}))
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        ("1.1 ", False),
        (" Сover", True),
        ("2", False),
    ]


@both
def test_merged_ranges_count_from_0_with_their_ends(make: Maker) -> None:
    sheet = only(make({"1": Page([["Region", 2023, None], [None, "I", "II"]], merged=["A1:A2", "B1:C1"])}))
    assert set(sheet.merged) == {Merge(0, 0, 1, 0), Merge(0, 1, 0, 2)}
    assert sheet.rows[0] == ["Region", 2023, ""]


@both
def test_styles_tell_format_indent_and_bold(make: Maker) -> None:
    looks = {"A1": Look(bold=True), "A2": Look(indent=2), "C2": Look("0.0"), "C1": Look("#,##0")}
    sheet = only(make({"1": Page([["Total", None, 1500], ["including", None, 2.25]], looks=looks)}))
    assert sheet.style(0, 0) == Style("General", 0, bold=True)
    assert sheet.style(1, 0) == Style("General", 2)
    assert sheet.style(1, 2) == Style("0.0")
    assert sheet.style(0, 2) == Style("#,##0")


@both
def test_a_place_without_a_cell_is_plain(make: Maker) -> None:
    sheet = only(make({"1": Page([["a", None, 1]], looks={"A1": Look(bold=True), "C1": Look("0.00")})}))
    assert sheet.style(0, 1) == PLAIN
    assert sheet.style(0, 99) == sheet.style(99, 0) == PLAIN
    assert sheet.style(0, 2) == Style("0.00")


@both
def test_dates_and_booleans_are_themselves(make: Maker) -> None:
    looks = {"A1": Look("dd.mm.yyyy"), "B1": Look("dd.mm.yyyy hh:mm")}
    row = [date(2025, 4, 1), datetime.fromisoformat("2025-04-01 10:30"), True]
    sheet = only(make({"1": Page([row], looks=looks)}))
    assert [str(value) for value in sheet.rows[0]] == ["2025-04-01", "2025-04-01 10:30:00", "True"]


@both
def test_an_empty_sheet_has_no_rows(make: Maker) -> None:
    assert [sheet.rows for sheet in opened(make({"1": Page([]), "2": Page([["a"]])}))] == [[], [["a"]]]


def test_cells_without_places_follow_each_other() -> None:
    first, last = '<c><v>1</v></c><c s="1"><v>2</v></c>', '<c r="C4"><v>3</v></c><c><v>4</v></c>'
    sheet = only(with_cells(f'<row>{first}</row><row r="4">{last}</row>'))
    assert sheet.rows == [[1, 2, "", ""], ["", "", "", ""], ["", "", "", ""], ["", "", 3, 4]]


def test_styles_of_cells_in_another_order_of_attributes_are_found() -> None:
    book = xlsx({"Sheet1": Page([[1.5, 2.5]], looks={"B1": Look("0.00")})})
    name = "xl/worksheets/sheet1.xml"
    usual = parts(book)[name]
    odd = re.sub(rb'r="B1" (s="\d+")', rb'\1 r="B1"', usual)
    assert odd != usual
    assert only(with_part(book, name, odd)).style(0, 1) == only(book).style(0, 1) == Style("0.00")


def test_rows_that_do_not_begin_in_the_first_column_have_their_styles() -> None:
    looks = {"D1": Look("0.0"), "F1": Look("0.00"), "Z2": Look("0.000")}
    page = Page([[None, None, None, 1, None, 2], [None] * 25 + [3]], looks=looks)
    sheet = only(xlsx({"1": page}))
    found = [sheet.style(*place).number_format for place in ((0, 3), (0, 4), (0, 5), (1, 25), (1, 3))]
    assert found == ["0.0", "General", "0.00", "0.000", "General"]


def test_prefixed_sheets_are_read() -> None:
    part = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        b'<x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    sheet = only(with_part(xlsx({"1": [["x"]]}), "xl/worksheets/sheet1.xml", part))
    assert sheet.rows == [["", ""], ["", 5]]


def test_error_values_are_text() -> None:
    cells = (
        '<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1"><v>1</v></c></row>'
        '<row r="2"><c r="B2" s="0" t="e"><f>1/0</f><v>#REF!</v></c></row>'
    )
    assert only(with_cells(cells)).rows == [["#DIV/0!", 1], ["", "#REF!"]]
    odd = cells.replace('<c r="A1" t="e">', '<c t="e" r="A1">')
    assert only(with_cells(odd)).rows == [["#DIV/0!", 1], ["", "#REF!"]]


def test_error_values_of_old_workbooks_are_text() -> None:
    book = xlwt.Workbook()
    row = book.add_sheet("1").row(3)
    row.set_cell_error(1, "#DIV/0!")
    row.write(2, 7)
    data = _saved(book)
    assert only(data).rows[3] == ["", "#DIV/0!", 7]


def test_formulas_without_a_stored_value_are_told() -> None:
    cells = '<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v/></c><c r="C1"><f>1+1</f><v>2</v></c>'
    sheet = only(with_cells(f'<row r="1">{cells}</row>'))
    assert sheet.rows == [["#N/A", "#N/A", 2]]


def test_external_links_are_not_followed() -> None:
    data = with_cells('<row r="1"><c r="A1"><f>[1]Other!$A$1</f><v>7</v></c></row>')
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    assert only(with_part(data, "xl/externalLinks/externalLink1.xml", link)).rows == [[7]]


def test_workbooks_with_macros_are_read() -> None:
    members = parts(xlsx({"1": [["a", 1]]}))
    types = members["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    data = package(members | {"[Content_Types].xml": types, "xl/vbaProject.bin": b"Shell(...)"})
    assert only(data).rows == [["a", 1]]


def test_sheets_protected_against_editing_are_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 5
    sheet.protection.set_password("secret")
    assert only(_saved(book)).rows == [[5]]


def test_chart_sheets_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Chart")
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 5
    sheet.title = "1"
    assert [sheet.name for sheet in opened(_saved(book))] == ["1"]


def _saved(book: object) -> bytes:
    stream = io.BytesIO()
    book.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()
