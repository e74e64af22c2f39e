"""Rows without rules to cells: by the columns of a ruled head above them, or by columns of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final, NamedTuple

from parsers.readers.pdf.glyphs import Box, union
from parsers.readers.pdf.grid import Cell, column_at, is_value
from parsers.readers.pdf.lines import Row, Word

#: a line of a table of contents
_LEADERS: Final = re.compile(r"\.{4,}|…{2,}|(?:\. ){3,}")
#: points: labels that begin nearer than this are set in alike
_SAME_INDENT: Final = 2.5


class Piece(NamedTuple):
    """Words of one row that stand in one column, or over several."""

    column: int
    span: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a blank between each two."""
        return " ".join(word.text for word in self.words)


class Entry(NamedTuple):
    """A row of a table: its pieces from left to right."""

    pieces: tuple[Piece, ...]
    row: Row

    @property
    def has_values(self) -> bool:
        """Whether the pieces beside the label are data, most of them."""
        beside = [piece for piece in self.pieces if piece.column]
        return bool(beside) and 2 * sum(is_value(piece.text) for piece in beside) >= len(beside)

    @property
    def label(self) -> Piece | None:
        """The piece in the first column, where that holds no more."""
        return next((piece for piece in self.pieces if piece.column == 0 and piece.span == 1), None)

    @property
    def is_label(self) -> bool:
        """Whether there is nothing but a label."""
        return len(self.pieces) == 1 and self.label is not None


def entry_of(row: Row, bounds: tuple[float, ...]) -> Entry:
    """`row` cut at the columns: what reaches over several columns without a gap between is one piece."""
    columns: defaultdict[int, list[Word]] = defaultdict(list)
    for word in row.words:
        columns[column_at(bounds, (word.box.x0 + word.box.x1) / 2)].append(word)
    pieces: list[Piece] = []
    for column, words in sorted(columns.items()):
        last = pieces[-1] if pieces else None
        if last is not None and _runs_on(last, words, column):
            pieces[-1] = Piece(last.column, column + 1 - last.column, (*last.words, *words))
        else:
            pieces.append(Piece(column, 1, tuple(words)))
    return Entry(tuple(pieces), row)


def is_contents(row: Row) -> bool:
    """Whether a row is a line of a table of contents: leaders run to the number of a page."""
    return _LEADERS.search(row.text) is not None


def _runs_on(last: Piece, words: list[Word], column: int) -> bool:
    """Whether words of the next column go on with the piece before: text, with but a blank between."""
    gap = words[0].box.x0 - last.words[-1].box.x1
    adjoining = column == last.column + last.span
    return adjoining and gap < 0.5 * words[0].size and not is_value(words[0].text)


def merged(entries: list[Entry]) -> list[list[Entry]]:
    """Entries in groups of one table row each: a label that is wrapped belongs to the values beside it.

    A label alone goes with what follows where that has no label, or goes on in lower case.
    """
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and _continues(groups[-1], entry):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _continues(group: list[Entry], entry: Entry) -> bool:
    if not all(part.is_label for part in group):
        return False
    last = group[-1]
    close = entry.row.box.top - last.row.box.bottom < 0.6 * last.row.size
    if not close or (last.label is not None and last.label.text.endswith(":")):
        return False
    label = entry.label
    return entry.has_values if label is None else label.text[:1].islower()


def cells_of(groups: list[list[Entry]], first: int) -> list[Cell]:
    """The cells of table rows, numbered from `first`."""
    steps = _steps([group[0] for group in groups])
    cells = []
    for number, group in enumerate(groups, start=first):
        columns: defaultdict[int, list[Piece]] = defaultdict(list)
        for entry in group:
            for piece in entry.pieces:
                columns[piece.column].append(piece)
        for column, pieces in sorted(columns.items()):
            words = [word for piece in pieces for word in piece.words]
            text = " ".join(word.text for word in words)
            box = union([word.box for word in words])
            indent = _indent(steps, words[0].box) if column == 0 else 0
            span = max(piece.span for piece in pieces)
            cells.append(Cell(text, number, column, 1, span, box, indent=indent))
    return cells


def _steps(entries: list[Entry]) -> list[float]:
    """Where labels begin: the x of each step of indent."""
    steps: list[float] = []
    for start in sorted(entry.label.words[0].box.x0 for entry in entries if entry.label is not None):
        if not steps or start - steps[-1] > _SAME_INDENT:
            steps.append(start)
    return steps


def _indent(steps: list[float], box: Box) -> int:
    return max(sum(step <= box.x0 + _SAME_INDENT for step in steps) - 1, 0)
