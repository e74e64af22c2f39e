"""A change of a record on one line, for people."""

from __future__ import annotations

from typing import Any, Final

from records.difference import Change

_LONGEST: Final = 80  # characters of a value
_BEFORE: Final = 30  # of them, at most, before the place where two values differ
_VALUE: Final = "/obs_value"
#: what stands for an item of a list or a period: a value, a code, else its words
_NAMING: Final = ("obs_value", "sdmx", "text", "title", "term", "rule", "quote")


def describe(change: Change) -> str:
    """`births, KZ, 2025-01: 34 120 -> 34 210`; other fields with the name they have in the record.

    Of long texts, the part where they begin to differ is shown.
    """
    name = change.path[1:]
    if change.about:
        # /observations/7/evidence/quote is told as evidence/quote of its figure
        field = "/".join(name.split("/")[2:])
        name = change.about if change.path.endswith(_VALUE) or not field else f"{change.about}: {field}"
    old, new = _words(change.old), _words(change.new)
    if change.kind == "added":
        return f"{name}: added, {_cut(new, 0)}"
    if change.kind == "removed":
        return f"{name}: removed, was {_cut(old, 0)}"
    start = max(0, _same(old, new) - _BEFORE) if max(len(old), len(new)) > _LONGEST else 0
    return f"{name}: {_cut(old, start)} -> {_cut(new, start)}"


def _same(old: str, new: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(old), len(new)))


def _cut(words: str, start: int) -> str:
    """At most `_LONGEST` characters from `start` on, with a mark where something is left out."""
    end = start + _LONGEST
    return f"{'…' if start else ''}{words[start:end]}{'…' if len(words) > end else ''}"


def _words(value: Any) -> str:
    """A JSON value on one line, without control characters; numbers are grouped by blanks."""
    if isinstance(value, dict):
        value = next((value[key] for key in _NAMING if key in value), value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}".replace(",", " ")
    if value is None:
        return "nothing"
    return "".join(char if char.isprintable() else " " for char in " ".join(str(value).split()))
