"""The parts of a workbook: one a sheet, and the contacts of its sign-off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from parsers.blocks import Block, Document, Role
from parsers.parts.sections import CONTACT_LABELS, Part, PartKey, heading_key, is_owner
from parsers.terms.labels import label_at
from records.release import Lang, Section

#: sheets of words that are no section of a release are parts `sheet`; their sections are `other`
_KEYS: Final[dict[Role, PartKey]] = {
    Role.COVER: "sheet",
    Role.CONVENTIONS: "sheet",
    Role.CONTENTS: "sheet",
    Role.METADATA: "sheet",
    Role.NOTES: "methodology",
    Role.NONE: "other",
}
#: what a label in a sheet of metadata may open
_LABELLED: Final[frozenset[PartKey]] = frozenset({"methodology", "glossary"})


class _Run(NamedTuple):
    """Blocks of a sheet that stand together in one part; `title` heads them."""

    key: PartKey
    title: str
    start: int
    blocks: list[Block]


def read_sheets(document: Document, lang: Lang) -> list[Part]:
    """The sheets of a workbook in order, cut where contacts stand and at the labels of metadata."""
    parts: list[Part] = []
    for _, sheet in groupby(document.blocks, key=lambda block: block.container):
        heading, *blocks = sheet
        parts += [_part(run, heading) for run in _runs(document, heading, blocks, lang)]
    return parts


def _part(run: _Run, heading: Block) -> Part:
    if run.key == "owner":
        return Part("owner", None, tuple(run.blocks))
    end = run.blocks[-1].end if run.blocks else heading.end
    key = run.key if run.key in {"methodology", "glossary", "contacts"} else "other"
    section = Section(number=None, key=key, title=run.title, start=run.start, end=end)
    return Part(run.key, section, tuple(run.blocks))


def _runs(document: Document, heading: Block, blocks: list[Block], lang: Lang) -> Iterator[_Run]:
    own = _key(document, heading, lang)
    labels = min((block.column for block in blocks), default=0)
    run = _Run(own, document.line_of(heading), heading.start, [])
    for _, group in groupby(blocks, key=lambda block: block.row):
        row = list(group)
        opened = _opened(document, row[0], own)
        if heading.role is Role.METADATA and opened == own:
            label = heading_key(document.line_of(row[0]), lang)
            if label in _LABELLED:
                yield run
                run = _Run(label, document.line_of(row[0]), row[0].start, row[1:])
                continue
            if row[0].column > labels:  # the value of the row above goes on
                opened = run.key
        if opened != run.key:
            yield run
            title = _contact_label(document, blocks) if opened == "contacts" else document.line_of(heading)
            run = _Run(opened, title, row[0].start, [])
        run.blocks.extend(row)
    yield run


def _opened(document: Document, block: Block, own: PartKey) -> PartKey:
    if block.role is Role.CONTACT:
        return "contacts"
    return "owner" if is_owner(document, block) else own


def _key(document: Document, heading: Block, lang: Lang) -> PartKey:
    key = _KEYS[heading.role]
    is_glossary = key == "methodology" and heading_key(document.line_of(heading), lang) == "glossary"
    return "glossary" if is_glossary else key


def _contact_label(document: Document, blocks: list[Block]) -> str:
    """The first label of the contacts, as printed."""
    for block in blocks:
        label = label_at(document.text, block.start, block.end) if block.role is Role.CONTACT else None
        if label is not None and label.name in CONTACT_LABELS:
            return document.text[block.start : label.value].strip(" :\t\n")
    return ""
