"""The workbooks that the replica offers: layouts of the bureau, and the figures of the pages."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from fixtures.replica.attachments import attachments_of
from fixtures.replica.model import Lang
from fixtures.replica.site import load_site


def file(element: int, lang: Lang) -> bytes:
    return attachments_of(load_site()).elements[element, lang].read()


def sheets(element: int, lang: Lang = "en") -> dict[str, list[list[Any]]]:
    """The cells of each sheet, without empty ones."""
    book = load_workbook(BytesIO(file(element, lang)))
    return {
        sheet.title: [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }


@pytest.mark.parametrize(
    ("element", "lang", "rows"),
    [
        (341592, "en", [["Arrivals", 7470, 4923], ["Departures", 3791, 1122], ["Net migration", 3679, 3801]]),
        (341593, "ru", [["Прибыло", 7470, 4923], ["Выбыло", 3791, 1122], ["Сальдо миграции", 3679, 3801]]),
        (
            341594,
            "kk",
            [["Келгендер", 7470, 4923], ["Кеткендер", 3791, 1122], ["Көші-қон айырымы", 3679, 3801]],
        ),
    ],
)
def test_periodic_book_says_what_the_page_says(element: int, lang: Lang, rows: list[list[Any]]) -> None:
    book = sheets(element, lang)
    assert len(book) == 5  # cover, conventions, contents and two tables
    assert book["1"][3:] == rows


def test_one_book_disagrees_with_its_page_in_one_figure() -> None:
    rows = sheets(187401)["1"][3:]
    assert rows == [["Arrivals", 13655, 14256], ["Departures", 6995, 6976], ["Net migration", 6660, 7289]]


def test_dynamic_table_has_years_merged_over_quarters_and_regions_in_rows() -> None:
    book = load_workbook(BytesIO(file(48820, "en")))
    (sheet,) = book.worksheets
    assert [str(area) for area in sheet.merged_cells.ranges] == ["B3:E3"]
    rows = sheets(48820)["1"]
    assert rows[2:5] == [
        [2024, 2025],
        ["I quarter", "II quarter", "III quarter", "IV quarter", "I quarter"],
        ["Republic of Kazakhstan", 384100, 399800, 403200, 435600, 423133],
    ]
    assert rows[5] == ["Abai", "-", 351200, 356800, 379400, 371500]


def test_cities_stand_in_columns() -> None:
    rows = sheets(53786)["1"]
    assert rows[1:4] == [
        ["tenge per square metre"],
        ["Astana", "Almaty", "Shymkent", "Turkistan"],
        ["New housing", 512300, 603400, 388900, "..."],
    ]
    assert rows[4] == ["Resale of comfortable housing", 548717, 617250.5, 402380, 301440]


@pytest.mark.parametrize(("element", "lang"), [(40150, "en"), (40148, "ru"), (40152, "kk")])
def test_old_format_lies_under_the_ending_of_the_new_one(element: int, lang: Lang) -> None:
    assert file(element, lang).startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
