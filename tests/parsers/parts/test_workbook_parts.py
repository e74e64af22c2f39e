"""The parts of a workbook: sections, notes, contacts, legends, metadata; none of it is running text."""

from __future__ import annotations

import pytest

from parsers.blocks import Document
from parsers.parts.charts import read_charts
from parsers.parts.contacts import read_contacts
from parsers.parts.conventions import read_conventions
from parsers.parts.header import read_header
from parsers.parts.key_points import read_key_points
from parsers.parts.languages import decide_language
from parsers.parts.methodology import read_methodology
from parsers.parts.owner import read_owner
from parsers.parts.sections import Part
from parsers.parts.sheets import read_sheets
from parsers.readers.workbook.sheets import Sheet, Value
from parsers.vocabulary.language import language
from records.table import MissingStatus
from tests.parsers.readers.sheets_help import data, lines, read, sheet


def parts_of(*sheets: Sheet) -> tuple[Document, list[Part]]:
    document = read(*sheets)
    return document, read_sheets(document, decide_language(document))


def keys(parts: list[Part]) -> list[tuple[str, str]]:
    return [(part.section.title, part.section.key) for part in parts if part.section]


BOOK = (
    lines("Cover", "Date of publication: 05.03.2025", "Fishing in Kazakhstan", "2024", "3 Series. Fisheries"),
    lines(" Symbols", "Legend:", "“-” no case", "© Bureau of National Statistics"),
    sheet("Content", [["", "Content"], [1, "Catch of fish, in percent"]]),
    lines("Method.noes", "Methodological notes", "Catch is live weight.", "A farm has a pond, in percent"),
    data(),
)


def test_each_sheet_is_a_section() -> None:
    document, parts = parts_of(*BOOK)
    assert keys(parts) == [
        ("Cover", "other"),
        ("Symbols", "other"),
        ("Content", "other"),
        ("Method.noes", "methodology"),
        ("1", "other"),
    ]
    sections = [part.section for part in parts if part.section]
    assert document.text[sections[3].start : sections[3].end].startswith("Method.noes\nMethodological notes")
    assert document.text[sections[4].start : sections[4].end].endswith("Alakol\t810.25\t799")


def test_notes_are_methodology_and_not_key_points_or_captions() -> None:
    document, parts = parts_of(*BOOK)
    assert read_methodology(document, parts) == ["Catch is live weight.", "A farm has a pond, in percent"]
    assert read_key_points(document, parts, language("en")) == []
    assert read_charts(document, parts, language("en")) == []
    assert read_owner(document, parts) == "© Bureau of National Statistics"


def test_a_glossary_has_a_sheet_of_its_own() -> None:
    _, parts = parts_of(lines("Glossary", "Catch - live weight of fish."), data())
    assert keys(parts)[0] == ("Glossary", "glossary")


def signed(*rows: list[Value]) -> Sheet:
    return sheet("1", [*data().rows, [], *rows])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ["№ 4-1/233-ВН"],
                ["5 March, 2025"],
                [
                    "Responsible for the release:",
                    "",
                    "Exe: A. Omarova",
                    "Acting Director of the Department",
                    "Address:",
                ],
                ["Department of Fisheries", "", "Теl. +7 7172 749000", "B. Saparov", "010000, Astana city"],
                [
                    "Statistics",
                    "",
                    "Е-mail: a.omarova@stat.kz",
                    "Tel. +7 7172 749001",
                    "Mangilik el avenue, 8",
                ],
            ],
            (
                "Department of Fisheries Statistics",
                "B. Saparov",
                "+7 7172 749001",
                "A. Omarova",
                "+7 7172 749000",
                "a.omarova@stat.kz",
                "010000, Astana city Mangilik el avenue, 8",
            ),
        ),
        (
            [
                ["Ответственный исполнитель:", "Исполнитель: А. Омарова", "И.о. Директора Департамента"],
                ["Департамент статистики", "Тел. +7 7172 749000", "Б. Сапаров"],
                ["рыболовства", "", "Тел. +7 7172 749001"],
            ],
            (
                "Департамент статистики рыболовства",
                "Б. Сапаров",
                "+7 7172 749001",
                "А. Омарова",
                "+7 7172 749000",
                None,
                None,
            ),
        ),
        (
            [
                ["Жауапты шығарушы:", "Орынд. А. Омарова\nТел. +7 7172 749000", "Департамент директоры:"],
                ["Балық статистикасы", "", "Б. Сапаров"],
                ["департаменті", "", "Тел. +7 7172 749001"],
            ],
            (
                "Балық статистикасы департаменті",
                "Б. Сапаров",
                "+7 7172 749001",
                "А. Омарова",
                "+7 7172 749000",
                None,
                None,
            ),
        ),
    ],
)
def test_contacts_of_a_sign_off(rows: list[list[Value]], expected: tuple[str | None, ...]) -> None:
    document, parts = parts_of(signed(*rows))
    found = read_contacts(document, parts)
    assert (
        found.department,
        found.director,
        found.director_phone,
        found.executor,
        found.executor_phone,
        found.email,
        found.address,
    ) == expected
    assert keys(parts)[-1][1] == "contacts"


METADATA = sheet(
    "Метаданные",
    [
        ["Дата последней актуализации", "05.03.2025"],
        ["Дата следующей актуализации", "2026-03-05 00:00:00"],
        ["Условные обозначения", "«-» нет данных\n«х» - данные конфиденциальны"],
        ["", "«...» явление отсутствует"],
        ["Методологические пояснения", "Улов - живой вес рыбы.\nХозяйства учтены один раз."],
        ["", "Данные без любителей."],
        ["Ответственное структурное подразделение", "Департамент статистики рыболовства"],
        ["Ответственный исполнитель", "Омарова А."],
        ["Номер телефона", "+7 7172 749000"],
        ["Электронная почта", "a.omarova@stat.kz"],
        ["Адрес Бюро", "г. Астана, пр. Мәңгілік ел, 8"],
        ["Примечание", "Итоги могут расходиться."],
    ],
)


def test_metadata_hold_dates_notes_contacts_and_a_legend() -> None:
    document, parts = parts_of(data("1", "Улов рыбы по водоемам"), METADATA)
    header = read_header(document, parts, "ru")
    assert header.title.value == "Улов рыбы по водоемам"
    assert [str(header.dates[name].value) for name in header.dates] == ["2025-03-05", "2026-03-05"]
    assert read_methodology(document, parts) == [
        "Улов - живой вес рыбы.",
        "Хозяйства учтены один раз.",
        "Данные без любителей.",
    ]
    contacts = read_contacts(document, parts)
    assert (contacts.department, contacts.executor) == ("Департамент статистики рыболовства", "Омарова А.")
    assert (contacts.executor_phone, contacts.email) == ("+7 7172 749000", "a.omarova@stat.kz")
    assert contacts.address == "г. Астана, пр. Мәңгілік ел, 8"
    marks = read_conventions(document, parts)
    assert (marks["-"], marks["…"], marks["Х"]) == ("O", "M", "Q")


def conventions(*cells: Value) -> dict[str, MissingStatus]:
    return read_conventions(*parts_of(lines("Symbols", *cells), data()))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            (
                "«-» - no case",
                "«0.0» - insignificant value",
                "«X» - data is confidential",
                "«...» - no data available",
            ),
            "MOQ",
        ),
        (("- явление отсутствует", "… данные отсутствуют", "х – данные конфиденциальные"), "MOQ"),
        (("«-»  құбылыс жоқ", "«...» – деректер жоқ", "«х» – деректер құпия"), "MOQ"),
        (("“...” - among the surveyed farms, data on the phenomenon are not recorded",), "MOQ"),
        (("«-» данные отсутствуют; «...» явление отсутствует",), "OMQ"),
        ((), "MOQ"),  # as the bureau uses them
    ],
)
def test_marks_mean_what_the_legend_says(cells: tuple[str, ...], expected: str) -> None:
    marks = conventions(*cells)
    assert "".join(marks[mark] for mark in ("-", "...", "x")) == expected
    assert {marks[mark] for mark in ("—", "–")} == {expected[0]}
    assert marks["…"] == expected[1]
    assert {marks[mark] for mark in ("X", "х", "Х")} == {expected[2]}


def test_a_small_quantity_is_no_missing_mark() -> None:
    marks = conventions("«0.0» - insignificant value", "«-» - negligible amount")
    assert not {"0.0", "0,0", "-"} & set(marks)


def test_a_mark_and_its_meaning_in_two_cells() -> None:
    rows = [["«-»", "нет данных"], ["«...»", "явление отсутствует"]]
    marks = read_conventions(*parts_of(sheet("Усл. обозначения", rows), data()))
    assert (marks["-"], marks["..."]) == ("O", "M")
