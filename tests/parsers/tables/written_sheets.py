"""Sheets written as text, read as tables, and compared with what a careful reader says of every number.

A sheet is a grid: a line is a row, `|` parts the cells. `<` joins a cell to the one on its left, `^` to the
one above (merged ranges); `>` before a label sets it in by one step. A plain number is a stored one
(`3.70000001~3.7`: stored and printed); a number in quotes is text. Rows and columns are named as in a
workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from parsers.blocks import Block, Document, Kind, Mark
from parsers.figures.sentence import Reading
from parsers.tables.account import TableAccount, account_tables
from records.observation import Observation
from records.period import TimePeriod

_STORED = re.compile(r"(?P<value>-?\d+(?:\.\d+)?)(?:~(?P<print>.+))?")
_MARKS = frozenset(("-", "–", "...", "…", "x", "X", "х"))
_PLACE = re.compile(r"(?P<column>[A-Z])?(?P<row>\d+)?")

Answer = str | int | float | None | tuple[str | None, ...]
#: one answer for all cells, or answers by column (`C`), row (`5`), cell (`C5`) or range (`C5:D9`, `5:9`)
Answers = Answer | Mapping[str, Answer]


def year(number: int) -> str:
    """The year `number` in SDMX."""
    return f"{number}-01-01/P12M"


def month(number: int, of: int) -> str:
    """A month of a year, in SDMX."""
    return f"{of}-{number:02}-01/P1M"


def quarter(number: int, of: int) -> str:
    """A quarter of a year, in SDMX."""
    return f"{of}-{number * 3 - 2:02}-01/P3M"


def to_month(number: int, of: int) -> str:
    """From January to a month of a year, in SDMX."""
    return f"{of}-01-01/P{number}M"


def columns(first: str, values: Sequence[Answer]) -> dict[str, Answer]:
    """Answers by column, from column `first` on."""
    return dict(zip(ascii_uppercase[ascii_uppercase.index(first) :], values, strict=False))


def rows(first: int, values: Sequence[Answer]) -> dict[str, Answer]:
    """Answers by row, from row `first` on."""
    return {str(first + step): value for step, value in enumerate(values)}


@dataclass(frozen=True)
class Said:
    """What a careful reader says of the numbers in the ranges `data`.

    A tuple holds all answers that are right. `measure`, `base` and `status` are asked for where told;
    `value` is for numbers in quotes with marks behind them.
    """

    data: str
    area: Answers = "KZ"
    time: Answers = None
    unit: Answers = None
    mult: Answers = 0
    measure: Answers | None = None
    base: Answers | None = None
    status: Answers | None = None
    value: Mapping[str, float] = field(default_factory=dict)


def check(said: Said, *grids: str, reference: TimePeriod | None = None) -> None:
    """Assert that the sheets hold exactly the observations and missing values that `said` tells."""
    sheets = [_read_grid(grid) for grid in grids]
    account = read(sheets, reference)
    found = {_cell(obs.evidence.locator): obs for obs in account.observations}
    assert len(found) == len(account.observations)
    data = {place: text for place, text in _places(sheets).items() if _is_in(place, said.data)}
    wanted = {place for place, text in data.items() if text not in _MARKS}
    assert wanted, "there is something to check"
    unread = {_cell(cell.locator): cell.reason for table in account.tables for cell in table.unplaced}
    differences: dict[str, object] = {place: unread.get(place, "not read") for place in wanted - set(found)}
    differences |= {place: f"no data, read as {found[place].obs_value}" for place in set(found) - wanted}
    for place in wanted & set(found):
        if difference := _difference(said, place, data[place], found[place]):
            differences[place] = difference
    told = [f"{place}: {differences[place]}" for place in sorted(differences, key=_order)]
    assert not differences, "\n".join(told)
    missing = {_cell(cell.locator) for table in account.tables for cell in table.missing}
    marks = set(data) - wanted
    assert missing == marks, f"missing: {missing - marks} too many, {marks - missing} not found"


def read(sheets: list[list[list[str]]], reference: TimePeriod | None) -> TableAccount:
    """The account of the tables of `sheets`, whose release is of `reference`."""
    document = _document(sheets)
    return account_tables(document, document.blocks, Reading("en", None, reference))


def _difference(said: Said, place: str, text: str, obs: Observation) -> dict[str, object]:
    printed = re.sub(r"\s", "", text.partition("~")[0]).replace(",", ".").replace("–", "-")
    value = said.value[place] if place in said.value else float(printed)
    asked: list[tuple[str, Answers | None, object]] = [
        ("area", said.area, obs.counterpart_area or obs.ref_area),
        ("time", said.time, obs.time_period and obs.time_period.sdmx),
        ("unit", said.unit, obs.unit_measure),
        ("mult", said.mult, obs.unit_mult),
        ("value", value, obs.obs_value),
    ]
    asked += [("measure", said.measure, obs.measure)] if said.measure is not None else []
    asked += [("base", said.base, obs.base_per and obs.base_per.sdmx)] if said.base is not None else []
    asked += [("status", said.status, obs.obs_status)] if said.status is not None else []
    answers = [(name, _answer(wanted, place), got) for name, wanted, got in asked]
    return {
        name: f"{got}, not {right}"
        for name, right, got in answers
        if right != "any" and got not in (right if isinstance(right, tuple) else (right,))
    }


def _answer(answers: Answers | None, place: str) -> Answer:
    """The answer of the narrowest key that `place` is in; `any` where no key holds it."""
    if not isinstance(answers, Mapping):
        return answers
    keys = [key for key in answers if _is_in(place, key)]
    return answers[min(keys, key=_breadth)] if keys else "any"


def _breadth(key: str) -> tuple[bool, bool]:
    found = [_PLACE.fullmatch(end.rpartition("!")[2]) for end in key.split(":")]
    return not all(place and place["column"] and place["row"] for place in found), ":" in key


def _is_in(place: str, ranges: str) -> bool:
    return any(_in_range(place, one) for one in ranges.split())


def _in_range(place: str, one: str) -> bool:
    sheet, _, ends = one.rpartition("!")
    of_sheet, _, cell = place.rpartition("!")
    if (sheet or "1") != of_sheet:
        return False
    first, _, last = ends.partition(":")
    low, high, at = (_PLACE.fullmatch(end) for end in (first, last or first, cell))
    if low is None or high is None or at is None:
        raise ValueError(f"no range of cells: {one}")
    in_columns = low["column"] is None or low["column"] <= at["column"] <= high["column"]
    return in_columns and (low["row"] is None or int(low["row"]) <= int(at["row"]) <= int(high["row"]))


def _order(place: str) -> tuple[str, int, str]:
    sheet, _, cell = place.partition("!")
    return sheet, int(cell[1:]), cell[0]


def _cell(locator: str) -> str:
    return locator.removeprefix("sheet:")


def _read_grid(grid: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in grid.strip("\n").split("\n")]


def _places(sheets: list[list[list[str]]]) -> dict[str, str]:
    """The cells that stand for a number or its absence, and years where a reader takes them for values."""
    return {
        f"{number}!{ascii_uppercase[column]}{row + 1}": text.strip('"')
        for number, sheet in enumerate(sheets, start=1)
        for row, line in enumerate(sheet)
        for column, text in enumerate(line)
        if _STORED.fullmatch(text) or text.startswith('"') or text in _MARKS
    }


def _document(sheets: list[list[list[str]]]) -> Document:
    text, blocks, marks = "", list[Block](), list[Mark]()
    for number, sheet in enumerate(sheets, start=1):
        name = str(number)
        marks.append(Mark(len(text), f"sheet:{name}"))
        blocks.append(Block(Kind.HEADING, len(text), len(text) + len(name)))
        text += name + "\n"
        for block, printed in _cells(sheet, number):
            marks.append(Mark(len(text), f"sheet:{name}!{ascii_uppercase[block.column]}{block.row + 1}"))
            blocks.append(block._replace(start=len(text), end=len(text) + len(printed)))
            text += printed + "\t"
        text += "\n"
    return Document(text, tuple(blocks), marks, "application/vnd.ms-excel", "", "workbook")


def _cells(sheet: list[list[str]], table: int) -> Iterator[tuple[Block, str]]:
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(sheet):
        for column, text in enumerate(line):
            at = (row, column)
            near = {"<": (row, column - 1), "^": (row - 1, column)}.get(text, at)
            owners[at] = owners.get(near, at)
    for (row, column), owner in owners.items():
        text = sheet[row][column]
        if owner != (row, column) or not text:
            continue
        covered = [at for at, other in owners.items() if other == owner]
        stored = _STORED.fullmatch(text)
        words = text.lstrip(">").strip()
        printed = (stored["print"] or stored["value"]) if stored else words.strip('"')
        value = stored and (float(stored["value"]) if "." in stored["value"] else int(stored["value"]))
        yield (
            Block(
                *(Kind.CELL, 0, 0),
                table=table,
                row=row,
                column=column,
                row_span=max(at[0] for at in covered) - row + 1,
                column_span=max(at[1] for at in covered) - column + 1,
                value=value,
                indent=len(text) - len(text.lstrip(">")),
            ),
            printed,
        )
