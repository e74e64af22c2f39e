"""The styles part of an OOXML workbook (ECMA-376 part 1, 18.8): style numbers -> format code, indent, bold.

calamine keeps no styles, and openpyxl, which does, takes some fifteen times as long to read a workbook.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Final

from lxml import etree

from parsers.errors import UnreadableDocumentError
from parsers.readers.workbook.builtin_formats import BUILTIN_FORMATS
from parsers.readers.workbook.package import Package
from parsers.readers.workbook.sheets import PLAIN, Style

_OFF: Final = ("0", "false")
_GENERAL: Final = "General"


class StyleTable(dict[bytes, Style]):
    """Styles by the number that cells give, as it stands in the sheet; each is made when first asked for."""

    def __init__(self, find: Callable[[], etree._Element | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, number: bytes) -> Style:
        style = self[number] = self._make(int(number or b"0"))
        return style

    def _make(self, index: int) -> Style:
        """PLAIN for one that the workbook does not have."""
        if index >= len(self._formats):
            return PLAIN
        xf = self._formats[index]
        return Style(self._codes.get(xf.get("numFmtId", "0"), _GENERAL), _indent(xf), self._is_bold(xf))

    def _is_bold(self, xf: etree._Element) -> bool:
        index = _whole(xf.get("fontId"))
        bold = self._fonts[index].find("{*}b") if index < len(self._fonts) else None
        return bold is not None and bold.get("val", "1") not in _OFF

    def _all(self, path: str) -> list[etree._Element]:
        return [] if self._tree is None else self._tree.findall(path)

    @cached_property
    def _tree(self) -> etree._Element | None:
        return self._find()

    @cached_property
    def _formats(self) -> list[etree._Element]:
        return self._all("{*}cellXfs/{*}xf")

    @cached_property
    def _fonts(self) -> list[etree._Element]:
        return self._all("{*}fonts/{*}font")

    @cached_property
    def _codes(self) -> dict[str, str]:
        own = self._all("{*}numFmts/{*}numFmt")
        return BUILTIN_FORMATS | {item.get("numFmtId", ""): item.get("formatCode", _GENERAL) for item in own}


def style_table(package: Package, part: str | None) -> StyleTable:
    """The styles of a workbook, read when the first is asked for; all PLAIN where the part cannot be read."""

    def find() -> etree._Element | None:
        try:
            return package.tree(part) if part else None
        except UnreadableDocumentError:  # the values have been read: calamine minds less
            return None

    return StyleTable(find)


def _indent(xf: etree._Element) -> int:
    alignment = xf.find("{*}alignment")
    return 0 if alignment is None else _whole(alignment.get("indent"))


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
