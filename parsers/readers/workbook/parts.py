"""The parts of an OOXML workbook by name: which part is which sheet, where the styles are."""

from __future__ import annotations

import posixpath
from typing import Final, NamedTuple

from lxml import etree

from parsers.readers.workbook.package import Package

_ROOT_RELATIONS: Final = "_rels/.rels"
_USUAL_WORKBOOK: Final = "xl/workbook.xml"


class Parts(NamedTuple):
    """Names of parts: `sheets` by the name of the sheet, as stored."""

    sheets: dict[str, str]
    styles: str | None


def find_parts(package: Package) -> Parts:
    """The parts that the workbook's relationships name (ECMA-376 part 2, 6.5).

    Raises UnreadableDocumentError (`damaged`) for relationships that are no XML.
    """
    by_kind = {kind: target for _, kind, target in _relations(package, "", _ROOT_RELATIONS)}
    workbook = by_kind.get("officeDocument", _USUAL_WORKBOOK)
    folder, name = posixpath.split(workbook)
    relations = _relations(package, folder, f"{folder}/_rels/{name}.rels".lstrip("/"))
    targets = {identity: target for identity, _, target in relations}
    tree = package.tree(workbook)
    sheets = {} if tree is None else {
        sheet.get("name", ""): targets[identity]
        for sheet in tree.iterfind("{*}sheets/{*}sheet")
        if (identity := _relation_id(sheet)) in targets
    }  # fmt: skip
    return Parts(sheets, next((target for _, kind, target in relations if kind == "styles"), None))


def _relations(package: Package, folder: str, name: str) -> list[tuple[str, str, str]]:
    """Id, last word of the type and target of each relationship inside the package."""
    tree = package.tree(name)
    if tree is None:
        return []
    return [
        (
            relation.get("Id", ""),
            relation.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in tree.iterfind("{*}Relationship")
        if relation.get("TargetMode") != "External"
    ]


def _relation_id(sheet: etree._Element) -> str:
    """`r:id`; the namespace of `r` is another in the strict variant of the format."""
    return next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
