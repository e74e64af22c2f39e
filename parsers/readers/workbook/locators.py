"""Where a block of a workbook stands in the raw file: `sheet:1.1!C7`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from parsers.blocks import Block


def locator(blocks: Sequence[Block], names: Sequence[str], index: int) -> str:
    """The place of the block with this index; the heading of a sheet is the sheet itself (`sheet:1.1`)."""
    block = blocks[index]
    sheet = f"sheet:{names[block.table]}"
    return f"{sheet}!{column_letters(block.column)}{block.row + 1}" if block.row >= 0 else sheet


@cache
def column_letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    rest, letter = divmod(column, 26)
    return (column_letters(rest - 1) if rest else "") + chr(ord("A") + letter)
