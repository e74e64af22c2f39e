"""The name of an indicator in an export: its words, and the unit in the brackets at its end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from parsers.figures.read_terms import read_terms
from parsers.figures.sentence import Reading, Terms
from parsers.vocabulary.language import load

_COMMA: Final = re.compile(r",\s*(?=[^,()]*$)")


class Name(NamedTuple):
    """`Births (Persons)` as `words` and `unit_text`; `edge` is "start" or "end" for values of a day, else "".

    `unit_text` is None where the name has no unit.
    """

    words: str
    unit_text: str | None
    edge: str


def read_name(printed: str, reading: Reading) -> Name:
    """The parts of an indicator's name as an export prints it.

    The unit stands in the last brackets (SITE.md), known or not, else behind the last comma if it is known.
    """
    printed = printed.strip()
    words, unit = _in_brackets(printed)
    if unit is None:
        words, unit = _behind_comma(printed, reading)
    return Name(words, unit, _edge(words))


def has_unit(words: str, reading: Reading) -> bool:
    """Whether a unit of the vocabulary stands in `words`."""
    return not read_terms(words, 0, len(words), reading).lack("unit")


def _in_brackets(printed: str) -> tuple[str, str | None]:
    if not printed.endswith(")"):
        return printed, None
    depth = 0
    for at in range(len(printed) - 1, -1, -1):
        depth += (printed[at] == ")") - (printed[at] == "(")
        if not depth:
            unit = printed[at + 1 : -1].strip()
            return printed[:at].rstrip(" ,"), unit or None
    return printed, None


def _behind_comma(printed: str, reading: Reading) -> tuple[str, str | None]:
    comma = _COMMA.search(printed)
    if comma is None or not _opens_with_unit(read_terms(printed, comma.end(), len(printed), reading)):
        return printed, None
    return printed[: comma.start()].rstrip(), printed[comma.end() :].strip()


def _opens_with_unit(terms: Terms) -> bool:
    """`в процентах`, `тысяч тенге`: no other word stands before the unit."""
    return bool(terms) and next(
        (term.has("unit") for term in terms if not term.has("preposition", "multiplier") or term.has("unit")),
        False,
    )


def _edge(words: str) -> str:
    lower = words.lower()
    return next((edge for edge, said in _edges().items() if any(phrase in lower for phrase in said)), "")


@lru_cache(maxsize=1)
def _edges() -> dict[str, tuple[str, ...]]:
    points = load("open_data")["points"]
    return {edge: tuple(phrase.lower() for phrase in phrases) for edge, phrases in points.items()}
