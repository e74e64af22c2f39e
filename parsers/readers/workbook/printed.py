"""A cell as a person sees it."""

from __future__ import annotations

from datetime import date, datetime

from parsers.readers.workbook.sheets import Style, Value


def printed(value: Value, style: Style) -> str:
    """The value as it is printed in a cell of `style`."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, date | datetime):
        return value.strftime("%d.%m.%Y")
    return str(value)
