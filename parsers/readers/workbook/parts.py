"""The parts of an OOXML workbook: which part is which sheet, where styles and shared strings are.

Parts are found as calamine finds them, so that the parts that are checked are the parts that it reads: the
workbook at its usual place, targets below `xl/`, letters in any case.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from parsers.readers.workbook.package import Package

_FOLDER: Final = "xl/"
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"


class Parts(NamedTuple):
    """Names of parts: `sheets` by the name of the sheet; None for what the workbook does not have."""

    sheets: dict[str, str]
    styles: str | None
    strings: str | None


def find_parts(package: Package) -> Parts:
    """The parts that the workbook and its relationships name (ECMA-376 part 1, 12.3).

    Raises UnreadableDocumentError (`damaged`, `too_large`) for either that cannot be read.
    """
    workbook, relations = package.tree(_WORKBOOK), package.tree(_RELATIONS)
    if workbook is None or relations is None:
        return Parts({}, None, None)
    targets, kinds = {}, {}
    for relation in relations.iterfind("{*}Relationship"):
        if part := package.find(_path(relation.get("Target", ""))):
            targets[relation.get("Id", "")] = part
            kinds[relation.get("Type", "").rpartition("/")[2]] = part
    sheets = {
        sheet.get("name", ""): targets[identity]
        for sheet in workbook.iterfind("{*}sheets/{*}sheet")
        if (identity := _relation_id(sheet)) in targets
    }
    return Parts(sheets, kinds.get("styles"), kinds.get("sharedStrings"))


def _path(target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return target if target.startswith(_FOLDER) else _FOLDER + target


def _relation_id(sheet: etree._Element) -> str:
    """`r:id`; the namespace of `r` is another in the strict variant of the format."""
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
