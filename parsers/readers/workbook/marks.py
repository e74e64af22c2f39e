"""What is read of a sheet beside its values: how its cells are printed, and its error values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from parsers.readers.workbook.sheets import PLAIN, Style


class Marks(NamedTuple):
    """`styles[row][column]` where the sheet has a cell; `errors` (`#DIV/0!`), which calamine leaves empty."""

    styles: Mapping[int, Sequence[Style] | Mapping[int, Style]]
    errors: Mapping[tuple[int, int], str]

    def style(self, row: int, column: int) -> Style:
        """PLAIN where the sheet has no cell."""
        try:
            return self.styles[row][column]
        except (KeyError, IndexError):
            return PLAIN


#: of a sheet of which nothing is known
NO_MARKS: Final = Marks({}, {})


class StyleTable(dict[bytes, Style]):
    """Styles by the number that cells give, as it stands in the sheet; PLAIN for no number or one unknown."""

    def __missing__(self, number: bytes) -> Style:
        return PLAIN
