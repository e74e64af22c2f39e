"""The head of a workbook: what a person reads on its cover, or above its first table."""

from __future__ import annotations

import pytest

from parsers.parts.header import Header, read_header
from parsers.parts.languages import decide_language
from parsers.parts.sheets import read_sheets
from parsers.readers.workbook.sheets import Sheet, Value
from tests.parsers.readers.sheets_help import data, lines, read, sheet


def head(*sheets: Sheet) -> Header:
    document = read(*sheets)
    lang = decide_language(document)
    return read_header(document, read_sheets(document, lang), lang)


def cover(*cells: Value, name: str = "Cover") -> Sheet:
    return lines(name, *cells)


def told(header: Header) -> tuple[str, str, str | None, str, str]:
    period = header.time_period.value
    dates = [str(header.dates[name].value) for name in ("published", "next_published")]
    return header.title.value, header.series.value, period.sdmx if period else None, dates[0], dates[1]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            (
                "Date of publication: 05.03.2025",
                "Date of next publication 05.06.2025",
                "Fishing and aquaculture in the Republic of Kazakhstan",
                "IV quarter of 2024",
                "3 Series. Fisheries statistics",
            ),
            (
                "Fishing and aquaculture in the Republic of Kazakhstan",
                "Fishing and aquaculture in the Republic of Kazakhstan",
                "2024-10-01/P3M",
                "2025-03-05",
                "2025-06-05",
            ),
        ),
        (
            (
                "Бюро национальной статистики",
                "Дата опубликования 05.03.2025",
                "Дата следующего опубликования: 05.03.2026",
                "Статистический бюллетень",
                "Рыболовство и рыбоводство",
                "в Республике Казахстан за 2024 год",
                "3 серия Статистика сельского, лесного и рыбного хозяйства",
                "№ 4-1/233-ВН",
            ),
            (
                "Рыболовство и рыбоводство в Республике Казахстан за 2024 год",
                "Рыболовство и рыбоводство в Республике Казахстан",
                "2024-01-01/P12M",
                "2025-03-05",
                "2026-03-05",
            ),
        ),
        (
            (
                "Жарияланған күні: 05.03.2025",
                "Келесі жарияланым күні: 05.03.2026",
                "Қазақстан Республикасындағы балық аулау және балық өсіру",
                "2025 жылғы қаңтар-маусым",
                "3 серия Ауыл шаруашылығы статистикасы",
            ),
            (
                "Қазақстан Республикасындағы балық аулау және балық өсіру",
                "Қазақстан Республикасындағы балық аулау және балық өсіру",
                "2025-01-01/P6M",
                "2025-03-05",
                "2026-03-05",
            ),
        ),
        (
            ("Next date of release:", "05.06.2025", "Data of release:", "05.03.2025", "Fish farms", 2024.0),
            ("Fish farms", "Fish farms", "2024-01-01/P12M", "2025-03-05", "2025-06-05"),
        ),
        (
            ("Fish farms", "As of January 1, 2025", "Serie 3 Fisheries"),
            ("Fish farms", "Fish farms", "2025-01-01", "None", "None"),
        ),
    ],
)
def test_a_cover(cells: tuple[Value, ...], expected: tuple[str, str, str | None, str, str]) -> None:
    assert told(head(cover(*cells), data())) == expected


def test_labels_and_dates_in_two_columns() -> None:
    rows = [
        ["Дата опубликования", "05.03.2025"],
        ["Дата следующего опубликования", "05.06.2025"],
        ["Улов рыбы"],
    ]
    assert told(head(sheet("Обложка", rows), data()))[3:] == ("2025-03-05", "2025-06-05")
    assert head(sheet("Обложка", rows), data()).title.value == "Улов рыбы"


def test_dates_in_words_below_their_labels() -> None:
    header = head(cover("Date of publication", "March 5, 2025", "Fish farms", "2024"), data())
    assert told(header) == ("Fish farms", "Fish farms", "2024-01-01/P12M", "2025-03-05", "None")


def test_a_cover_without_dates_says_so() -> None:
    header = head(cover("Fish farms", "2024"), data())
    assert {header.dates[name].state for name in header.dates} == {"not_found"}


def test_a_cover_that_the_tables_contradict() -> None:
    header = head(
        cover("Prices of fish", "March 2025"),
        data("1", "Prices of fish by region for the 1st quarter of 2025"),
    )
    assert header.time_period.value is None
    assert header.time_period.state == "conflicting"
    assert header.time_period.reason == "the cover says March 2025, the tables 1st quarter of 2025"


@pytest.mark.parametrize(
    ("printed", "table"),
    [
        ("March 2025", "Catch of fish in January-March 2025"),  # since January
        ("2024", "Catch of fish in 2020-2024"),  # a series
        ("2024", "Fish farms as of January 1, 2025"),  # the day behind its end
        ("2024", "Catch of fish in the IV quarter of 2024"),  # a part of it
        ("IV quarter of 2024", "Catch of fish in the IV quarter of 2024"),
    ],
)
def test_tables_about_other_times_that_a_book_may_hold(printed: str, table: str) -> None:
    header = head(cover("Fishing", printed), data("1", table))
    assert header.time_period.value is not None
    assert header.time_period.value.text == printed


def test_one_table_that_agrees_is_enough() -> None:
    header = head(cover("Fishing", "2024"), data("1", "Catch in 2023"), data("2", "Catch in 2024"))
    assert header.time_period.value is not None
    assert header.time_period.value.sdmx == "2024-01-01/P12M"


def test_a_title_and_a_period_that_contradict_each_other() -> None:
    header = head(cover("Fishing in 2023", "2024"), data())
    assert header.time_period.state == "conflicting"
    assert header.time_period.reason == "printed as 2023 and as 2024"


def test_both_titles_of_a_bilingual_cover_stand_and_the_first_language_is_told() -> None:
    rows = [
        ["", "Қазақстан Республикасындағы балық аулау"],
        ["", "Рыболовство в Республике Казахстан"],
        ["3 серия"],
        ["Балық шаруашылығы статистикасы", "2025 жылғы 1 қаңтарға"],
        ["Статистика рыбного хозяйства", "На 1 января 2025 года"],
    ]
    document = read(sheet("Обложка", rows), data("01", "Балық аулау\nУлов рыбы"))
    assert decide_language(document) == "kk"
    assert [document.text_of(b) for b in document.blocks if b.role == "title"] == [rows[0][1], rows[1][1]]
    header = head(sheet("Обложка", rows), data("01", "Балық аулау\nУлов рыбы"))
    assert told(header)[:3] == (rows[0][1], rows[0][1], "2025-01-01")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("  Catch of fish by water body1)2)", "Catch of fish by water body"),
        ("Catch of fish (in live weight)", "Catch of fish (in live weight)"),
        ("Catch of fish in some countries*", "Catch of fish in some countries"),
        ("Catch of fish at the age of (15)", "Catch of fish at the age of (15)"),
    ],
)
def test_a_book_without_a_cover_has_the_title_of_its_first_table(title: str, expected: str) -> None:
    header = head(data("Лист1", title), data("Лист2", "Fish farms"))
    assert header.title.value == expected
    assert header.time_period.state == "not_found"
    assert header.time_period.reason == "the title names no period"
    assert header.dates["published"].state == "not_found"


def test_a_time_that_prices_are_compared_with_is_not_the_books() -> None:
    header = head(data("1", "Price indices of fish to december 2015"))
    assert (header.time_period.value, header.series.value) == (None, header.title.value)


def test_a_title_that_names_its_period() -> None:
    header = head(data("1", "Catch of fish in 2020-2024"))
    assert told(header)[1:3] == ("Catch of fish", "2020-01-01/P60M")


def test_a_book_without_any_title() -> None:
    header = head(sheet("Sheet1", [["Lake", "January"], ["Balkhash", 5]]))
    assert (header.title.value, header.title.state) == ("", "not_found")


@pytest.mark.parametrize(
    ("title", "lake", "lang"),
    [
        ("Численность рыбаков области Жетісу и области Ұлытау", "Жетісу", "ru"),
        ("Балықшылар саны", "Балхаш", "kk"),
        ("Number of fishers", "Жетісу", "en"),
    ],
)
def test_the_language_is_that_of_the_titles_and_not_of_the_names(title: str, lake: str, lang: str) -> None:
    rows = [[title], ["", 2023, 2024], *([lake, 1, 2] for _ in range(20))]
    assert decide_language(read(sheet("1", rows))) == lang
