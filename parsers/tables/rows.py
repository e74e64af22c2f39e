"""What a row of a grid is for: data, the numbers of the columns, years or words, a note under the table."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

from parsers.tables.grid import Cell
from parsers.vocabulary.table_words import is_one, opens_with

_NOTE = re.compile(r"\s*(?:\d{1,2}\s?\)|\(\d{1,2}\)|\*+|[¹²³⁴-⁹]+|[-–—•]\s*\w|©)\s*\S")
_CODE_HEAD = re.compile(r"[AaBb\u0410\u0430\u0411\u0431\u0412\u0432]")  # A and B, in both alphabets
_LEAST_NUMBERED = 3
_LONG = 160  # characters: longer words beneath data are a note


class RowKind(Enum):
    """What a row is for, as far as it tells alone."""

    DATA = "data"
    NUMBERING = "numbering"
    YEARS = "years"
    WORDS = "words"
    NOTE = "note"


def kind_of(cells: list[Cell], *, below_data: bool) -> RowKind:
    """The kind of a row with these cells; `below_data` where data came before it in the sheet."""
    if is_numbering(cells):
        return RowKind.NUMBERING
    if any(cell.is_datum for cell in cells):
        return RowKind.DATA if _holds_data(cells) else RowKind.WORDS
    if any(cell.kind == "year" for cell in cells):
        return RowKind.YEARS
    if below_data and len(cells) <= 2 and is_note(cells[0].text):
        return RowKind.NOTE
    return RowKind.WORDS


def _holds_data(cells: list[Cell]) -> bool:
    """A lone dash under a title is no data; a number is."""
    return any(cell.kind == "number" for cell in cells) or len(cells) > 1


def is_note(words: str) -> bool:
    """Whether words beneath a table explain it."""
    return bool(_NOTE.match(words) or opens_with(words, "notes")) or len(words) > _LONG


def is_numbering(cells: list[Cell]) -> bool:
    """`A 1 2 3`, `Code 01 02 10-11`: the numbers or the codes of the columns."""
    numbers = [cell for cell in cells if cell.kind == "number"]
    others = [cell for cell in cells if cell.kind != "number"]
    if numbers and others and others[0].is_words and is_one(others[0].text, "codes"):
        return all(not cell.content.decimals for cell in numbers)
    if len(numbers) < _LEAST_NUMBERED and not (numbers and others) and not _numbers_two(cells):
        return False
    if any(len(cell.text.strip()) != 1 or not _CODE_HEAD.match(cell.text.strip()) for cell in others):
        return False
    values = [cell.content.value for cell in numbers]
    if any(cell.content.decimals for cell in numbers) or not values or values[0] != 1:
        return False
    return all(second - first == 1 for first, second in pairwise(values))


def _numbers_two(cells: list[Cell]) -> bool:
    """`1 2` over two columns, with nothing over the labels."""
    return len(cells) == 2 and cells[0].column > 0 and [cell.content.value for cell in cells] == [1, 2]


_LONGEST_STEP = 15  # years


def is_run_of_years(cells: list[Cell], *, step: int = _LONGEST_STEP) -> bool:
    """Whether the years among `cells` follow each other, as heads of columns do and values do not."""
    years = [cell.content.value for cell in cells if cell.kind == "year"]
    if len(years) == 1:
        return step == _LONGEST_STEP
    steps = [second - first for first, second in pairwise(years)]
    return all(0 <= each <= step for each in steps) or all(0 <= -each <= step for each in steps)
