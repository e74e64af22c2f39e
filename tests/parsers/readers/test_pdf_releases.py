"""Express releases as PDF: the record of one has what the record of its page has."""

from __future__ import annotations

from datetime import date

import pytest
from pdf_objects import cyrillic
from pdf_pages import Book

from parsers.origin import Origin
from parsers.release import parse_release
from records.release import Release

TITLE = "The migration of the population of the Republic of Kazakhstan (January-June 2024)"
RUSSIAN_TITLE = "О производстве промышленной продукции в Республике Казахстан за январь-июнь 2025 года"

RUSSIAN_POINT = (
    "В январе-июне 2025 года объем промышленного производства составил 24 512,7 млрд. тенге, что на 6,5% "
    "больше, чем в январе-июне 2024 года."
)


@pytest.fixture(scope="module")
def english() -> Release:
    book = Book("Express release", numbered=True)
    book.add_page()
    book.prose(TITLE, size=16, style="B")
    book.prose("Date of publication: 09.08.2024")
    book.prose("Date of next publication: 11.11.2024")
    book.prose("1. Key points", size=12, style="B")
    book.prose(
        "In January-June 2024 the number of arrivals in the country amounted to 14256 people, the number of "
        "departures from the country was 6967 people. The net migration amounted to 7289 people."
    )
    book.prose(
        "Compared to the corresponding period of 2023 the number of arrivals in Kazakhstan increased by 4.4%."
    )
    table = (
        (135, ("", "2023", "2024")),
        (142, ("Number of arrivals, people", "13655", "14256")),
        (149, ("Number of departures, people", "6995", "6967")),
    )
    for top, cells in table:
        book.row(cells, top, edges=(20, 90, 120, 150), ruled=True)
    book.add_page()
    book.prose("2. Glossary", size=12, style="B")
    book.set_font("helvetica", style="B", size=10)
    book.write(5, "Net migration")
    book.set_font("helvetica", size=10)
    book.write(
        5, " - the difference between the number of arrivals in the region and that of departures from it."
    )
    book.ln(10)
    book.prose("Department Director: A. Serikov Tel. +7 7172 749000")
    book.prose("Executor: K. Rysbayeva Tel. +7 7172 749111")
    return parse_release(book.done(), Origin("migration.pdf"))


@pytest.fixture(scope="module")
def russian() -> Release:
    data = cyrillic(
        [
            (16, RUSSIAN_TITLE),
            (10, "Дата публикации: 14.07.2025"),
            (12, "Ключевые моменты"),
            (10, RUSSIAN_POINT),
            (12, "Глоссарий"),
            (10, "Индекс физического объема – относительный показатель изменения объема производства."),
        ],
        width=70,
    )  # fmt: skip
    return parse_release(data, Origin("industry.pdf"))


def test_the_head_of_an_english_release(english: Release) -> None:
    assert english.title == TITLE
    assert english.lang == "en"
    assert (english.published, english.next_published) == (date(2024, 8, 9), date(2024, 11, 11))
    assert english.time_period is not None
    assert english.time_period.sdmx == "2024-01-01/P6M"
    assert english.source.layout == "pdf"
    assert english.source.encoding is None


def test_the_sections_and_key_points_of_an_english_release(english: Release) -> None:
    assert [(s.number, s.key) for s in english.sections][:2] == [("1", "key_points"), ("2", "glossary")]
    assert len(english.key_points) == 3
    assert english.key_points[1].text == "The net migration amounted to 7289 people."
    assert [term.term for term in english.glossary] == ["Net migration"]
    assert english.contacts.executor == "K. Rysbayeva"


def test_the_figures_of_an_english_release(english: Release) -> None:
    figures = [
        (o.obs_value, o.unit_measure, o.measure)
        for o in english.observations
        if o.evidence.key_point is not None
    ]
    assert figures == [
        (14256, "persons", "level"),
        (6967, "persons", "level"),
        (7289, "persons", "balance"),
        (4.4, "percent", "change"),
    ]
    assert all(o.evidence.locator.startswith("page:1 box:") for o in english.observations)
    assert english.numerals.unread == []


def test_the_head_and_figures_of_a_russian_release(russian: Release) -> None:
    assert russian.title == RUSSIAN_TITLE
    assert russian.lang == "ru"
    assert russian.published == date(2025, 7, 14)
    assert [(o.obs_value, o.unit_measure, o.unit_mult) for o in russian.observations] == [
        (24512.7, "KZT", 9),
        (6.5, "percent", 0),
    ]
    assert [section.key for section in russian.sections] == ["key_points", "glossary"]
    assert [term.term for term in russian.glossary] == ["Индекс физического объема"]
