from __future__ import annotations

import pytest
from reader_help import cells, links, load, of_kind

from parsers.blocks import Kind
from parsers.readers.grid import Grid, Place

SPANS = """<table class="table"><caption>Prices</caption>
<thead><tr><th rowspan="2">Region</th><th colspan="2">May</th></tr>
<tr><th>2024</th><th class="text-right">2025</th></tr></thead>
<tbody><tr><td>Abai</td><td>1<span>0</span>1,2<br>%</td><td><p>99</p><p>p.</p></td></tr>
<tr><td>Astana</td><td></td><td>7</td></tr>
</tbody></table>"""
DIVS = """<div class="tables-block"><div class="tables-block__title">by month</div><div class="divTable">
<div class="divTableHeading">
<div class="divTableRow"><div class="divTableHead">Name</div>
<div class="divTableHead text-right">Size</div></div></div>
<div class="divTableBody">
<div class="divTableRow"><div class="divTableCell">Net <b>migration</b></div>
<div class="divTableCell text-right"><div>25.5  KB</div>
<div><a href="/f/"> xls </a></div></div></div></div></div></div>"""


def test_spans_are_resolved_to_columns() -> None:
    document = load(SPANS)
    assert of_kind(document, Kind.CAPTION) == ["Prices"]
    assert cells(document) == {
        (0, 0): "Region",
        (0, 1): "May",
        (1, 1): "2024",
        (1, 2): "2025",
        (2, 0): "Abai",
        (2, 1): "101,2 %",
        (2, 2): "99 p.",
        (3, 0): "Astana",
        (3, 2): "7",
    }
    assert [document.text_of(block) for block in document.blocks if block.header] == [
        "Region",
        "May",
        "2024",
        "2025",
    ]
    region, may = document.blocks[1:3]
    assert (region.row_span, region.column_span, may.row_span, may.column_span) == (2, 1, 1, 2)
    assert {block.table for block in document.blocks[1:]} == {0}


def test_tables_made_of_divs() -> None:
    document = load(DIVS)
    assert of_kind(document, Kind.HEADING) == ["by month"]
    assert cells(document) == {(0, 0): "Name", (0, 1): "Size", (1, 0): "Net migration", (1, 1): "25.5 KB xls"}
    assert links(document, document.blocks[-1]) == [("xls", "/f/")]
    assert [block.header for block in document.blocks[1:]] == [True, True, False, False]


def test_tables_are_numbered() -> None:
    document = load("<table><tr><td>a<td>b</table><p>x</p><table><tr><td>c<td>d</table>")
    assert [block.table for block in document.blocks] == [0, 0, -1, 1, 1]


@pytest.mark.parametrize(
    ("row_span", "column_span", "place"),
    [
        ("2", "3", Place(0, 0, 2, 3)),
        ("0", "0", Place(0, 0, 1, 1)),
        ("x", "-1", Place(0, 0, 1, 1)),
        (" 99999999 ", "99999999", Place(0, 0, 65534, 1000)),
        (None, None, Place(0, 0, 1, 1)),
    ],
)
def test_span_attributes(row_span: str | None, column_span: str | None, place: Place) -> None:
    assert Grid(0).place(row_span, column_span) == place


def test_cells_hang_over_several_rows() -> None:
    grid = Grid(0)
    grid.next_row()
    assert [grid.place("3", None).column, grid.place(None, None).column, grid.place("2", None).column] == [
        0,
        1,
        2,
    ]
    grid.next_row()
    assert [grid.place(None, None).column, grid.place(None, None).column] == [1, 3]
    grid.next_row()
    assert [grid.place(None, None).column, grid.place(None, None).column] == [1, 2]
    grid.next_row()
    assert grid.place(None, None).column == 0
