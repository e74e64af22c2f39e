"""How the text of a cell stands in the canonical text: normalised, without blanks at its ends."""

from __future__ import annotations

from typing import NamedTuple

from parsers.normalise import normalise


class Spelt(NamedTuple):
    """The text of a cell, how many blanks led it, and whether letters stand in it."""

    text: str
    blanks: int
    is_label: bool


def spell(raw: str) -> Spelt:
    """The canonical spelling; a tab is a blank, since tabs part the cells of a row."""
    words = normalise(raw).replace("\t", " ")
    text = words.strip()
    blanks = len(words) - len(words.lstrip(" "))
    return Spelt(text, blanks, any(ch.isalpha() for ch in text))
