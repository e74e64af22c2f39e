"""The copyright line."""

from __future__ import annotations

from parsers.blocks import Document
from parsers.parts.sections import Part


def read_owner(document: Document, parts: list[Part]) -> str | None:
    """The line as printed, None where there is none."""
    lines = (document.line_of(part.blocks[0]) for part in parts if part.key == "owner")
    return next(lines, None)
