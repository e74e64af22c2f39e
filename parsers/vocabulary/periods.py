"""The grammar of time of one language: its words and the forms they make, from `periods_<lang>.toml`.

A vocabulary file sorts words into classes; each class is one letter here, so a text becomes a string of
letters and a form (`month dash month year`) a regular expression over that string. The head of
`periods_en.toml` tells how a file is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from parsers.vocabulary.language import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from records.release import Lang

#: classes that no language names: what the tokens themselves show
SHAPES: Final = (
    *("year", "number", "amount", "date", "roman", "index_hundred", "word", "mark"),
    *("dash", "slash", "comma", "open", "close"),
    *("period_term", "period_term_dative", "point_term"),
)
_SYMBOLS: Final = dict.fromkeys("-–—−‑‐", "dash") | {"/": "slash", ",": "comma", "(": "open", ")": "close"}
# Y is printed for V; Cyrillic letters for Latin ones
_ROMANS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "iy": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4, "іу": 4}
#: every form holds one of these, or of its language's `anchors`, at most _BEFORE_ANCHOR words from its start
_ANCHORS: Final = ("year", "date", "period_term", "period_term_dative", "point_term")
_BEFORE_ANCHOR: Final = 9
_MONTHS: Final = ("month", "month_dative", "month_locative")
_FIRST_LETTER: Final = 0xE000  # private use: never special in a regular expression
_NAME: Final = re.compile("[a-z_]+")
_ALTERNATIVES: Final = re.compile(r"\(([^)]*)\)")


class VocabularyError(ValueError):
    """A vocabulary file names what is not there; the message says which name and where."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a form says: `reads` names the reading of its tokens (in `parsers.terms`).

    `edge` ("start", "end") makes a point in time of a period; `point` calls a day one; `listed` is true
    where commas and conjunctions separate several times; `alone` where other numbers in brackets forbid the
    reading; `marked` is false for a base without its marker of comparison.
    """

    reads: str
    edge: str = ""
    point: bool = False
    listed: bool = False
    alone: bool = False
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Grammar:
    """Forms, the first that fits wins: group `f0` of `pattern` belongs to `rules[0]`, `t0` is its target."""

    pattern: re.Pattern[str]
    rules: tuple[Rule, ...]

    def rule_of(self, match: re.Match[str]) -> Rule:
        """The rule of the form that `match` is of."""
        return self.rules[_form(match)]

    def target_of(self, match: re.Match[str]) -> tuple[int, int]:
        """The part of `match` that its form puts in square brackets."""
        return match.span(f"t{_form(match)}")


def _form(match: re.Match[str]) -> int:
    return int(str(match.lastgroup)[1:])


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Time in one language. `words` gives the letter of a word's class, and its value (0 for none).

    `cues` are the words of which a text holds one, or a year in digits, where it holds a time;
    `cue_letters` are their classes, `month_letters` those of months.
    """

    words: Mapping[str, tuple[str, int]]
    letters: Mapping[str, str]
    periods: Grammar
    bases: Grammar
    cues: frozenset[str]
    cue_letters: frozenset[str]
    month_letters: frozenset[str]


@lru_cache(maxsize=8)
def time_words(lang: Lang) -> TimeWords:
    """The grammar of time of `lang`; raises VocabularyError where the file is not sound."""
    data = load(f"periods_{lang}")
    classes = (*SHAPES, *data["valued"], *data["words"])
    letters = {name: chr(_FIRST_LETTER + index) for index, name in enumerate(dict.fromkeys(classes))}
    return TimeWords(
        words=_words(data, letters),
        letters=letters,
        periods=_grammar(data["period"], data, letters),
        bases=_grammar(data["base"], data, letters),
        month_letters=frozenset(letters[name] for name in letters if name in _MONTHS),
        cue_letters=frozenset(letters[name] for name in data["anchors"]["classes"]),
        cues=frozenset(form for form, name, _ in _entries(data) if name in data["anchors"]["classes"]),
    )


def _words(data: dict[str, Any], letters: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    words = {symbol: (letters[name], 0) for symbol, name in _SYMBOLS.items()}
    words |= {numeral: (letters["roman"], value) for numeral, value in _ROMANS.items()}
    for form, name, value in _entries(data):
        if words.setdefault(form, (letters[name], value)) != (letters[name], value):
            raise VocabularyError(f"{form!r} of the class {name!r} stands in another class too")
    return words


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    endings: dict[str, str] = data.get("endings", {})
    for name, by_value in data["valued"].items():
        for value, spellings in enumerate(by_value, start=1):
            yield from ((form, name, value) for spelling in spellings for form in inflect(spelling, endings))
    for name, spellings in data["words"].items():
        yield from ((form, name, 0) for spelling in spellings for form in inflect(spelling, endings))


def inflect(spelling: str, endings: Mapping[str, str]) -> Iterator[str]:
    """Every form of `год(,а,у)`: год, года, году; `(@case)` stands for the list `case` of `endings`."""
    pieces = _ALTERNATIVES.split(spelling)
    choices = [
        (endings[piece[1:]] if piece.startswith("@") else piece).split(",") if index % 2 else [piece]
        for index, piece in enumerate(pieces)
    ]
    yield from ("".join(chosen) for chosen in product(*choices))


def _grammar(forms: list[dict[str, Any]], data: dict[str, Any], letters: Mapping[str, str]) -> Grammar:
    fragments, anchors = data["fragments"], (*_ANCHORS, *data["anchors"]["classes"])
    rules: list[Rule] = []
    patterns: list[str] = []
    for entry in forms:
        rule = Rule(**{name: value for name, value in entry.items() if name != "forms"})
        for form in entry["forms"]:
            target = f"(?P<t{len(rules)}>"
            body = _letters(form, fragments, letters).replace("[", target).replace("]", ")")
            patterns.append(f"(?P<f{len(rules)}>{body})")
            rules.append(rule)
    return Grammar(re.compile(f"{_near_anchor(anchors, letters)}(?:{'|'.join(patterns)})"), tuple(rules))


def _near_anchor(anchors: Iterable[str], letters: Mapping[str, str]) -> str:
    """A look ahead that spares most of a text the forms: an anchor is near, known words before it."""
    wanted = "".join(letters[name] for name in anchors)
    return f"(?=[^{wanted}{letters['word']}{letters['mark']}]{{0,{_BEFORE_ANCHOR}}}[{wanted}])"


def _letters(form: str, fragments: Mapping[str, str], letters: Mapping[str, str]) -> str:
    """`form` as a regular expression over letters; plain groups do not capture, blanks mean nothing."""

    def letter(name: re.Match[str]) -> str:
        if name[0] in fragments:
            return f"(?:{_letters(fragments[name[0]], fragments, letters)})"
        if name[0] not in letters:
            raise VocabularyError(f"the form {form!r} names {name[0]!r}, which is no class of words")
        return letters[name[0]]

    return _NAME.sub(letter, re.sub(r"\((?!\?)", "(?:", form)).replace(" ", "")
