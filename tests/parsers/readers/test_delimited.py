"""Files of rows are told by their content, and plain text is none."""

from __future__ import annotations

import pytest
from reader_help import cells, load, of_kind

from parsers.blocks import Kind
from parsers.errors import UnreadableDocumentError
from parsers.readers.sniff import Format, sniff

COMMA = "region,arrivals,net\nAbay,15905,-6403\nAkmola,29926,-936\n"
SEMICOLON = "Регион;Прибыло;Доля\r\nАбай;15 905;1,5\r\n;;\r\nАкмола;29 926;...\r\n"


@pytest.mark.parametrize(
    "source",
    [
        COMMA,
        SEMICOLON,
        COMMA.replace(",", "\t"),
        "sep=;\n" + SEMICOLON,
        "Миграция населения\nчеловек\n\n"
        + SEMICOLON.replace("\r", "")
        + "Примечание: предварительные данные.\n",
        '"Регион";"Код"\n"Абай";"А"\n',
        "NAM\tDAT\tVAL\nBirths (Persons)\t2023\t5\n",
    ],
)
def test_rows_of_fields_are_a_table(source: str) -> None:
    assert sniff(source.encode()) is Format.DELIMITED
    assert sniff(source.encode("utf-16")) is Format.DELIMITED
    assert of_kind(load(source), Kind.CELL)


@pytest.mark.parametrize(
    "source",
    [
        "In 2024, prices rose by 5%.\nIn 2025, prices rose by 6%.\nIn 2026, prices fell by 1%.\n",
        "Inflation in May 2025\n\nPrices rose by 1,2%; wages by 3%.\nBread: 5; milk: 6.\nEggs; ten: 4\n",
        "Дата публикации:\t09.08.2024\n\nЦены выросли на 1,2 %.\nЗа год, на 8 %.\n",
        "one,two\nthree,four\nfive,six\n",
        "12 345\n67 890\n",
        "| Region | 2024 |\n|---|---|\n| Abai | 5 |\n| Akmola | 6 |\n",
    ],
)
def test_prose_and_markdown_are_text(source: str) -> None:
    assert sniff(source.encode()) is Format.TEXT


def test_cells_stand_in_their_rows_and_lines() -> None:
    document = load("sep=;\r\n" + SEMICOLON)
    assert document.layout == "csv"
    assert cells(document) == {
        (0, 0): "Регион", (0, 1): "Прибыло", (0, 2): "Доля",
        (1, 0): "Абай", (1, 1): "15 905", (1, 2): "1,5",
        (2, 0): "Акмола", (2, 1): "29 926", (2, 2): "...",
    }  # fmt: skip
    assert document.locate(document.text.index("Акмола")) == "line:5"
    assert document.text.split("\n")[1] == "Абай\t15 905\t1,5"


def test_lines_before_a_table_are_its_title() -> None:
    document = load("Миграция населения;;\nчеловек;;\n" + SEMICOLON.replace("\r", ""))
    assert cells(document)[0, 0] == "Миграция населения"
    document = load("Миграция населения\nчеловек\n" + SEMICOLON.replace("\r", ""))
    assert of_kind(document, Kind.PARAGRAPH) == ["Миграция населения", "человек"]
    assert cells(document)[0, 1] == "Прибыло"


def test_quotes_and_line_ends_inside_a_field() -> None:
    document = load('Region,"Arrivals,\nall",net\n"Abay ""x""",1,2\nAkmola,3,4\n')
    assert cells(document)[0, 1] == "Arrivals, all"
    assert cells(document)[1, 0] == 'Abay "x"'
    assert document.locate(document.text.index("Akmola")) == "line:4"


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8-sig", "utf-16", "koi8-r"])
def test_any_encoding(encoding: str) -> None:
    source = "Регион;Прибыло в страну\n" + "Область;15905\nРайон города;6\n" * 9
    assert cells(load(source.encode(encoding)))[1, 0] == "Область"


def test_a_field_that_is_too_long_is_damage() -> None:
    with pytest.raises(UnreadableDocumentError) as refused:
        load(COMMA + 'Abay,"' + "x" * 300_000)
    assert refused.value.reason == "damaged"
