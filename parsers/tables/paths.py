"""The labels of a cell: the heads over its column, and the sections, parents and labels of its row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from parsers.tables.grid import Cell
from parsers.tables.layout import BodyRow, TableBlock
from parsers.vocabulary.table_words import is_one


def column_paths(block: TableBlock) -> dict[int, tuple[Cell, ...]]:
    """The heads over each column of data, the widest first."""
    return {column: tuple(_heads_over(block.heads, column)) for column in block.columns}


def _heads_over(heads: list[list[Cell]], column: int) -> Iterable[Cell]:
    seen: list[Cell] = []
    for level, row in enumerate(heads):
        cell = next((cell for cell in row if cell.covers(column)), None)
        if cell is None and level < len(heads) - 1 and not _reaches_down(seen, heads[-1]):
            cell = _carried(row, heads[level + 1 :], column)
        if cell is not None and cell not in seen:
            wider = _whole_of(cell, row) if _is_including(cell) else None
            seen.append(cell if wider is None else wider)
    return seen


def _is_including(cell: Cell) -> bool:
    """`of which`, in each of the languages that a head is printed in."""
    return all(is_one(line, "including") for line in cell.text.splitlines())


def _whole_of(including: Cell, row: list[Cell]) -> Cell | None:
    """The head to the left of `including`: what its columns are parts of."""
    return next((cell for cell in row if cell.last_column == including.column - 1), None)


def _reaches_down(seen: list[Cell], last: list[Cell]) -> bool:
    """Whether a head merged over all rows of heads names the column already."""
    return bool(seen) and bool(last) and seen[-1].last_row >= last[0].row


def _carried(row: list[Cell], below: list[list[Cell]], column: int) -> Cell | None:
    """The head to the left in a row that prints `2017` once over four quarters without merging.

    A merged head says itself how far it reaches; a head is carried only over columns that are named below.
    """
    left = [cell for cell in row if cell.last_column < column]
    if not left:
        return None
    nearest = left[-1]
    merged = nearest.last_column > nearest.column or nearest.last_row > nearest.row
    between = range(nearest.column, column + 1)
    named = all(any(cell.covers(c) for cells in below for cell in cells) for c in between)
    return nearest if named and not merged else None


@dataclass(slots=True)
class RowPath:
    """What names a row: `sections` above it, `parents` it is set in under, its own `labels` from left to
    right.
    """

    sections: tuple[Cell, ...]
    parents: tuple[Cell, ...]
    labels: tuple[Cell, ...]


@dataclass(slots=True)
class RowPaths:
    """Works out the path of each row of a block in turn."""

    block: TableBlock
    _open: list[Cell] = field(default_factory=list)
    _sections: tuple[Cell, ...] = ()
    _carried: dict[int, Cell] = field(default_factory=dict)

    def of(self, row: BodyRow) -> dict[int, RowPath]:
        """The path of `row` for each of its cells that is data, by column."""
        if row.sections != self._sections:
            self._sections, self._open, self._carried = row.sections, [], {}
        words = self._words(row)
        stub = _first_labels(words, row)
        parents = self._parents(stub[-1]) if stub else ()
        return {
            cell.column: RowPath(row.sections, parents, tuple(_labels_of(cell, words, stub)))
            for cell in row.cells
            if cell.column in self.block.columns and not cell.is_words and cell.row == row.number
        }

    def _words(self, row: BodyRow) -> list[Cell]:
        """The labels of a row; one that the row before printed to the left of a new one still holds."""
        words = [cell for cell in row.cells if self._is_label(cell)]
        for cell in words:
            self._carried[cell.column] = cell
        if len(words) == 1 and words[0].column > 0:
            wider = [c for column, c in self._carried.items() if column < words[0].column and c.is_words]
            return [*sorted(wider, key=lambda cell: cell.column), *words]
        return words

    def _is_label(self, cell: Cell) -> bool:
        """Words are labels, and so is all that stands in a column of labels."""
        if cell.column in self.block.columns:
            return False  # "no data" is no name of what stands to the right
        return cell.is_words or (cell.column in self.block.labels and cell.kind != "missing")

    def _parents(self, label: Cell) -> tuple[Cell, ...]:
        """The rows that `label` is set in under."""
        while self._open and self._open[-1].block.indent >= label.block.indent:
            self._open.pop()
        parents = tuple(self._open)
        self._open.append(label)
        return parents


def _first_labels(words: list[Cell], row: BodyRow) -> list[Cell]:
    """The labels to the left of the data, else all there are."""
    data = min((cell.column for cell in row.cells if not cell.is_words and cell.row == row.number), default=0)
    return [cell for cell in words if cell.column < data] or words


def _labels_of(cell: Cell, words: list[Cell], stub: list[Cell]) -> list[Cell]:
    """The labels nearest to the left of a cell, else those to its right (a table that grows to the left)."""
    left = [label for label in words if label.column < cell.column]
    if not left:
        return [label for label in words if label.column > cell.column][:1]
    return left if left == stub else _last_group(left)


def _last_group(labels: list[Cell]) -> list[Cell]:
    """The labels that stand side by side at the end of `labels`."""
    group = [labels[-1]]
    for label in reversed(labels[:-1]):
        if label.last_column + 1 < group[0].column:
            break
        group.insert(0, label)
    return group
