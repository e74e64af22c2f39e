"""The code of what is measured, from the project's vocabulary of indicators."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from parsers.vocabulary.language import load
from parsers.vocabulary.lexicon import tokenise
from records.observation import Measure
from records.release import Lang

#: letters that tell most stems apart; no stem is shorter
_LETTERS = 2


class _Pattern(NamedTuple):
    code: str
    words: tuple[str, ...]
    measures: tuple[str, ...]
    units: tuple[str, ...]
    ruled_out: tuple[str, ...]


@lru_cache(maxsize=3)
def _patterns(lang: Lang) -> tuple[_Pattern, ...]:
    """The patterns of one language, most words first."""
    patterns = [
        _Pattern(
            *(code, tuple(words), tuple(entry.get("measures", ())), tuple(entry.get("units", ()))),
            ruled_out=tuple(entry.get(f"not_{lang}", ())),
        )
        for code, entry in load("indicators").items()
        for words in entry[lang]
    ]
    return tuple(sorted(patterns, key=lambda pattern: -len(pattern.words)))


@lru_cache(maxsize=50_000)
def indicator_code(phrase: str, lang: Lang, measure: Measure, unit: str) -> str | None:
    """The code of `phrase`; None where no code fits, or two fit as well as each other.

    A price index has no level: sales of food in tenge are not its prices; a number of schools is not told in
    persons.
    """
    words = tokenise(phrase).words
    best: set[str] = set()
    length = 0
    for pattern in _candidates(words, lang):
        if len(pattern.words) < length:
            break
        told = (not pattern.measures or measure in pattern.measures) and (
            not pattern.units or unit in pattern.units
        )
        if told and _fits(pattern, words):
            best.add(pattern.code)
            length = len(pattern.words)
    return best.pop() if len(best) == 1 else None


def _candidates(words: list[str], lang: Lang) -> list[_Pattern]:
    """The patterns whose first stem may begin one of `words`, most words first."""
    by_letters = _by_letters(lang)
    places = {
        place for letters in {word[:_LETTERS] for word in words} for place in by_letters.get(letters, ())
    }
    patterns = _patterns(lang)
    return [patterns[place] for place in sorted(places)]


@lru_cache(maxsize=3)
def _by_letters(lang: Lang) -> dict[str, list[int]]:
    """The places of the patterns by the first letters of their first stem."""
    places: dict[str, list[int]] = {}
    for place, pattern in enumerate(_patterns(lang)):
        places.setdefault(pattern.words[0][:_LETTERS], []).append(place)
    return places


def _fits(pattern: _Pattern, words: list[str]) -> bool:
    return all(_stands(stem, words) for stem in pattern.words) and not any(
        _stands(stem, words) for stem in pattern.ruled_out
    )


def _stands(stem: str, words: list[str]) -> bool:
    return any(word.startswith(stem) for word in words)
