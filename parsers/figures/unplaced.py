"""A number in a table that is no observation, as the record tells it."""

from __future__ import annotations

from parsers.blocks import Document
from records.table import Unplaced


def unplaced_of(document: Document, start: int, end: int, reason: str) -> Unplaced:
    """The number printed at `start..end` of the canonical text, and why it is none."""
    return Unplaced(
        quote=document.text[start:end], start=start, end=end, locator=document.locate(start), reason=reason
    )
