"""The values of a workbook, by calamine; what it raises for bad files becomes one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final, NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from parsers.errors import UnreadableDocumentError
from parsers.readers.workbook.limits import refuse_far, refuse_many
from parsers.readers.workbook.sheets import Merge, Value

#: what pyo3 makes of a panic in Rust; it is no Exception and cannot be imported
_PANIC: Final = "PanicException"
#: what calamine says where a workbook's first parts cannot be read
_NO_FORMAT: Final = "Cannot detect file format"
_LONGEST_LINE: Final = 200


class Read(NamedTuple):
    """What calamine knows of a sheet, see sheets.Sheet; `number` counts all sheets of the workbook from 0."""

    number: int
    name: str
    rows: list[list[Value]]
    merged: tuple[Merge, ...]
    hidden: bool


def read_values(data: bytes) -> list[Read]:
    """The sheets of cells, in order; chart, dialog and macro sheets are left out.

    The workbook has been checked before (ooxml.py, biff.py): calamine ends the process for a sheet that
    reaches too far. Raises UnreadableDocumentError: `damaged`, `encrypted`, `too_large`, `empty` (no sheet of
    cells).
    """
    with _as_unreadable():
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        read, places = [], 0
        for number, meta in enumerate(workbook.sheets_metadata):
            if meta.typ is SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_name(meta.name)
                places += refuse_far(sheet.total_height, sheet.total_width, meta.name)
                refuse_many(places)
                read.append(_read(number, sheet, hidden=meta.visible is not SheetVisibleEnum.Visible))
    if not read:
        raise UnreadableDocumentError("empty", "the workbook has no sheet of cells")
    return read


def _read(number: int, sheet: CalamineSheet, *, hidden: bool) -> Read:
    merged = tuple(Merge(*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Read(number, sheet.name, _rows(sheet), merged, hidden)


def _rows(sheet: CalamineSheet) -> list[list[Value]]:
    """The rows from the sheet's first on; calamine's start with the first that holds something."""
    if sheet.start is None or sheet.end is None:
        return []
    top, left = sheet.start
    rows: list[list[Value]] = sheet.to_python()  # skip_empty_area=False would lay out all that is before
    if left:
        rows = [[""] * left + row for row in rows]
    above: list[list[Value]] = [[""] * (sheet.end[1] + 1) for _ in range(top)]
    return above + rows


@contextmanager
def _as_unreadable() -> Iterator[None]:
    try:
        yield
    except PasswordError:
        raise UnreadableDocumentError("encrypted", "the workbook is encrypted") from None
    except CalamineError as error:
        raise UnreadableDocumentError("damaged", _line(error)) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise UnreadableDocumentError("damaged", _line(error)) from None


def _line(error: BaseException) -> str:
    said = " ".join(str(error).split())[:_LONGEST_LINE]
    return "the workbook is damaged" if said == _NO_FORMAT else f"the workbook is damaged: {said}"
