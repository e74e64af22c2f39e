"""OOXML workbooks: what calamine will read is checked; error values and styles, which it does not give."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from parsers.readers.workbook.cell_styles import cell_styles
from parsers.readers.workbook.cells import cells
from parsers.readers.workbook.limits import refuse_far
from parsers.readers.workbook.package import Package
from parsers.readers.workbook.parts import find_parts
from parsers.readers.workbook.reach import LIST, TABLE, Errors, errors_inside
from parsers.readers.workbook.sheets import Style
from parsers.readers.workbook.strings import check_strings
from parsers.readers.workbook.styles import StyleTable, style_table


class Checked(NamedTuple):
    """A sheet whose values can be read: its error values, and how its cells are printed."""

    errors: Errors
    style: Callable[[int, int], Style]


def check_package(data: bytes) -> dict[str, Checked]:
    """The sheets by name, each part that calamine reads having been read to its end before.

    Raises UnreadableDocumentError: `truncated`, `damaged`, `encrypted`, `too_large`, `unsupported_format`.
    """
    package = Package(data)
    parts = find_parts(package)
    if parts.strings:
        check_strings(package, parts.strings)
    table = style_table(package, parts.styles)
    return {name: _check_sheet(package, part, name, table) for name, part in parts.sheets.items()}


def _check_sheet(package: Package, part: str, name: str, table: StyleTable) -> Checked:
    for box in (TABLE, LIST):
        errors = errors_inside(package.chunks(part), box)
        if errors is not None:
            return Checked(errors, cell_styles(package, part, table, usual=True))
    return Checked(_measured(package, part, name), cell_styles(package, part, table, usual=False))


def _measured(package: Package, part: str, name: str) -> Errors:
    """The error values of a sheet that is parsed to see that it does not reach too far."""
    rows = columns = 0
    errors = {}
    for cell in cells(package.chunks(part)):
        if cell.value is not None:
            rows, columns = max(rows, cell.row + 1), max(columns, cell.column + 1)
            if cell.type == "e":
                errors[cell.row, cell.column] = cell.value
    refuse_far(rows, columns, name)
    return errors
