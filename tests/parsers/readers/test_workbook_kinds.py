"""What a sheet is for: names with typos in three languages, and sheets whose name says nothing."""

from __future__ import annotations

import pytest

from parsers.readers.workbook.kinds import SheetKind, kind_of, kind_of_name
from tests.parsers.readers.sheets_help import data, lines, sheet


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Cover", "cover"),
        ("  cover ", "cover"),
        ("Сover", "cover"),  # the first letter is Cyrillic
        ("Coverr", "cover"),
        ("Cover 2", "cover"),
        ("Обложка ", "cover"),
        ("Облoжка", "cover"),  # a Latin o
        ("Мұқаба", "cover"),
        ("Conventional designs", "conventions"),
        ("Symbols.", "conventions"),
        ("Legend", "conventions"),
        ("Усл.обозначения", "conventions"),
        ("Усл. обозн.", "conventions"),
        ("Шартты белгілер", "conventions"),
        ("Сontent", "contents"),
        ("CONTENTS", "contents"),
        ("Содержание", "contents"),
        ("Содержние", "contents"),
        ("Мазмұны", "contents"),
        ("Method.noes", "notes"),
        ("Method explanations", "notes"),
        ("Метод. пояснения", "notes"),
        ("Методологические пояснения", "notes"),
        ("Методологические пояснения по р", "notes"),  # cut at 31 characters
        ("Әдіснамалық түсініктемелер", "notes"),
        ("Метаданные", "metadata"),
        ("Metadata", "metadata"),
    ],
)
def test_names_are_known_however_they_are_spelt(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


@pytest.mark.parametrize("name", ["1", "1.1 ", "Лист1", "Sheet1", "Gender", "CPI", "Regions", "2023", ""])
def test_other_names_tell_nothing(name: str) -> None:
    assert kind_of_name(name) is None


def test_a_table_of_numbers_is_data_whatever_it_is_called() -> None:
    rows = [["Lake", 2022, 2023, 2024], ["Balkhash", 1, 2, 3], ["Zaysan", 4, "5,5", 6]]
    assert kind_of(sheet("Symbols", rows)) is SheetKind.DATA
    assert kind_of(data("Methodolgy 1")) is SheetKind.NOTES  # two numbers a row may stand in notes


def test_contents_may_be_full_of_numbers() -> None:
    rows = [[1, "Catch by water body", 4], [2, "Catch by species", 7], [3, "Fish farms", 9]]
    assert kind_of(sheet("Content", rows)) is SheetKind.CONTENTS


@pytest.mark.parametrize("name", ["Лист1", "Sheet3", "2"])
@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("Балық шаруашылығы", "Дата опубликования: 05.03.2025", "2024 год"), "cover"),
        (("«-» явление отсутствует", "«...» - данные отсутствуют"), "conventions"),
        (("Содержание", "1. Улов рыбы", "2. Рыбные хозяйства"), "contents"),
        (("Methodological notes", "Catch is the live weight of fish landed."), "notes"),
        (("Fish farms", "Some words about them"), "data"),
    ],
)
def test_a_sheet_without_a_telling_name_is_what_it_says(name: str, cells: tuple[str, ...], kind: str) -> None:
    assert kind_of(lines(name, *cells)) == kind


def test_labels_and_values_side_by_side_are_metadata() -> None:
    rows = [
        ["Дата последней актуализации", "30.06.2026"],
        ["Исполнитель", "А. Сериков"],
        ["Номер телефона", "+7 7172 749011"],
    ]
    assert kind_of(sheet("Лист2", rows)) is SheetKind.METADATA


def test_a_sheet_with_a_number_for_a_name_is_data() -> None:
    assert kind_of(data("1")) is SheetKind.DATA
    assert kind_of(data("Лист1", title="Улов рыбы")) is SheetKind.DATA
