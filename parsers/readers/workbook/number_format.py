"""Number format codes (ECMA-376 part 1, 18.8.31) taken apart: sections, and the tokens of each.

The one library for them in Python (ssf) has not been kept since 2020 and needs seven others; these are the
rules that statistical tables use. Fractions (`# ?/?`) are printed as General.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

_SECTION: Final = re.compile(r'(?:[^;"\\\[]|"[^"]*"?|\\.|\\$|\[[^\]]*\]?)*')
_TOKEN: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)"? | \\(?P<escaped>.?) | _(?P<pad>.?) | \*(?P<fill>.?)
    | \[\$(?P<currency>[^\-\]]*)[^\]]*\] | \[(?P<condition>[<>=]+-?[\d.]+)\] | \[(?P<elapsed>h+|m+|s+)\]
    | \[(?P<colour>[^\]]*)\]? | (?P<general>General) | (?P<halfday>AM/PM|A/P)
    | (?P<date>y+|m+|d+|h+|s+(?:\.0+)?) | (?P<exponent>E[+-])
    | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<text>@) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
#: tokens that are printed as they are
_LITERALS: Final = frozenset(("quoted", "escaped", "currency", "literal"))
_DATES: Final = frozenset(("date", "elapsed", "halfday"))
_COMPARISONS: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne,
}  # fmt: skip
_CONDITION: Final = re.compile(r"([<>=]+)(-?\d*\.?\d*)")


class Token(NamedTuple):
    """A piece of a section: its kind (a group of _TOKEN, `literal` for all literals) and its text."""

    kind: str
    text: str


@dataclass(frozen=True, eq=False)
class Section:
    """One of the up to four sections of a code."""

    tokens: tuple[Token, ...]

    def has(self, *kinds: str) -> bool:
        """Whether a token is of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)

    @cached_property
    def is_date(self) -> bool:
        """Whether it prints a date or a time."""
        return self.has(*_DATES)

    @cached_property
    def is_number(self) -> bool:
        """Whether it has places for digits, and rules for all of them."""
        return self.has("digit") and not self.is_fraction and not self.is_date

    @cached_property
    def is_fraction(self) -> bool:
        """`# ?/?`, which is printed as General."""
        return self.has("digit") and Token("literal", "/") in self.tokens

    @cached_property
    def condition(self) -> Callable[[float], bool] | None:
        """`[<1]`: which numbers it is for, where it says."""
        text = next((token.text for token in self.tokens if token.kind == "condition"), "")
        found = _CONDITION.fullmatch(text)
        compare = _COMPARISONS.get(found[1]) if found else None
        if found is None or compare is None or not found[2].strip("-."):
            return None
        limit = float(found[2])
        return lambda value: compare(value, limit)


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a code, at least one and at most four."""
    texts, start = [], 0
    while start <= len(code):
        found = _SECTION.match(code, start)
        end = found.end() if found else len(code)
        texts.append(code[start:end])
        start = end + 1
    return tuple(Section(tuple(_tokens(text))) for text in texts[:4])


def _tokens(text: str) -> list[Token]:
    tokens = []
    for found in _TOKEN.finditer(text):
        kind = str(found.lastgroup)
        if kind in ("fill", "colour"):
            continue
        value = " " if kind == "pad" else found[kind]
        tokens.append(Token("literal" if kind in _LITERALS or kind == "pad" else kind, value))
    return tokens


def number_section(code: str, value: float) -> tuple[Section, bool]:
    """The section for a number, and whether the number's sign is still to be printed.

    Without conditions: positive; negative, which says its sign itself; zero.
    """
    found = _number_sections(code)
    if len(found) == 1:
        return found[0], True
    if any(section.condition for section in found):
        chosen = (section for section in found if section.condition is None or section.condition(value))
        return next(chosen, found[-1]), True
    if value < 0:
        return found[1], False
    return found[2 if value == 0 and len(found) > 2 else 0], True


@lru_cache(maxsize=1024)
def _number_sections(code: str) -> tuple[Section, ...]:
    found = sections(code)
    return tuple(section for section in found[:3] if not section.has("text")) or found[:1]


def text_section(code: str) -> Section | None:
    """The section for text: the fourth, or the only one with an `@`."""
    return next((section for section in sections(code) if section.has("text")), None)
