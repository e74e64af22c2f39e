"""Terms and their definitions: `Net migration – the difference …`, `**Term** - …`, `Term: …`."""

from __future__ import annotations

import re

from parsers.blocks import Block, Document, Kind
from parsers.parts.sections import Part
from records.release import GlossaryTerm

_SEPARATOR = re.compile(r"\s+[-–—−]\s+|\s*:\s+|\s*[–—]\s*")
_MOST_TERM_WORDS = 15
_LISTING = " ;"


def read_glossary(document: Document, parts: list[Part]) -> list[GlossaryTerm]:
    """The pairs of the glossary; a paragraph that opens no new term goes on with the one before."""
    terms: list[GlossaryTerm] = []
    for block in _blocks(parts):
        pair = _pair(document, block)
        if pair is not None:
            terms.append(pair)
        elif terms:
            more = f"{terms[-1].definition} {document.line_of(block)}"
            terms[-1] = GlossaryTerm(term=terms[-1].term, definition=more.strip(_LISTING))
    return terms


def _blocks(parts: list[Part]) -> list[Block]:
    return [
        block
        for part in parts
        if part.key == "glossary"
        for block in part.blocks
        if block.kind in {Kind.PARAGRAPH, Kind.LIST_ITEM}
    ]


def _pair(document: Document, block: Block) -> GlossaryTerm | None:
    split = _split_bold(document, block) or _split_printed(document, block)
    if split is None:
        return None
    term, definition = (" ".join(words.split()).strip(_LISTING) for words in split)
    return GlossaryTerm(term=term, definition=definition) if term and definition else None


def _split_bold(document: Document, block: Block) -> tuple[str, str] | None:
    """A bold opening is the term, whatever stands between it and the definition."""
    if not block.bold or document.text[block.start : block.bold[0].start].strip(" *_"):
        return None
    end = block.bold[0].end
    return document.text[block.bold[0].start : end].strip(" :-–—"), document.text[end : block.end].lstrip(
        " *_:-–—−"
    )


def _split_printed(document: Document, block: Block) -> tuple[str, str] | None:
    words = document.text_of(block)
    for match in _SEPARATOR.finditer(words):
        if match.start() and len(words[: match.start()].split()) <= _MOST_TERM_WORDS:
            return words[: match.start()], words[match.end() :]
        return None
    return None
