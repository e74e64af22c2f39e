"""The running text of a PDF: paragraphs, columns, headings, running heads."""

from __future__ import annotations

import re

import pytest
from pdf_pages import PROSE, Book, one_page
from reader_help import load, of_kind, of_role

from parsers.blocks import Kind, Role
from parsers.readers.pdf.glyphs import Box
from parsers.readers.pdf.lines import Word, row_of
from parsers.readers.pdf.prose import Compounds, join


def _released(*paragraphs: str) -> bytes:
    book = Book()
    book.add_page()
    book.prose("Migration of the population in 2024", size=16, style="B")
    for paragraph in paragraphs:
        book.prose(paragraph)
    return book.done()


def test_wrapped_lines_are_one_paragraph() -> None:
    document = load(_released(PROSE, "A second paragraph stands alone."))
    assert of_kind(document, Kind.PARAGRAPH) == [PROSE, "A second paragraph stands alone."]
    assert (document.layout, document.media_type, document.notes) == ("pdf", "application/pdf", ())


def test_paragraphs_without_a_blank_line_between_are_told_by_the_room_that_is_left() -> None:
    document = load(one_page([
        "Prices in the regions of the country grew faster than in the year before it, and",
        "wages grew more slowly.",
        "Exports fell by a tenth, imports did not change much over the same period of the",
        "year.",
    ]))  # fmt: skip
    texts = of_kind(document, Kind.PARAGRAPH)
    assert len(texts) == 2
    assert texts[0].endswith("it, and wages grew more slowly.")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("the popu-", "lation grew"), "the population grew"),
        (("in January-", "June grew"), "in January-June grew"),
        (("in 2024-", "2025 grew"), "in 2024-2025 grew"),
        (
            ("grew, well-known, by 5% in well-", "known places"),
            "grew, well-known, by 5% in well-known places",
        ),
        (("arrivals -", "departures"), "arrivals - departures"),
        (("of the", "regions"), "of the regions"),
    ],
)
def test_a_word_cut_at_a_lines_end_is_whole_again(lines: tuple[str, str], joined: str) -> None:
    rows = [row_of(Word(word, Box(0, 0, 1, 1), 10.0, False) for word in line.split()) for line in lines]
    compounds = Compounds()
    compounds.learn(rows)
    assert join(rows, compounds)[0] == joined


def test_the_largest_print_is_the_title_and_bold_lines_are_headings() -> None:
    book = Book()
    book.add_page()
    book.prose("Bureau of National statistics")
    book.prose("Prices in the Republic of Kazakhstan (May 2025)", size=18)
    book.prose("1. Key points", style="B")
    book.prose(PROSE)
    book.prose("Glossary", size=14)
    book.prose(PROSE)
    document = load(book.done())
    assert of_role(document, Role.TITLE) == ["Prices in the Republic of Kazakhstan (May 2025)"]
    headings = [
        (document.text_of(block), block.level) for block in document.blocks if block.kind is Kind.HEADING
    ]
    assert ("1. Key points", 4) in headings
    assert ("Glossary", 3) in headings


def test_list_items_leave_out_their_marks() -> None:
    document = load(_released("The main indicators are:", "- the number of arrivals;", "- net migration."))
    assert of_kind(document, Kind.LIST_ITEM) == ["the number of arrivals;", "net migration."]
    assert "- the number of arrivals;" in document.text


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left line {number} goes on and on" for number in range(8)]
    right = [f"right line {number} goes on and on" for number in range(8)]
    book = Book()
    book.add_page()
    book.text(20, 20, "A line over both of the columns of this page, from the left margin to the right one")
    book.lines(left, x=20)
    book.lines(right, x=110, top=32)
    text = " ".join(load(book.done()).text.split())
    assert text.index("over both") < text.index("left line 0")
    assert text.index("left line 7") < text.index("right line 0")
    assert re.findall(r"(?:left|right) line \d", text) == [
        f"{side} line {n}" for side in ("left", "right") for n in range(8)
    ]


def test_columns_whose_lines_stand_side_by_side_are_cut_at_the_gutter() -> None:
    book = Book()
    book.add_page()
    book.lines([f"one {n} two three four five six" for n in range(6)], x=20)
    book.lines([f"uno {n} dos tres cuatro cinco" for n in range(6)], x=110)
    text = " ".join(load(book.done()).text.split())
    assert text.index("one 5") < text.index("uno 0")


def test_running_heads_and_page_numbers_are_no_text() -> None:
    book = Book("www.stat.gov.kz", numbered=True)
    for number in range(1, 6):
        book.add_page()
        book.prose(f"Chapter {'ABCDE'[number - 1]} says this.")
    document = load(book.done())
    assert "stat.gov.kz" not in document.text
    assert [block for block in of_kind(document, Kind.PARAGRAPH) if block.isdigit()] == []
    assert document.text.count("says this.") == 5


def test_a_row_of_numbers_at_a_pages_edge_is_no_running_head() -> None:
    book = Book()
    for year in ("2021", "2022", "2023"):
        book.add_page()
        book.lines([f"Total of {year} 17 18 19"], top=12)
        book.lines([PROSE[:60]], top=100)
    document = load(book.done())
    assert re.findall(r"Total of (\d+) 17 18 19", document.text) == ["2021", "2022", "2023"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    book = Book()
    book.add_page()
    book.lines(["Prices of food grew in all of the regions, and prices of"], top=260)
    book.add_page()
    book.lines(["services grew in Almaty alone. Wages did not grow."], top=30)
    document = load(book.done())
    assert "and prices of services grew in Almaty alone. Wages did not grow." in document.text
    assert document.locate(document.text.index("Prices")).startswith("page:1 box:")
    assert document.locate(document.text.index("services grew")).startswith("page:2 box:")


def test_a_locator_names_the_page_and_the_box() -> None:
    document = load(one_page(["Nothing but this line."], x=20, top=30))
    found = re.fullmatch(r"page:1 box:([\d.]+),([\d.]+),([\d.]+),([\d.]+)", document.locate(0))
    assert found is not None
    x0, top, x1, bottom = map(float, found.groups())
    assert x0 == pytest.approx(20 / 25.4 * 72, abs=1)
    assert top < 30 / 25.4 * 72 < bottom
    assert x1 - x0 == pytest.approx(95, abs=10)


def test_a_raised_mark_is_no_part_of_a_number() -> None:
    book = Book()
    book.add_page()
    book.text(20, 30, "The output of 2014")
    end = 20 + book.get_string_width("The output of 2014")
    book.set_font_size(6)
    book.text(end, 28.6, "4)")
    assert "of 2014⁴⁾" in load(book.done()).text


def test_bold_words_inside_a_paragraph_are_marked() -> None:
    book = Book()
    book.add_page()
    book.set_font("helvetica", style="B", size=10)
    book.write(5, "Net migration")
    book.set_font("helvetica", size=10)
    book.write(5, " - the difference between arrivals and departures of a region.")
    document = load(book.done())
    (block,) = [block for block in document.blocks if block.bold]
    assert [document.text[span.start : span.end] for span in block.bold] == ["Net migration"]


def test_the_same_bytes_give_the_same_document() -> None:
    data = _released(PROSE, PROSE)
    assert load(data) == load(data)


@pytest.mark.parametrize("angle", [90, 270])
def test_turned_text_is_read_along_its_own_lines(angle: int) -> None:
    book = Book()
    book.add_page()
    book.prose(PROSE)
    with book.rotation(angle, 100, 150):
        book.text(100, 150, "Number of people")
        book.text(100, 155, "in the regions")
    text = load(book.done()).text
    assert "Number of people" in text
    assert "in the regions" in text
    assert PROSE in text
