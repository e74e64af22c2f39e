from __future__ import annotations

from pathlib import Path

import pytest
from reader_help import links, of_kind, of_role

from parsers.blocks import Document, Kind, Role
from parsers.origin import Origin
from parsers.readers import read

SEEDS = Path(__file__).parents[3] / "fixtures" / "seeds"
PLAIN = SEEDS / "000_23c0cca11a20ccea.txt"
MARKDOWN = SEEDS / "001_6d5caa87cab76080.txt"


def seed(path: Path) -> Document:
    return read(path.read_bytes(), Origin(str(path)))


@pytest.mark.parametrize("path", [PLAIN, MARKDOWN])
def test_the_text_is_the_file(path: Path) -> None:
    assert seed(path).text == path.read_bytes().decode("utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("path", "headings"),
    [
        (
            PLAIN,
            [
                "The migration of the population of the Republic of Kazakhstan for January-June 2024",
                "1. Key points",
                "International population migration",
                "Spreadsheets",
                "Interregional population migration",
                "2. Dynamic tables",
                "3. Glossary",
                "4. Methodological explanations",
                "5. Useful links",
            ],
        ),
        (
            MARKDOWN,
            [
                "The migration of the population of the Republic of Kazakhstan for January-March 2025",
                "1. Key points",
                "Spreadsheets",
                "Interregional population migration",
                "2. Dynamic tables",
                "3. Glossary",
                "4. Methodological explanations",
                "5. Usefullinks",
            ],
        ),
    ],
)
def test_headings(path: Path, headings: list[str]) -> None:
    document = seed(path)
    assert of_kind(document, Kind.HEADING) == headings
    assert of_role(document, Role.TITLE) == headings[:1]


@pytest.mark.parametrize("path", [PLAIN, MARKDOWN])
def test_the_contents_list_and_the_links(path: Path) -> None:
    document = seed(path)
    contents = ["Key points", "Dynamic tables", "Glossary", "Methodological explanations", "Useful links"]
    assert of_kind(document, Kind.LIST_ITEM) == contents
    found = [link for block in document.blocks for link in links(document, block)]
    assert len(found) == 10
    assert {href for _, href in found} == {"#"}
    assert found[-1][0] == "Migration of the population, Information and analytical system «Taldau»"


def test_contacts_on_one_line_and_in_columns() -> None:
    plain, markdown = of_kind(seed(PLAIN), Kind.PARAGRAPH), of_kind(seed(MARKDOWN), Kind.PARAGRAPH)
    assert plain[-1].count("\t") == 3
    assert [line.count("\t") for line in markdown[-4:-1]] == [3, 3, 3]
    assert of_kind(seed(PLAIN), Kind.RULE) == ["--\t--\t--\t---"]
    assert of_kind(seed(MARKDOWN), Kind.RULE) == ["---", "---"]


def test_locators_find_the_line() -> None:
    document = seed(MARKDOWN)
    lines = MARKDOWN.read_text("utf-8").split("\n")
    at = document.text.index("18,4%")
    assert document.locate(at) == f"line:{next(n for n, line in enumerate(lines, 1) if '18,4%' in line)}"
