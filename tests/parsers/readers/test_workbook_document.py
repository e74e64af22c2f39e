"""Sheets -> blocks: places, values, spans, indents, locators, and what is no table."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.blocks import Block, Document, Kind, Role
from parsers.errors import UnreadableDocumentError
from parsers.readers.workbook.locators import column_letters
from parsers.readers.workbook.sheets import Merge, Style
from tests.parsers.readers.sheets_help import data, lines, of_kind, read, sheet


def cell(document: Document, text: str) -> Block:
    (found,) = [
        block for block in document.blocks if block.kind is Kind.CELL and document.text_of(block) == text
    ]
    return found


def test_the_text_is_names_rows_and_cells() -> None:
    document = read(lines(" Cover ", "Fishing in Kazakhstan"), data())
    assert document.text == (
        "Cover\nFishing in Kazakhstan\n\n"
        "1\n1. Catch of fish by water body\ntons\n2023\t2024\n"
        "Balkhash\t7150.5\t7302\nZaysan\t6004\t-\nAlakol\t810.25\t799"
    )
    assert (document.layout, document.encoding) == ("workbook", "")


def test_cells_keep_their_true_places_and_stored_values() -> None:
    document = read(lines("Cover", "Fishing"), data())
    block = cell(document, "810.25")
    assert (block.table, block.row, block.column, block.value) == (1, 5, 1, 810.25)
    mark = cell(document, "-")
    assert (mark.row, mark.column, mark.value) == (4, 2, None)
    assert {b.container for b in document.blocks if b.kind is Kind.CELL} == {2}


def test_locators_name_the_sheet_and_the_cell() -> None:
    document = read(lines("Cover", "Fishing"), data("1.1 "))
    assert document.locate(cell(document, "7302").start) == "sheet:1.1 !C4"
    assert document.locate(document.text.index("Fishing")) == "sheet:Cover!A1"
    assert document.locate(0) == "sheet:Cover"
    assert [mark.locator for mark in document.marks][:2] == ["sheet:Cover", "sheet:Cover!A1"]
    assert len(document.marks) == len(document.blocks)


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16383, "XFD")]
)
def test_column_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_a_merged_range_is_one_cell_and_hides_what_it_covers() -> None:
    rows = [["", "Catch", "ghost"], ["", 2023, 2024], ["Balkhash", 5, 6], ["below", "hidden", 7]]
    merges = [Merge(0, 1, 0, 2), Merge(2, 0, 3, 0)]
    document = read(sheet("1", rows, merged=merges))
    catch, lake = cell(document, "Catch"), cell(document, "Balkhash")
    assert (catch.row_span, catch.column_span) == (1, 2)
    assert (lake.row_span, lake.column_span) == (2, 1)
    assert of_kind(document, Kind.CELL) == ["Catch", "2023", "2024", "Balkhash", "5", "6", "hidden", "7"]


def test_ranges_one_below_another_and_side_by_side() -> None:
    rows = [["Lakes", "x", "Rivers"], ["x", "x", "x"], ["Ponds", "x", "Canals"], [1, 2, 3]]
    merges = [Merge(2, 0, 2, 1), Merge(0, 2, 1, 2), Merge(0, 0, 1, 1)]
    document = read(sheet("1", rows, merged=merges))
    cells = [(document.text_of(b), b.row_span, b.column_span) for b in document.blocks[1:]]
    assert cells[:4] == [("Lakes", 2, 2), ("Rivers", 2, 1), ("Ponds", 1, 2), ("Canals", 1, 1)]
    assert [cell[0] for cell in cells[4:]] == ["1", "2", "3"]


def test_cells_of_blanks_are_no_blocks() -> None:
    document = read(sheet("1", [[" ", "\u00a0\n", "Lake"], ["", "", ""], ["", 3]]))
    assert [(document.text_of(b), b.row, b.column) for b in document.blocks[1:]] == [
        ("Lake", 0, 2),
        ("3", 2, 1),
    ]


@pytest.mark.parametrize("code", ["#,###", "0;-0;", ";;;"])
def test_a_number_that_is_not_shown_is_still_a_cell(code: str) -> None:
    document = read(sheet("1", [["Zaysan", 0.0, 7]], styles={(0, 1): Style(code)}))
    assert [(document.text_of(b), b.value) for b in document.blocks[1:]] == [
        ("Zaysan", None),
        ("0", 0.0),
        ("7", 7),
    ]


def test_text_is_normalised_and_breaks_in_a_cell_stay() -> None:
    document = read(sheet("1", [["в том\u00a0числе:\r\nозера\tи реки", "4368,1\u00a0"]]))
    assert of_kind(document, Kind.CELL) == ["в том числе:\nозера и реки", "4368,1"]


def test_labels_are_set_in_by_style_or_by_blanks() -> None:
    rows = [["Total", 9], ["    lakes", 5], ["        of them salt", 1], [" rivers", 4], ["ponds", 2]]
    document = read(sheet("1", rows, styles={(4, 0): Style("General", 2)}))
    steps = {document.text_of(b): b.indent for b in document.blocks if b.column == 0}
    assert steps == {"Total": 0, "lakes": 1, "of them salt": 2, "rivers": 0, "ponds": 2}


def test_hidden_sheets_are_left_out_and_the_others_keep_their_numbers() -> None:
    document = read(sheet("draft", [["secret", 1]], hidden=True), data())
    assert "secret" not in document.text
    assert {block.table for block in document.blocks} == {1}
    assert {block.container for block in document.blocks} == {2}


def test_a_book_of_nothing_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="no words and no numbers") as error:
        read(sheet("1", [[" "], []]), sheet("2", [["words"]], hidden=True))
    assert error.value.reason == "empty"


def test_contents_are_items_and_repeat_their_heading() -> None:
    rows = [["", "Content"], [1, "Catch by water body", 4], [2, "Fish farms", 9]]
    document = read(sheet("Contents", rows), data())
    assert of_kind(document, Kind.LIST_ITEM) == ["1\tCatch by water body\t4", "2\tFish farms\t9"]
    assert of_kind(document, Kind.HEADING)[:2] == ["Contents", "Content"]


SIGN_OFF = [
    ["№ 4-1/233-ВН"],
    [date(2025, 3, 7)],
    ["Responsible for the release:", "", "Executor: A. Omarova"],
    ["Department of Fisheries Statistics", "", "Tel. +7 7172 749000"],
]


def test_a_sign_off_is_no_part_of_the_table_above() -> None:
    table = data()
    footnote = ["1) Data for 2023 were revised, order №19215 of 2024."]
    document = read(sheet("1", [*table.rows, footnote, [], *SIGN_OFF]))
    assert of_kind(document, Kind.CELL)[-1] == footnote[0]
    signed = [block for block in document.blocks if block.role is Role.CONTACT]
    assert [document.text_of(block) for block in signed] == [
        "№ 4-1/233-ВН",
        "2025-03-07",
        "Responsible for the release:",
        "Executor: A. Omarova",
        "Department of Fisheries Statistics",
        "Tel. +7 7172 749000",
    ]
    assert {block.kind for block in signed} == {Kind.PARAGRAPH}
    assert signed[3].column == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["Директор", 120, 130, 140], ["Исполнитель", 50, 60, 70]],  # occupations with their numbers
        [["Address of farms unknown", 1, 2, 3]],
        [["Executor of the survey: field staff"]],  # a note, not a block of contacts
        [["№ 3"], ["№ 4"]],
    ],
)
def test_what_only_looks_like_a_sign_off_stays_in_the_table(rows: list[list[str | int]]) -> None:
    document = read(sheet("1", [*data().rows, *rows]))
    assert all(block.role is not Role.CONTACT for block in document.blocks)
    assert cell(document, str(rows[-1][0]))


def test_the_first_title_of_a_book_without_a_cover_is_its_title() -> None:
    document = read(data("1", "Catch of fish1)"), data("2", "Fish farms"))
    roles = [(document.text_of(b), b.role) for b in document.blocks if b.role is not Role.NONE]
    assert roles == [("Catch of fish1)", Role.TITLE), ("Fish farms", Role.TABLE_TITLE)]
    assert all(b.kind is Kind.CELL for b in document.blocks if b.role is Role.TITLE)


@pytest.mark.parametrize(
    "rows",
    [
        [["", 2023, 2024], ["Balkhash", 1, 2]],  # the header comes first
        [["Continuation"], ["Pike perch", "Carp"], ["Balkhash", 1, 2]],
        [["in percent"], ["", 2023], ["Balkhash", 1]],
        [["Lake", "Depth of it", "Area of it"], ["Balkhash", 26, 16400]],
    ],
)
def test_sheets_without_a_title(rows: list[list[str | int]]) -> None:
    document = read(sheet("1", rows))
    assert [block.role for block in document.blocks if block.role is not Role.NONE] == []


def test_a_title_may_be_repeated_or_stand_beside_its_unit() -> None:
    rows = [["тыс. тонн", "Улов рыбы1)", "", "Улов рыбы"], ["", 2023, 2024], ["Балхаш", 1, 2]]
    document = read(sheet("1", rows))
    assert [document.text_of(b) for b in document.blocks if b.role is Role.TITLE] == ["Улов рыбы1)"]


def test_paragraphs_of_notes_end_where_a_line_ends_a_sentence() -> None:
    notes = lines("Notes", "Catch is live weight.\nIt is told\nby the fishers.", "Farms are counted once.")
    assert of_kind(read(notes), Kind.PARAGRAPH) == [
        "Catch is live weight.",
        "It is told\nby the fishers.",
        "Farms are counted once.",
    ]
