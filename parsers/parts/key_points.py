"""The key points: one item for each printed sentence before the glossary that is no list or caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsers.blocks import WORKBOOK, Block, Document, Kind, Role
from parsers.parts.printed_dates import DATES, read_printed_dates
from parsers.parts.sections import Part, heading_key, title_of
from parsers.parts.sentences import split_sentences
from parsers.terms.labels import find_labels, label_at
from parsers.vocabulary.language import Language, squeeze
from records.release import KeyPoint, Lang

_TEXT = (Kind.PARAGRAPH, Kind.LIST_ITEM)
_LISTS = ("spreadsheets", "dynamic_tables", "links")
_AFTER = ("glossary", "methodology", "links", "contacts", "owner")
#: a number that is no year: a line with one is never passed over as a caption
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")


class Sentence(NamedTuple):
    """A key point and where its paragraph begins."""

    point: KeyPoint
    paragraph: int


def read_key_points(document: Document, parts: list[Part], language: Language) -> list[Sentence]:
    """The sentences of the key points and their subsections, in reading order; a workbook has none."""
    if document.layout == WORKBOOK:
        return []
    left_out = _front_matter(document, parts, language.lang)
    return [
        Sentence(KeyPoint(text=document.text[a:b], section=_heading(part), start=a, end=b), block.start)
        for part in _running_parts(parts)
        for block in part.blocks
        if block.start not in left_out and _is_running_text(document, part, block, language)
        for a, b in split_sentences(document.text, block.start, block.end, language)
    ]


def _running_parts(parts: list[Part]) -> Iterator[Part]:
    """All parts up to the glossary; where there is none, up to what else stands at the end of a release.

    Behind that, where the sections are in another order, the key points and what follows them up to the
    next section of the end.
    """
    ends = ("glossary",) if any(part.key == "glossary" for part in parts) else _AFTER
    is_over, is_read = False, True
    for part in parts:
        is_over = is_over or part.key in ends
        if part.key == "key_points":
            is_read = True
        elif part.key in _AFTER:
            is_read = is_read and not is_over
            continue
        if is_read:
            yield part


def _heading(part: Part) -> str | None:
    """The subsection's heading; the key points' own is none."""
    return part.section.title if part.section and part.key != "key_points" else None


def _is_running_text(document: Document, part: Part, block: Block, language: Language) -> bool:
    """Whether a block is sentences: no title, date, caption, and no entry of a list of links."""
    if block.kind not in _TEXT or block.role is not Role.NONE:
        return False
    if part.key in _LISTS:
        return not (block.links or is_caption(document, block, language) or _is_group(document, block))
    return not (_is_link_only(block) or is_caption(document, block, language))


def _front_matter(document: Document, parts: list[Part], lang: Lang) -> set[int]:
    """Where the blocks before the first heading begin that are dates or lines of the table of contents."""
    front = [block for part in parts if part.key == "front" for block in part.blocks]
    titles = {squeeze(part.section.title) for part in parts if part.section}
    dates = {printed.start for printed in read_printed_dates(document, front) if printed.words}
    return dates | {
        block.start
        for block in front
        if _opens_date(document, block)
        or (block.kind is Kind.LIST_ITEM and _is_entry(document.text_of(block), titles, lang))
    }


def _opens_date(document: Document, block: Block) -> bool:
    labels = [label.name for label in find_labels(document.text, block.start, block.end)]
    return bool(labels) and labels[0] in DATES


def _is_entry(words: str, titles: set[str], lang: Lang) -> bool:
    return heading_key(words, lang) is not None or squeeze(title_of(words)) in titles


def _is_link_only(block: Block) -> bool:
    linked = sum(link.end - link.start for link in block.links)
    return bool(block.links) and linked >= 0.8 * (block.end - block.start - 8)


def _is_group(document: Document, block: Block) -> bool:
    """A line without a number that heads links: it opens with a frequency or closes with a colon."""
    words = document.text_of(block)
    label = label_at(document.text, block.start, block.end)
    is_heading = words.endswith(":") or (label is not None and label.name.startswith("frequency"))
    return is_heading and not _FIGURE.search(words)


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
