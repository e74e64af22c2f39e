"""The paragraphs of the methodological notes."""

from __future__ import annotations

from parsers.blocks import Document, Kind
from parsers.parts.sections import Part


def read_methodology(document: Document, parts: list[Part]) -> list[str]:
    """The paragraphs under the heading, in order, blanks folded."""
    return [
        document.line_of(block)
        for part in parts
        if part.key == "methodology"
        for block in part.blocks
        if block.kind in {Kind.PARAGRAPH, Kind.LIST_ITEM}
    ]
