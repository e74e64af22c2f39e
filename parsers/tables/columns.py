"""Which columns of a run of rows hold data, and which words or codes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from parsers.tables.grid import Cell, Grid
from parsers.vocabulary.table_words import WordClass, is_one

_MOST_CODE = 10_000


def data_columns(grid: Grid, rows: Sequence[int], zone: Sequence[int]) -> list[int]:
    """The columns in which numbers outweigh words among `rows`, without those of codes.

    `zone` are the rows above them, in which the columns are headed.
    """
    data: defaultdict[int, list[Cell]] = defaultdict(list)
    words: Counter[int] = Counter()
    for row in rows:
        for cell in grid.rows[row]:
            if cell.is_words:
                words[cell.column] += 1
            else:
                data[cell.column].append(cell)
    coded = _headed(grid, zone, "codes")
    times = _headed(grid, zone, "annual", "period_words")
    coded |= {column for column in times & set(data) if all(cell.kind == "year" for cell in data[column])}
    first_words = min(
        (column for column, count in words.items() if count > len(data.get(column, ()))), default=0
    )
    columns = sorted(column for column, cells in data.items() if len(cells) >= words[column])
    if (
        len(columns) > 1
        and columns[0] <= min(words, default=columns[0])
        and _are_labels(data[columns[0]], words[columns[0]])
    ):
        coded.add(columns[0])
    left = [c for c in columns if c not in coded and not (c < first_words and _are_codes(data[c]))]
    return left or columns


def _are_labels(cells: list[Cell], words: int) -> bool:
    """Years of rows, or numbers between words (ages: `0`, `1`, `2-4`) in the first column of a table."""
    return all(cell.kind == "year" for cell in cells) or bool(words)


def label_columns(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> frozenset[int]:
    """The columns that hold no data and have words or years in some of `rows`."""
    cells = (cell for row in rows for cell in grid.rows[row])
    return frozenset(c.column for c in cells if c.column not in columns and (c.is_words or c.kind == "year"))


def _headed(grid: Grid, zone: Sequence[int], *classes: WordClass) -> set[int]:
    """The columns headed with a word of one of these classes: `code`, `No.`; `year`, `period`."""
    heads = (
        cell
        for row in zone
        for cell in grid.rows[row]
        if cell.is_words and any(is_one(cell.text, name) for name in classes)
    )
    return {
        column
        for cell in heads
        if len(grid.rows[cell.row]) > 1
        for column in range(cell.column, cell.last_column + 1)
    }


def _are_codes(cells: list[Cell]) -> bool:
    """Whole numbers before the words of their rows: numbers of lines, codes of activities."""
    return all(not cell.content.decimals and 0 <= cell.content.value < _MOST_CODE for cell in cells)
