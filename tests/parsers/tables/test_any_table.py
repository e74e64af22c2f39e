"""Whatever a sheet looks like: nothing fails, and no number is lost in silence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.blocks import Block, Document, Kind, Mark
from parsers.figures.sentence import Reading
from parsers.tables.account import account_tables

WORDS = (
    *("Births", "Almaty", "Almaty city", "Astana", "thousand tenge", "I quarter", "year", "2023", "2024 1)"),
    *(
        "of which",
        "January",
        "Total",
        "continuation",
        "in % to the previous year",
        "1) preliminary data",
        "code",
    ),
)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.sampled_from(("-", "…", "x")),
    st.sampled_from((2021, 2022, 1, 2, 3)),
    st.integers(10, 99_999).map(lambda n: n / 10 + 0.05),
)
SHEETS = st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=9)


def sheet(rows: list[list[str | int | float | None]]) -> Document:
    blocks: list[Block] = []
    marks = [Mark(0, "sheet:1!A1")]
    text = ""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell is not None:
                words = str(cell)
                value = cell if isinstance(cell, int | float) else None
                blocks.append(
                    Block(
                        Kind.CELL,
                        len(text),
                        len(text) + len(words),
                        table=0,
                        row=row,
                        column=column,
                        value=value,
                    )
                )
                marks.append(Mark(len(text), f"sheet:1!{'ABCD'[column]}{row + 1}"))
                text += words + "\t"
        text += "\n"
    return Document(text, tuple(blocks), marks, "", "", "workbook")


@settings(max_examples=200, deadline=None)
@given(SHEETS)
def test_every_number_with_decimals_is_read_or_told(rows: list[list[str | int | float | None]]) -> None:
    account = account_tables(sheet(rows), sheet(rows).blocks, Reading("en", ".", None))
    told = [obs.evidence.locator for obs in account.observations]
    told += [cell.locator for table in account.tables for cell in table.unplaced]
    numbers = {
        f"sheet:1!{'ABCD'[column]}{row + 1}"
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, float)
    }
    assert len(told) == len(set(told))
    assert numbers <= set(told)
    assert sum(table.cells for table in account.tables) == len(told)
