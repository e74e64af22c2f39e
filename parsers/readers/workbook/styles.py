"""The styles part of an OOXML workbook (ECMA-376 part 1, 18.8): style numbers -> format code, indent, bold.

calamine keeps no styles, and openpyxl, which does, takes some fifteen times as long to read a workbook.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from parsers.readers.workbook.builtin_formats import BUILTIN_FORMATS
from parsers.readers.workbook.marks import StyleTable
from parsers.readers.workbook.package import Package
from parsers.readers.workbook.sheets import Style

_OFF: Final = ("0", "false")
_GENERAL: Final = "General"


def read_styles(package: Package, part: str | None) -> StyleTable:
    """The styles that cells give by number; none where the workbook has no styles part.

    Raises UnreadableDocumentError: `damaged`, `too_large`.
    """
    tree = package.tree(part) if part else None
    if tree is None:
        return StyleTable()
    codes = BUILTIN_FORMATS | {
        item.get("numFmtId", ""): item.get("formatCode", _GENERAL)
        for item in tree.iterfind("{*}numFmts/{*}numFmt")
    }
    bold = {str(number): _is_bold(font) for number, font in enumerate(tree.iterfind("{*}fonts/{*}font"))}
    styles = [
        Style(codes.get(xf.get("numFmtId", "0"), _GENERAL), _indent(xf), bold.get(xf.get("fontId", "0"), False))
        for xf in tree.iterfind("{*}cellXfs/{*}xf")
    ]
    table = StyleTable((b"%d" % number, style) for number, style in enumerate(styles))
    if styles:
        table[b""] = styles[0]
    return table


def _is_bold(font: etree._Element) -> bool:
    bold = font.find("{*}b")
    return bold is not None and bold.get("val", "1") not in _OFF


def _indent(xf: etree._Element) -> int:
    alignment = xf.find("{*}alignment")
    steps = "0" if alignment is None else alignment.get("indent", "0")
    return int(steps) if steps.isdecimal() else 0
