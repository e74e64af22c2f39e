"""A change of a record on one line, for people."""

from __future__ import annotations

from typing import Any, Final

from records.difference import Change

_LONGEST: Final = 80  # characters of a value
_VALUE: Final = "/obs_value"


def describe(change: Change) -> str:
    """`births, KZ, 2025-01: 34 120 -> 34 210`; other fields with the name they have in the record."""
    name = change.path[1:]
    if change.about:
        # /observations/7/evidence/quote is told as evidence/quote of its figure
        field = "/".join(name.split("/")[2:])
        name = change.about if change.path.endswith(_VALUE) or not field else f"{change.about}: {field}"
    if change.kind == "added":
        return f"{name}: added, {_shown(change.new)}"
    if change.kind == "removed":
        return f"{name}: removed, was {_shown(change.old)}"
    return f"{name}: {_shown(change.old)} -> {_shown(change.new)}"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        # what stands for an item of a list: a figure's value, a period's code, else the words of it
        named = (value[key] for key in ("obs_value", "sdmx", "text", "title", "term", "rule") if key in value)
        value = next(named, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}".replace(",", " ")
    if value is None:
        return "nothing"
    words = "".join(char if char.isprintable() else " " for char in " ".join(str(value).split()))
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
