"""A cell as a person sees it: the stored value by the number format of its style."""

from __future__ import annotations

from typing import Final

from parsers.readers.workbook.dates import moment
from parsers.readers.workbook.number_format import Section, number_section, sections, text_section
from parsers.readers.workbook.numerals import general, number
from parsers.readers.workbook.sheets import Style, Value

_PLAIN: Final = ("General", "@", "")


def printed(value: Value, style: Style) -> str:
    """The text of a cell, the same on every machine.

    The decimal mark is a point and thousands are set apart by a plain blank, where the code sets them apart;
    colours and padding are left out, and so is a point without decimals (`5.` by `0.##`). Numbers are rounded
    half up from 15 significant digits. A share stored as 0.123 and printed by `0.0%` is `12.3%`; the caller
    keeps the stored value beside it. Names of months are English; a date whose code prints no date is in
    ISO 8601. Text is as stored, but for what the code puts around an `@`. A code that prints nothing (`;;;`)
    gives "".
    """
    if isinstance(value, str):
        return _text(value, style.number_format)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, style.number_format)
    return moment(value, sections(style.number_format)[0]).strip()


def _number(value: float, code: str) -> str:
    if code in _PLAIN:
        return general(value)
    section, signed = number_section(code, value)
    if section.is_number:
        return number(value, section, signed=signed).strip()
    if section.is_date or section.is_fraction or section.has("text"):
        return general(value)
    return _around(section, general(value if signed else abs(value)), "general").strip()


def _text(value: str, code: str) -> str:
    section = text_section(code) if "@" in code and code != "@" else None
    if section is None or not any(token.kind == "literal" and token.text.strip() for token in section.tokens):
        return value
    return _around(section, value, "text").strip()


def _around(section: Section, text: str, kind: str) -> str:
    """The literals of a section around what stands for tokens of a kind."""
    return "".join(
        text if token.kind == kind else token.text
        for token in section.tokens
        if token.kind in (kind, "literal")
    )
