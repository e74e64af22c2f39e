"""What the bureau's open-data exports call their columns, compiled once (SITE.md, "Files and open data")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parsers.vocabulary.language import load, squeeze

#: what stands behind a column's name: `(по каталогу)`
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of an export by their job, counted from 0.

    `dimensions` are those that narrow the value, `codes` those that hold the codes of another.
    """

    name: int
    value: int
    date: int | None
    period: int | None
    area: int | None
    dimensions: tuple[int, ...]
    codes: frozenset[int]


def read_columns(header: Sequence[str]) -> Columns | None:
    """The columns of `header`; None where it is that of no export: it names no indicator, time or value."""
    names = [squeeze(_BRACKETS.sub("", name)) for name in header]
    found = {job: _index(names, spellings) for job, spellings in _jobs().items()}
    name, value = found["name"], found["value"]
    if name is None or value is None or (found["date"] is None and found["period"] is None):
        return None
    codes = _codes(names)
    apart = {*found.values(), *codes}
    dimensions = tuple(at for at, words in enumerate(names) if words and at not in apart)
    return Columns(name, value, found["date"], found["period"], found["area"], dimensions, codes)


def _codes(names: Sequence[str]) -> frozenset[int]:
    """The columns that hold the codes of another: `LКАТО` beside `КАТО`."""
    coded = {squeeze(_prefix() + name) for name in names if name}
    return frozenset(at for at, name in enumerate(names) if name in coded)


@lru_cache(maxsize=1)
def _prefix() -> str:
    return str(load("open_data")["code"]["prefix"])


@lru_cache(maxsize=1)
def _jobs() -> dict[str, frozenset[str]]:
    return {job: frozenset(map(squeeze, names)) for job, names in load("open_data")["columns"].items()}


def _index(names: Sequence[str], spellings: frozenset[str]) -> int | None:
    return next((at for at, name in enumerate(names) if name in spellings), None)
