"""Tables of a PDF: ruled, half ruled, without rules, over several pages."""

from __future__ import annotations

import pytest
from pdf_pages import PROSE, Book
from reader_help import cells, load, of_kind

from parsers.blocks import Block, Document, Kind
from parsers.readers.pdf.continued import says_continued

EDGES = (20, 80, 110, 140, 170)
HEAD = ("", "2021", "2022", "2023")
AREAS = ("Abai", "Akmola", "Aktobe", "Almaty", "Atyrau", "Zhambyl", "Karaganda")


def _values(area: int) -> tuple[str, str, str]:
    return f"{area + 1} 104,5", f"{area + 1} 208,1", "-" if area == 2 else f"{area + 1} 312,7"


def _at(document: Document, row: int, column: int) -> Block:
    return next(block for block in document.blocks if (block.row, block.column) == (row, column))


def _ruled(book: Book, top: float, areas: range, *, ruled: bool = True) -> None:
    book.row(HEAD, top, edges=EDGES, ruled=ruled)
    for step, area in enumerate(areas, start=1):
        book.row((AREAS[area], *_values(area)), top + 7 * step, edges=EDGES, ruled=ruled)


def test_a_ruled_table_is_cells_and_its_words_are_no_paragraphs() -> None:
    book = Book()
    book.add_page()
    book.prose(PROSE)
    _ruled(book, 60, range(4))
    document = load(book.done())
    found = cells(document)
    assert found[0, 1] == "2021"
    assert [found[row, 0] for row in range(1, 5)] == list(AREAS[:4])
    assert found[3, 3] == "-"
    assert found[4, 2] == "4 208,1"
    assert (0, 0) not in found
    assert of_kind(document, Kind.PARAGRAPH) == [PROSE]
    assert "Abai\t1 104,5\t1 208,1\t1 312,7\nAkmola\t" in document.text


def test_a_cell_is_located_by_its_box() -> None:
    book = Book()
    book.add_page()
    _ruled(book, 60, range(3))
    document = load(book.done())
    place = document.locate(_at(document, 1, 1).start).removeprefix("page:1 box:")
    x0, top, x1, bottom = (float(side) * 25.4 / 72 for side in place.split(","))
    assert (x0, top, x1, bottom) == pytest.approx((80, 67, 110, 74), abs=0.5)


def test_spanning_cells_keep_their_spans() -> None:
    book = Book()
    book.add_page()
    for x, y, width, height, text in (
        (20, 40, 50, 14, "Region"), (70, 40, 60, 7, "Population"),
        (70, 47, 30, 7, "urban"), (100, 47, 30, 7, "rural"),
        (20, 54, 50, 7, "Abai"), (70, 54, 30, 7, "371,2"), (100, 54, 30, 7, "236,9"),
    ):  # fmt: skip
        book.rect(x, y, width, height)
        book.text(x + 2, y + 5, text)
    document = load(book.done())
    region, population, urban = _at(document, 0, 0), _at(document, 0, 1), _at(document, 1, 1)
    assert (region.row_span, region.column_span) == (2, 1)
    assert (population.row_span, population.column_span) == (1, 2)
    assert (document.text_of(urban), urban.row_span, urban.column_span) == ("urban", 1, 1)
    assert document.text_of(_at(document, 2, 2)) == "236,9"


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_over_three_pages_is_one_and_its_head_stands_once(ruled: bool) -> None:
    book = Book("Statistical bulletin", numbered=True)
    for areas in (range(3), range(3, 5), range(5, 7)):
        book.add_page()
        if areas.start:
            book.text(150, 36, "Continuation")
        _ruled(book, 40, areas, ruled=ruled)
    document = load(book.done())
    found = [block for block in document.blocks if block.kind is Kind.CELL]
    assert {block.table for block in found} == {0}
    assert [document.text_of(block) for block in found if block.column == 0] == list(AREAS)
    assert [block.row for block in found if block.column == 0] == list(range(1, 8))
    assert document.text.count("2022") == 1
    assert "Continuation" not in document.text
    assert document.locate(next(b.start for b in found if b.row == 4)).startswith("page:2 ")


def test_another_table_below_a_title_of_its_own_is_another() -> None:
    book = Book()
    book.add_page()
    _ruled(book, 40, range(3))
    book.add_page()
    book.text(20, 30, "2. Another thing altogether")
    _ruled(book, 40, range(3))
    tables = {block.table for block in load(book.done()).blocks if block.kind is Kind.CELL}
    assert tables == {0, 1}


def test_a_head_ruled_across_the_page_has_the_rows_below_it() -> None:
    book = Book()
    book.add_page()
    for y in (40, 54):
        book.line(20, y, 170, y)
    for x in (80, 110, 140):
        book.line(x, 40, x, 54)
    for x, text in ((82, "Total"), (112, "urban"), (142, "rural")):
        book.text(x, 49, text)
    for step, area in enumerate(AREAS[:4]):
        top = 60 + 5 * step
        book.text(20 + 3 * bool(step), top, area)
        for x, value in zip((90, 120, 150), _values(step), strict=True):
            book.text(x, top, value)
    book.prose("")
    book.lines([PROSE[:80] + "."], top=120)
    document = load(book.done())
    found = cells(document)
    assert [found[0, column] for column in (1, 2, 3)] == ["Total", "urban", "rural"]
    assert [found[row, 0] for row in range(1, 5)] == list(AREAS[:4])
    assert found[4, 3] == "4 312,7"
    assert _at(document, 0, 1).header
    assert not _at(document, 1, 1).header
    assert (_at(document, 1, 0).indent, _at(document, 2, 0).indent) == (0, 1)
    assert of_kind(document, Kind.PARAGRAPH) + of_kind(document, Kind.HEADING) == [PROSE[:80] + "."]


def test_white_space_makes_a_table_with_heads_over_several_columns() -> None:
    book = Book()
    book.add_page()
    book.prose(PROSE)
    book.text(100, 45, "Number of people")
    for x, text in ((90, "urban"), (130, "rural")):
        book.text(x, 50, text)
    for step, area in enumerate(AREAS[:5]):
        book.text(20, 56 + 5 * step, area)
        book.text(90, 56 + 5 * step, f"{step}71,2")
        book.text(130, 56 + 5 * step, "..." if step == 3 else f"{step}36,9")
    document = load(book.done())
    found = cells(document)
    assert found[0, 1] == "Number of people"
    assert _at(document, 0, 1).column_span == 2
    assert (found[1, 1], found[1, 2]) == ("urban", "rural")
    assert (found[2, 0], found[2, 1], found[5, 2]) == ("Abai", "071,2", "...")


def test_a_label_that_is_wrapped_is_one_cell_beside_its_values() -> None:
    book = Book()
    book.add_page()
    for top, label, values in (
        (40, "Total", ("1 000", "2 000")), (45, "Agriculture, forestry", ()),
        (49, "and fishing", ("10", "20")), (54, "Industry", ("30", "40")), (59, "Trade", ("50", "60")),
    ):  # fmt: skip
        book.text(20, top, label)
        for x, value in zip((90, 130), values, strict=False):
            book.text(x, top, value)
    found = cells(load(book.done()))
    assert found[1, 0] == "Agriculture, forestry and fishing"
    assert (found[1, 1], found[2, 0], found[3, 2]) == ("10", "Industry", "60")


def test_a_table_of_contents_is_no_table() -> None:
    book = Book()
    book.add_page()
    book.lines([f"Chapter of the book {n} {'.' * 60} {n}2" for n in range(1, 8)])
    document = load(book.done())
    assert cells(document) == {}


def test_text_in_two_columns_is_no_table() -> None:
    book = Book()
    book.add_page()
    for x in (20, 110):
        book.lines([f"in the year of {2010 + n} prices rose" for n in range(8)], x=x)
    assert cells(load(book.done())) == {}


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("жалғасы продолжение", True), ("Continuation of table 2.1", True),
        ("Продолжение таблицы 3", True),
        ("2.1 Population", False), ("Продолжение роста цен", False), ("12", False),
    ],
)  # fmt: skip
def test_a_line_says_that_a_table_goes_on(line: str, is_said: bool) -> None:
    assert says_continued(line) is is_said
