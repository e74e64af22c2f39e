"""Which lines of a text file are headings and which one is the title, by their form."""

from __future__ import annotations

import pytest
from reader_help import load, of_kind, of_role

from parsers.blocks import Kind, Role


@pytest.mark.parametrize(
    "line",
    [
        "The volume amounted to 3 million tons",
        "Объем составил 4,5 тыс. тонн",
        "Stock - all that is built (incl. 2nd homes)",
        "Date of publication: 9 August 2025",
        "Executor: K. Rysbayev",
        "The growth was 20.5 in 2024",
        "The share was 2000%",
    ],
)
def test_a_line_with_a_number_or_a_label_is_no_heading(line: str) -> None:
    document = load(f"# Title\n\nA sentence.\n\n{line}\n\nA sentence.\n")
    assert of_kind(document, Kind.HEADING) == ["Title"]
    assert line in of_kind(document, Kind.PARAGRAPH)


@pytest.mark.parametrize("line", ["Migration in 2024", "2. Prices in 2023 and 2024", "Цены в мае 2025 года"])
def test_a_year_or_a_section_number_keeps_a_heading(line: str) -> None:
    document = load(f"# Title\n\nA sentence.\n\n{line}\n\nA sentence.\n")
    assert of_kind(document, Kind.HEADING) == ["Title", line]


@pytest.mark.parametrize(
    "line",
    [
        "О производстве продукции за январь–июнь 2025 г.",
        "О ценах за 4 квартал 2024г.",
        "О торговле за 2023-2024 гг.",
        "Численность населения на 01.04.2025",
        "Population as of 24.06.2025",
        "Бағалар 2025 ж.",
        "Prices of housing in the regions.",
        "О ценах " + "и тарифах " * 25 + "в 2025 г.",
    ],
)
def test_the_first_line_is_the_title_whatever_it_ends_with(line: str) -> None:
    document = load(f"{line}\n\nДата публикации:\n\nКлючевые моменты\n\nЦены выросли на 3%.\n")
    assert of_role(document, Role.TITLE) == [line]
    assert of_kind(document, Kind.HEADING) == [line, "Ключевые моменты"]


@pytest.mark.parametrize(
    "line",
    [
        "Date of publication: 09.08.2024",
        "Date of publication: August 9, 2024",
        "Дата публикации 09.08.2024",
        "09.08.2024",
        "Date of publication:",
        "[The site](https://stat.gov.kz)",
        "- an item of a list",
        "Prices rose. Wages fell.",
        "Output rose by 5% in January 2025.",
        "О ценах " + "и тарифах " * 35 + "в 2025 г.",
    ],
)
def test_what_is_no_title(line: str) -> None:
    document = load(f"{line}\n\nMigration for January-June 2024\n\nKey points\n\nA sentence.\n")
    assert of_role(document, Role.TITLE) == ["Migration for January-June 2024"]


def test_sentences_that_end_in_a_year_are_no_title() -> None:
    document = load("Производство выросло на 5% в январе 2025 г.\n\nЦены выросли на 3%.\n")
    assert of_role(document, Role.TITLE) == []


def test_a_title_above_equals_signs_may_end_in_a_stop() -> None:
    document = load("Цены за 2025 г.\n===\n\nA sentence.\n---\n")
    assert of_role(document, Role.TITLE) == ["Цены за 2025 г."]
    assert of_kind(document, Kind.RULE) == ["---"]


def test_fences_are_rules() -> None:
    document = load("# T\n\n```text\nIt was 5 tons.\n```\n\n~~~\nIt was 6 tons.\n~~~\n")
    assert of_kind(document, Kind.RULE) == ["```text", "```", "~~~", "~~~"]
    assert of_kind(document, Kind.PARAGRAPH) == ["It was 5 tons.", "It was 6 tons."]


@pytest.mark.parametrize("style", ["display:none", "color: red; DISPLAY : none !important"])
def test_what_a_page_does_not_display_is_not_read(style: str) -> None:
    document = load(
        f'<html><body><h1>T</h1><p>It was 5<span style="{style}">9</span> tons.</p>tail'
        f'<div style="{style}"><p>It was 6 tons.</p></div>end</body></html>'
    )
    assert document.text == "T\nIt was 5 tons.\ntail\nend"


def test_what_a_style_displays_is_read() -> None:
    document = load(
        '<body style="display:none"><h1>T</h1><p style="xdisplay:none;display:block">P.</p></body>'
    )
    assert document.text == "T\nP."
