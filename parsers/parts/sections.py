"""The sections of a document by their headings, and the blocks that stand in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from parsers.blocks import Block, Document, Kind, Role
from parsers.terms.labels import label_at
from parsers.vocabulary.language import language, squeeze
from records.release import LANGS, Lang, Section, SectionKey

_NUMBER = re.compile(r"(\d+(?:\.\d+)*|[IVX]+)[.)]\s*(?=\S)")
_LONGEST_HEADING = 60  # characters of a heading that is recognised by its words alone
_WORDED = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})
#: the labels that open the contacts of a release
CONTACT_LABELS = frozenset({"department", "director", "executor"})

PartKey = SectionKey | Literal["front", "owner", "sheet"]


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its blocks; `front`, before the first heading, and `owner` have no section.

    `sheet` is a sheet of words in a workbook that holds no section: a cover, contents, a legend.
    """

    key: PartKey
    section: Section | None
    blocks: tuple[Block, ...]


def read_parts(document: Document, lang: Lang) -> list[Part]:
    """The document cut at its headings; contacts and the owner's line are parts of their own."""
    blocks = [block for block in document.blocks if block.kind is not Kind.RULE]
    headings = [_is_heading(document, blocks, i, lang) for i in range(len(blocks))]
    contacts = [_opens_contacts(document, block) for block in blocks]
    starts = [
        i
        for i, block in enumerate(blocks)
        if _opens(document, block, contacts[: i + 1][-2:], is_heading=headings[i])
    ]
    parts = [Part("front", None, tuple(blocks[: starts[0] if starts else len(blocks)]))]
    for first, stop in pairwise([*starts, len(blocks)]):
        parts.append(_part(document, blocks[first:stop], lang, is_headed=headings[first]))
    return list(_without_contents(parts))


def _part(document: Document, blocks: list[Block], lang: Lang, *, is_headed: bool) -> Part:
    first = blocks[0]
    if is_owner(document, first):
        return Part("owner", None, tuple(blocks))
    section = _section(document, first, blocks[-1].end, lang)
    return Part(section.key, section, tuple(blocks[1:] if is_headed else blocks))


def _opens(document: Document, block: Block, contacts: list[bool], *, is_heading: bool) -> bool:
    """Whether `block` opens a part; `contacts` tells of the block before and itself if they are contacts."""
    if block.role is Role.TITLE:
        return False
    if contacts[-1]:
        return contacts == [True] or not contacts[0]
    return is_heading or is_owner(document, block)


def _is_heading(document: Document, blocks: list[Block], index: int, lang: Lang) -> bool:
    block = blocks[index]
    if block.kind is Kind.HEADING:
        return block.role is not Role.TITLE
    if block.kind not in _WORDED or block.end - block.start > _LONGEST_HEADING or block.links:
        return False
    if heading_key(document.text_of(block), lang) is None:
        return False
    return block.kind is Kind.PARAGRAPH or not _is_listed(document, blocks, index)


def _is_listed(document: Document, blocks: list[Block], index: int) -> bool:
    """Whether a list item stands beside one with the same mark: a line of the table of contents."""
    beside = blocks[max(index - 1, 0) : index] + blocks[index + 1 : index + 2]
    marks = {_mark(document, block) for block in beside if block.kind is Kind.LIST_ITEM}
    return _mark(document, blocks[index]) in marks


def _mark(document: Document, block: Block) -> str:
    """What stands before a list item in its line, whatever its number: `0.`, `-`, nothing in a page."""
    line = document.text.rfind("\n", 0, block.start) + 1
    return re.sub(r"\d+", "0", document.text[line : block.start].strip())


def _opens_contacts(document: Document, block: Block) -> bool:
    if block.role in {Role.CONTACT, Role.CONTACT_LABEL}:
        return True
    if block.kind not in {Kind.PARAGRAPH, Kind.CELL, Kind.LIST_ITEM}:
        return False
    label = label_at(document.text, block.start, block.end)
    return label is not None and label.name in CONTACT_LABELS


def is_owner(document: Document, block: Block) -> bool:
    """Whether a block is the copyright line (`© …`, `2026 © …`)."""
    if block.role is Role.OWNER:
        return True
    return (
        block.kind is Kind.PARAGRAPH and "©" in document.text[block.start : min(block.end, block.start + 8)]
    )


def _section(document: Document, block: Block, end: int, lang: Lang) -> Section:
    if _opens_contacts(document, block):
        label = label_at(document.text, block.start, block.end)
        title = document.text[block.start : label.value if label else block.end].strip(" :\t")
        return Section(number=None, key="contacts", title=title, start=block.start, end=end)
    start = _numbered_start(document, block)
    number, title = _numbered(document.text[start : block.end])
    key = _key(title, lang) or "other"
    return Section(number=number, key=key, title=title, start=start, end=end)


def _numbered_start(document: Document, block: Block) -> int:
    """Where a heading begins: with its number, which is no part of a list item's block."""
    line = document.text.rfind("\n", 0, block.start) + 1
    number = _NUMBER.match(document.text[line : block.end].lstrip())
    return block.end - len(number.string) if number else block.start


def heading_key(heading: str, lang: Lang) -> SectionKey | None:
    """The section that a heading opens by its words in any language, its number left aside."""
    return _key(_numbered(heading)[1], lang)


def title_of(heading: str) -> str:
    """A heading without its number."""
    return _numbered(heading)[1]


def _numbered(heading: str) -> tuple[str | None, str]:
    match = _NUMBER.match(heading)
    return (match[1], heading[match.end() :]) if match else (None, heading)


def _key(title: str, lang: Lang) -> SectionKey | None:
    squeezed = squeeze(title)
    for candidate in (lang, *LANGS):
        key = language(candidate).headings.get(squeezed)
        if key is not None:
            return key
    return None


def _without_contents(parts: list[Part]) -> Iterator[Part]:
    """Drop a heading with nothing under it that comes again: it is a line of the table of contents."""
    titles = [squeeze(part.section.title) if part.section else None for part in parts]
    last = {title: i for i, title in enumerate(titles)}
    for i, part in enumerate(parts):
        if part.section and not part.blocks and i < last[titles[i]]:
            continue
        yield part
