"""The canonical text of a workbook and its blocks, as they are written sheet by sheet."""

from __future__ import annotations

from typing import NamedTuple

from parsers.blocks import Block, Kind, Role


class Title(NamedTuple):
    """The cell that holds a title, counted from 0, and of what: TITLE or TABLE_TITLE."""

    row: int
    column: int
    role: Role


class Writer:
    """Text that grows by lines: a sheet begins behind an empty one."""

    def __init__(self) -> None:
        """Begin with no text."""
        self.blocks: list[Block] = []
        self.at = 0  # where the next line begins
        self._lines: list[str] = []

    def text(self) -> str:
        """All that was written."""
        return "\n".join(self._lines)

    def begin_sheet(self) -> None:
        """An empty line before every sheet but the first."""
        if self._lines:
            self.line("")

    def line(self, words: str) -> None:
        """Write a line (or several)."""
        self._lines.append(words)
        self.at += len(words) + 1

    def heading(self, words: str, role: Role, level: int, sheet: int) -> None:
        """Write the heading of a sheet."""
        block = Block(
            Kind.HEADING, self.at, self.at + len(words), role, level, container=sheet + 1, table=sheet
        )
        self.blocks.append(block)
        self.line(words)
