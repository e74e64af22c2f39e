"""How large a workbook may be; sheets are laid out up to their last cell, so two cells can be too many."""

from __future__ import annotations

from typing import Final

from parsers.errors import UnreadableDocumentError
from parsers.readers.limits import MIB, refuse_large

#: bytes of the file; books of foreign trade have 50-90 MB
MAX_WORKBOOK: Final = 128 * MIB
#: bytes of all parts of a package, unpacked; sheets unpack to five to ten times their size
MAX_UNPACKED: Final = 1024 * MIB
#: bytes of the shared strings; of a part that is read as a tree
MAX_STRINGS: Final = 256 * MIB
MAX_TREE: Final = 16 * MIB
#: places in all sheets, empty ones up to each sheet's last row and column included
MAX_PLACES: Final = 32_000_000
#: the last row and column that a sheet has (ECMA-376 part 1, 18.3.1.73: XFD1048576)
MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384


def refuse_large_workbook(size: int) -> None:
    """Raise UnreadableDocumentError (`too_large`) for a file of more than MAX_WORKBOOK bytes."""
    refuse_large(size, MAX_WORKBOOK, "workbook")


def refuse_far(rows: int, columns: int, sheet: str) -> int:
    """The places of a sheet; raises UnreadableDocumentError (`too_large`) for more than MAX_PLACES."""
    places = rows * columns
    if places > MAX_PLACES:
        message = f"the sheet {sheet!r} reaches to row {rows}, column {columns}"
        raise UnreadableDocumentError("too_large", f"{message}; at most {MAX_PLACES:,} places are read")
    return places


def refuse_many(places: int) -> None:
    """Raise UnreadableDocumentError (`too_large`) for more than MAX_PLACES places in all sheets together."""
    if places > MAX_PLACES:
        raise UnreadableDocumentError("too_large", f"the sheets reach over more than {MAX_PLACES:,} places")
