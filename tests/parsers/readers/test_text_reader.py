from __future__ import annotations

import pytest
from reader_help import bold, cells, links, load, of_kind, of_role

from parsers.blocks import Kind, Role
from parsers.errors import UnreadableDocumentError


def test_the_text_is_the_file_with_newlines_made_plain() -> None:
    document = load("Title\r\n\r\nA sentence.\tB \r\n")
    assert document.text == "Title\n\nA sentence.\tB \n"
    assert document.layout == "text"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_locators_count_raw_lines(newline: str) -> None:
    document = load(newline.join(["Тит\u00adул", "", "Сто\u202fтысяч и\u0306", "", "7 человек."]))
    assert document.text == "Титул\n\nСто тысяч й\n\n7 человек."
    assert document.locate(document.text.index("7")) == "line:5"
    assert document.locate(document.text.index("тысяч")) == "line:3"
    assert document.locate(0) == "line:1"


def test_headings_with_hashes() -> None:
    document = load("# The title #\n\n## 1. Key points ##\n\n###### Deep\n\n#no heading\n")
    headings = [
        (document.text_of(block), block.level) for block in document.blocks if block.kind is Kind.HEADING
    ]
    assert headings == [("The title", 1), ("1. Key points", 2), ("Deep", 6)]
    assert document.media_type == "text/markdown"


def test_underlined_headings_and_rules() -> None:
    document = load("The title\n=====\n\nGlossary\n---\n\nA sentence.\n---\n\n* * *\n\n___\n")
    assert of_kind(document, Kind.HEADING) == ["The title", "Glossary"]
    assert of_kind(document, Kind.PARAGRAPH) == ["A sentence."]
    assert of_kind(document, Kind.RULE) == ["---", "* * *", "___"]


def test_the_only_top_heading_is_the_title_also_below_other_lines() -> None:
    document = load("Demographic statistics\n\n# Migration in 2024\n\n## Key points\n")
    assert of_role(document, Role.TITLE) == ["Migration in 2024"]


def test_the_first_line_that_can_be_one_is_the_title() -> None:
    document = load(
        "Date of publication: 09.08.2024\n\nMigration for January-June 2024\nKey points\n\nA sentence."
    )
    assert of_role(document, Role.TITLE) == ["Migration for January-June 2024"]


def test_a_text_of_sentences_has_no_title() -> None:
    assert of_role(load("The first sentence.\n\nThe second one."), Role.TITLE) == []


@pytest.mark.parametrize(
    "line",
    ["1. Key points", "Interregional population migration", "**Glossary**", "Әдіснамалық түсініктемелер"],
)
def test_a_line_of_words_alone_is_a_heading(line: str) -> None:
    document = load(f"# Title\n\nA sentence.\n\n{line}\n\nA sentence.\n")
    assert of_kind(document, Kind.HEADING)[1:] == [line.strip("*")]


@pytest.mark.parametrize(
    "line",
    [
        "on years:",
        "A sentence.",
        "Date of publication: 09.08.2024",
        "[The net migration](#)",
        "Executor: A\tTel. 1",
        "2 345 678",
        "© The Bureau",
        "The structure of external migration by selected ethnic groups, as a percentage of the total number",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    document = load(f"# Title\n\nA sentence.\n\n{line}\n\nA sentence.\n")
    assert of_kind(document, Kind.HEADING) == ["Title"]
    assert line in of_kind(document, Kind.PARAGRAPH)


def test_a_contents_list_is_no_heading() -> None:
    document = load("# Title\n\n1. Key points\n2. Glossary\n\n1. Key points\n\nA sentence.")
    assert of_kind(document, Kind.LIST_ITEM) == ["Key points", "Glossary"]
    assert of_kind(document, Kind.HEADING) == ["Title", "1. Key points"]


def test_bullets_are_not_part_of_their_items() -> None:
    document = load("# T\n\n- one;\n* two;\n• three;\n4) four.\n")
    assert of_kind(document, Kind.LIST_ITEM) == ["one;", "two;", "three;", "four."]


def test_links_and_bold_words() -> None:
    document = load("# T\n\n**Net migration** – the [Books, 2024](/f/Страны анг (1).xlsx) and __more__.\n")
    block = document.blocks[1]
    assert links(document, block) == [("Books, 2024", "/f/Страны анг (1).xlsx")]
    assert bold(document, block) == ["Net migration", "more"]


def test_a_wrapped_paragraph_is_one_block() -> None:
    document = load(
        "# T\n\nIn January-June 2024 the number of arrivals in the country rose to\n"
        "14256 people, and most of them came from the countries nearby, as\nthe Bureau says.\n\nNext.\n"
    )
    first, second = (block for block in document.blocks if block.kind is Kind.PARAGRAPH)
    assert document.text_of(first).count("\n") == 2
    assert document.text_of(second) == "Next."
    assert document.locate(document.text.index("14256")) == "line:4"


def test_a_wrapped_paragraph_may_go_on_with_a_name() -> None:
    document = load(
        "# T\n\nA positive net migration has developed in four regions, the cities of\n"
        "Astana (29305 people), Almaty (15750 people), and Shymkent, which had\nthe least of the three.\n"
    )
    assert len(of_kind(document, Kind.PARAGRAPH)) == 1


def test_lines_that_are_over_stay_apart() -> None:
    document = load(
        "# T\n\nDate of next publication:\n11.11.2024\n\n"
        "the number of arrivals in the country, counted by month;\n"
        "migration increase (or decrease).\n\n"
        "Migration of the population for January-June 2024, by region and "
        "by month, in the whole country, with all its cities\nExternal migration by country\n"
    )
    assert len(of_kind(document, Kind.PARAGRAPH)) == 6


def test_columns_stay_lines_with_their_tabs() -> None:
    document = load("# T\n\nResponsible:\tDirector:\nDepartment\tN. Khan\n--\t--\t---\n")
    assert of_kind(document, Kind.PARAGRAPH) == ["Responsible:\tDirector:", "Department\tN. Khan"]
    assert of_kind(document, Kind.RULE) == ["--\t--\t---"]


def test_pipe_tables_are_cells() -> None:
    document = load("# T\n\n| Region | 2024 |\n|---|---:|\n| Astana | 29 305 |\n| Abai |  |\n\n| x | y |\n")
    headers = [document.text_of(block) for block in document.blocks if block.header]
    assert headers == ["Region", "2024"]
    tables = [
        (block.table, block.row, block.column, document.text_of(block)) for block in document.blocks[1:]
    ]
    assert tables == [
        (0, 0, 0, "Region"),
        (0, 0, 1, "2024"),
        (0, 1, 0, "Astana"),
        (0, 1, 1, "29 305"),
        (0, 2, 0, "Abai"),
        (1, 0, 0, "x"),
        (1, 0, 1, "y"),
    ]
    assert cells(document)[1, 1] == "29 305"


def test_more_lines_than_any_release_has_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError) as refused:
        load(b"word\n" * 200_002)
    assert refused.value.reason == "too_large"
