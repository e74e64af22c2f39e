"""The rows that name the rows below them (`in urban areas`), and how long each of them holds."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.grid import Cell
from parsers.tables.rows import is_note


def sections_after(open_sections: Sequence[Cell], new: Sequence[Cell]) -> list[Cell]:
    """The sections that hold once the rows `new` have been read.

    They close those of their look, and what is inside those. Two rows in a turn are a section and one
    inside it: they close the last two.
    """
    sections = list(open_sections)
    told = [cell for cell in new if not is_note(cell.text)]
    closed: set[tuple[str, int, int, int]] = set()
    for cell in told:
        look = _look(cell)
        same = [i for i, other in enumerate(sections) if _look(other) == look]
        if same and look not in closed:
            wanted = sum(_look(other) == look for other in told)
            sections = sections[: same[max(len(same) - wanted, 0)]]
        closed.add(look)
        sections.append(cell)
    return sections


def _look(cell: Cell) -> tuple[str, int, int, int]:
    return (cell.kind, cell.column, cell.last_column, cell.block.indent)
