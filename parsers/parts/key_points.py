"""The key points: one item for each printed sentence before the glossary that is no list or caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsers.blocks import Block, Document, Kind, Role
from parsers.parts.labels import find_labels, label_at
from parsers.parts.sections import Part
from parsers.parts.sentences import split_sentences
from parsers.vocabulary.language import Language
from records.release import KeyPoint

_TEXT = (Kind.PARAGRAPH, Kind.LIST_ITEM)
_LISTS = ("spreadsheets", "dynamic_tables", "links")
_AFTER = ("glossary", "methodology", "links", "contacts", "owner")
_DATES = ("published", "next_published")
#: a number that is no year: a line with one is never passed over as a caption
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")


class Sentence(NamedTuple):
    """A key point and where its paragraph begins."""

    point: KeyPoint
    paragraph: int


def read_key_points(document: Document, parts: list[Part], language: Language) -> list[Sentence]:
    """The sentences of the key points and their subsections, in reading order."""
    return [
        Sentence(KeyPoint(text=document.text[a:b], section=_heading(part), start=a, end=b), block.start)
        for part in _before_glossary(parts)
        for block in part.blocks
        if is_running_text(document, part, block, language)
        for a, b in split_sentences(document.text, block.start, block.end, language)
    ]


def _before_glossary(parts: list[Part]) -> Iterator[Part]:
    """All parts up to the glossary; where there is none, up to what else stands at the end of a release."""
    ends = ("glossary",) if any(part.key == "glossary" for part in parts) else _AFTER
    for part in parts:
        if part.key in ends:
            return
        if part.key not in _AFTER:
            yield part


def _heading(part: Part) -> str | None:
    """The subsection's heading; the key points' own is none."""
    return part.section.title if part.section and part.key != "key_points" else None


def is_running_text(document: Document, part: Part, block: Block, language: Language) -> bool:
    """Whether a block is sentences: no title, date, caption, contents, and no entry of a list of links."""
    if block.kind not in _TEXT or block.role is not Role.NONE:
        return False
    if part.key == "front" and _is_front_matter(document, block, part):
        return False
    if part.key in _LISTS:
        return not (block.links or is_caption(document, block, language) or _is_group(document, block))
    return not (_is_link_only(block) or is_caption(document, block, language))


def _is_front_matter(document: Document, block: Block, part: Part) -> bool:
    """Before the first heading: the dates, a date on the line below its label, the table of contents."""
    if block.kind is Kind.LIST_ITEM:
        return True
    labels = [label.name for label in find_labels(document.text, block.start, block.end)]
    if labels and labels[0] in _DATES:
        return True
    at = part.blocks.index(block)
    before = part.blocks[at - 1] if at else None
    return before is not None and _waits_for_value(document, before)


def _waits_for_value(document: Document, block: Block) -> bool:
    label = label_at(document.text, block.start, block.end)
    return label is not None and label.name in _DATES and label.value >= block.end


def _is_link_only(block: Block) -> bool:
    linked = sum(link.end - link.start for link in block.links)
    return bool(block.links) and linked >= 0.8 * (block.end - block.start - 8)


def _is_group(document: Document, block: Block) -> bool:
    label = label_at(document.text, block.start, block.end)
    return label is not None and label.name.startswith("frequency")


def is_caption(document: Document, block: Block, language: Language) -> bool:
    """A line without a full stop that closes with a unit: the caption of a chart whose image was lost."""
    words = document.text_of(block)
    if words[-1:] in ".;:!?" or _FIGURE.search(words):
        return False
    return unit_of_caption(words, language) is not None


def unit_of_caption(words: str, language: Language) -> int | None:
    """Where the unit begins in a caption (`…, as a percentage of the total number`), None without one."""
    at = words.rfind(", ")
    while at > 0:
        if words[at + 2 :].lower().startswith(language.unit_lines):
            return at + 2
        at = words.rfind(", ", 0, at)
    return 0 if words.lower().startswith(language.unit_lines) else None
