"""Sheets written as text grids, and what a careful reader says of each of their numbers.

A line is a row, `|` parts the cells. `<` joins a cell to the one on its left, `^` to the one above (merged
ranges), `>` before a label sets it in by a step, `⏎` breaks its line. A plain number is stored by the sheet
(`3.70000001~3.7`: stored and printed), one in quotes is text. Cells are named as in a workbook, `B4`.

Answers are written short: times `2023`, `2023-Q1`, `2023-03`, `2023-01..06`, `2023-01-01`, the school year
`2023/24`; `-` is null; `a|b` where both are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import ascii_uppercase

from parsers.blocks import Block, Document, Kind, Mark
from parsers.figures.sentence import Reading
from parsers.tables.account import TableAccount, account_tables
from records.observation import Observation
from records.period import TimePeriod, period
from records.release import Lang

_STORED = re.compile(r"(?P<value>-?\d+(?:\.\d+)?)(?:~(?P<print>.+))?")
_PLACE = re.compile(r"(?P<column>[A-Z])(?P<row>\d+)")
_MISSING = frozenset(("-", "–", "...", "…", "x", "X", "х", "Х"))

#: one answer for all numbers, or one by column (`C`) or row (`5`)
Answers = str | Mapping[str, str]


@dataclass(frozen=True)
class Says:
    """What a careful reader says of the numbers in the ranges `cells` (`B4:E9 B12:E15`).

    What is None is not asked for. `value` is for numbers in quotes with marks behind them.
    """

    cells: str
    area: Answers | None = "KZ"
    time: Answers | None = None
    unit: Answers | None = None
    mult: Answers = "0"
    measure: Answers | None = None
    base: Answers | None = None
    partner: Answers | None = None
    status: Answers | None = None
    value: Mapping[str, float] = field(default_factory=dict)


def by_column(first: str, answers: str) -> dict[str, str]:
    """Answers by column, from column `first` on."""
    start = ascii_uppercase.index(first)
    return dict(zip(ascii_uppercase[start:], answers.split(), strict=False))


def by_row(first: int, answers: str) -> dict[str, str]:
    """Answers by row, from row `first` on."""
    return {str(row): answer for row, answer in enumerate(answers.split(), start=first)}


def check(grid: str, *says: Says, lang: Lang = "ru", reference: str | None = None) -> None:
    """Assert that the tables of the sheet hold exactly the numbers that `says` tell, each read so.

    Marks of missing values among them are to be listed as missing. `reference` is the period on the cover.
    """
    rows = _rows(grid)
    account = _account(rows, lang, reference)
    found = {_cell(obs.evidence.locator): obs for obs in account.observations}
    assert len(found) == len(account.observations), "a number is read once"
    reasons = {_cell(cell.locator): cell.reason for table in account.tables for cell in table.unplaced}
    wanted, absent = _wanted(rows, says)
    assert wanted, "there is something to check"
    wrong: dict[str, object] = {
        place: f"is no data, read as {found[place].obs_value}" for place in found if place not in wanted
    }
    for place, said in wanted.items():
        obs = found.get(place)
        told = _difference(said, place, _value(rows, place), obs) if obs else reasons.get(place, "not read")
        if told:
            wrong[place] = told
    told_wrong = [f"{place}: {wrong[place]}" for place in sorted(wrong, key=lambda p: (int(p[1:]), p))]
    assert not wrong, "\n".join(told_wrong)
    missing = {_cell(cell.locator) for table in account.tables for cell in table.missing}
    assert absent <= missing, f"not listed as missing: {absent - missing}"


def _difference(said: Says, place: str, value: float, obs: Observation) -> dict[str, str]:
    wanted: list[tuple[str, Answers | None, object]] = [
        ("area", said.area, obs.ref_area),
        ("time", said.time, obs.time_period and obs.time_period.sdmx),
        ("unit", said.unit, obs.unit_measure),
        ("mult", said.mult, str(obs.unit_mult)),
        ("measure", said.measure, obs.measure),
        ("base", said.base, obs.base_per and obs.base_per.sdmx),
        ("partner", said.partner, obs.counterpart_area),
        ("status", said.status, obs.obs_status),
    ]
    differences = {
        name: f"{got}, not {answer}"
        for name, answers, got in wanted
        if (answer := _answer(answers, place)) is not None and str(got or "-") not in _right(name, answer)
    }
    value = said.value.get(place, value)
    return differences if obs.obs_value == value else {"value": f"{obs.obs_value}, not {value}"} | differences


def _answer(answers: Answers | None, place: str) -> str | None:
    """The answer for a place; None where there is none to give."""
    if answers is None or isinstance(answers, str):
        return answers
    return answers.get(place[0], answers.get(place[1:]))


def _right(name: str, answer: str) -> list[str]:
    choices = answer.split("|")
    return [_time(choice).sdmx if choice != "-" else "-" for choice in choices] if name in _TIMES else choices


_TIMES = frozenset(("time", "base"))


def _time(text: str) -> TimePeriod:
    """`2023`, `2023-Q1`, `2023-03`, `2023-01..06`, `2023-01-01` or `2023/24`."""
    year, part, day, last = text[:4], text[5:], text[8:10], text[9:]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return period(text, date.fromisoformat(text), date.fromisoformat(text))
    if "/" in text:
        return period(text, date(int(year), 9, 1), date(int(year) + 1, 8, 31))
    if not part:
        return _months(text, int(year), 1, 12)
    if part.startswith("Q"):
        return _months(text, int(year), int(part[1]) * 3 - 2, int(part[1]) * 3)
    return _months(text, int(year), int(part[:2]), int(last if day else part[:2]))


def _months(text: str, year: int, first: int, last: int) -> TimePeriod:
    after = date(year + last // 12, last % 12 + 1, 1)
    return period(text, date(year, first, 1), date.fromordinal(after.toordinal() - 1))


def _wanted(rows: list[list[str]], says: tuple[Says, ...]) -> tuple[dict[str, Says], set[str]]:
    """The numbers that `says` tell, and the marks of missing values among them."""
    wanted: dict[str, Says] = {}
    absent: set[str] = set()
    for said in says:
        for place in _places(said.cells):
            text = _at(rows, place)
            if text in _MISSING:
                absent.add(place)
            elif _STORED.fullmatch(text) or text.startswith('"'):
                assert place not in wanted, place
                wanted[place] = said
            else:
                assert text in {"", "<", "^"}, f"{place} holds {text!r}"
    return wanted, absent


def _places(ranges: str) -> Iterator[str]:
    for one in ranges.split():
        first, _, last = one.partition(":")
        low, high = _PLACE.fullmatch(first), _PLACE.fullmatch(last or first)
        assert low, one
        assert high, one
        columns = range(ascii_uppercase.index(low["column"]), ascii_uppercase.index(high["column"]) + 1)
        for row in range(int(low["row"]), int(high["row"]) + 1):
            yield from (f"{ascii_uppercase[column]}{row}" for column in columns)


def _at(rows: list[list[str]], place: str) -> str:
    row, column = rows[int(place[1:]) - 1], ascii_uppercase.index(place[0])
    return row[column] if column < len(row) else ""


def _value(rows: list[list[str]], place: str) -> float:
    """The number at a place, as a reader sees it."""
    text = _at(rows, place).partition("~")[0].strip('"')
    printed = re.sub(r"\s", "", text).replace(",", ".").replace("–", "-").rstrip("%*")
    try:
        return float(printed)
    except ValueError:
        return float("nan")  # with marks behind it: `Says.value` tells


def _cell(locator: str) -> str:
    return locator.rpartition("!")[2]


def _rows(grid: str) -> list[list[str]]:
    return [
        [cell.strip().replace("⏎", "\n") for cell in line.split("|")] for line in grid.strip("\n").split("\n")
    ]


def _account(rows: list[list[str]], lang: Lang, reference: str | None) -> TableAccount:
    document = _document(rows)
    reading = Reading(lang, None, _time(reference) if reference else None)
    return account_tables(document, document.blocks, reading)


def _document(rows: list[list[str]]) -> Document:
    text, marks = "1\n", [Mark(0, "sheet:1")]
    blocks = [Block(Kind.HEADING, 0, 1)]
    for block, printed in _cells(rows):
        marks.append(Mark(len(text), f"sheet:1!{ascii_uppercase[block.column]}{block.row + 1}"))
        blocks.append(block._replace(start=len(text), end=len(text) + len(printed)))
        text += printed + "\t"
    return Document(text, tuple(blocks), marks, "application/vnd.ms-excel", "", "workbook")


def _cells(rows: list[list[str]]) -> Iterator[tuple[Block, str]]:
    """Each cell that is not empty and not covered, with what it prints."""
    owners = _owners(rows)
    for (row, column), owner in owners.items():
        written = rows[row][column]
        if owner != (row, column) or not written:
            continue
        covered = [at for at, other in owners.items() if other == owner]
        label = written.lstrip(">")
        stored = _STORED.fullmatch(label)
        block = Block(
            *(Kind.CELL, 0, 0),
            table=1,
            row=row,
            column=column,
            row_span=max(at[0] for at in covered) - row + 1,
            column_span=max(at[1] for at in covered) - column + 1,
            value=_number(stored["value"]) if stored else None,
            indent=len(written) - len(label),
        )
        yield block, (stored["print"] or stored["value"]) if stored else label.strip().strip('"')


def _owners(rows: list[list[str]]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place, the cell whose merged range it is in."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(rows):
        for column, text in enumerate(line):
            near = {"<": (row, column - 1), "^": (row - 1, column)}.get(text, (row, column))
            owners[row, column] = owners.get(near, (row, column))
    return owners


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
