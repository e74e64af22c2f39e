"""The words by which a title tells that its figures are preliminary or final, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from parsers.vocabulary.language import load, squeeze
from parsers.vocabulary.lexicon import Entry, Lexicon, tokenise
from records.release import LANGS, Lang

Stage = Literal["preliminary", "final"]

#: what titles say besides the parsers' own words for provisional data (written as those are, `*` for any
#: ending). A bare "final", "estimate" or "жедел" is not there: final consumption, an estimate of losses and
#: the ambulance are subjects of releases
WORDS: Final[dict[Stage, dict[Lang, tuple[str, ...]]]] = {
    "preliminary": {
        "en": ("(estimate)", "(estimates)", "first estimate*"),
        "ru": ("(оценка)", "перв* оценк*", "оперативн* информаци*"),
        "kk": ("(бағалау)", "жедел дерек*", "жедел мәлімет*", "жедел ақпарат*", "жедел бағалау*"),
    },
    "final": {
        "en": ("(final)", "final data", "final figures", "final results", "final estimate*"),
        "ru": ("окончательн*",),
        "kk": ("(түпкілікті)", "түпкілікті дерек*", "түпкілікті мәлімет*", "түпкілікті нәтиже*"),
    },
}
#: the nouns that such words stand before
NOUNS: Final[dict[Lang, tuple[str, ...]]] = {
    "en": ("data", "figures", "results", "estimate", "estimates"),
    "ru": ("данн*", "итог*", "оценк*", "результат*"),
    "kk": ("дерек*", "мәлімет*", "нәтиже*", "баға*"),
}
_NOUN: Final = "noun"


class _Mark(NamedTuple):
    """What is named at `title[start:end]`."""

    name: str
    start: int
    end: int


def stages_named(title: str) -> set[Stage]:
    """The stages that the words of `title` name."""
    found = {mark.name for mark in _marks(title)}
    return {stage for stage in WORDS if stage in found}


@lru_cache(maxsize=4096)
def series_of(series: str) -> str:
    """What the preliminary and final editions of one series share of its name; for comparison, not for print.

    Signs, blanks and case are left out too, for they vary from issue to issue (SITE.md, "Listings").
    """
    kept, start, behind = "", 0, False
    for mark in _marks(series):
        gap = series[start : mark.start]
        belongs = behind and not squeeze(gap)
        behind = mark.name != _NOUN
        if behind or belongs:
            kept, start = kept + gap, mark.end
    return squeeze(kept + series[start:]) or squeeze(series)


def _marks(title: str) -> Iterator[_Mark]:
    tokens = tokenise(title)
    index = 0
    while index < len(tokens.words):
        match = _lexicon().match(tokens, index)
        if match is None:
            index += 1
            continue
        names = match.meaning.categories
        yield _Mark(min(names), tokens.starts[index], tokens.ends[match.stop - 1])
        index = match.stop


@cache
def _lexicon() -> Lexicon:
    phrases = {(phrase, "preliminary") for lang in LANGS for phrase in load(lang)["words"]["provisional"]}
    phrases |= {(phrase, stage) for stage, words in WORDS.items() for lang in LANGS for phrase in words[lang]}
    phrases |= {(phrase, _NOUN) for lang in LANGS for phrase in NOUNS[lang]}
    return Lexicon((phrase, Entry(category, None)) for phrase, category in sorted(phrases))
