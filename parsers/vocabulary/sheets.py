"""What the sheets, covers and legends of workbooks say, in all three languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from parsers.vocabulary.language import load, squeeze, squeeze_alike
from records.release import LANGS


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The vocabulary file `sheets.toml`, ready to use: all words are `squeeze`d (those of names with
    `squeeze_alike`), marks are as printed.

    `names` tells the kind of a sheet by its name, `phrases` the same by the words of it; `meanings` the
    status by a phrase of a legend, `marks` the family of each spelling of a mark, `usual` the status of a
    family without a legend.
    """

    names: dict[str, str]
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    series: frozenset[str]
    imprint: tuple[str, ...]
    continued: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]
    marks: dict[str, str]
    usual: dict[str, str]


@lru_cache(maxsize=1)
def sheet_words() -> SheetWords:
    """The compiled vocabulary."""
    data = load("sheets")
    cover = data["cover"]
    return SheetWords(
        names={
            squeeze_alike(words): kind
            for kind, table in data["names"].items()
            for lang in LANGS
            for words in table[lang]
        },
        phrases=tuple(
            (tuple(map(squeeze_alike, words.split())), kind)
            for kind, table in data["names"].items()
            for lang in LANGS
            for words in table[lang]
        ),
        series=frozenset(map(squeeze, cover["series"])),
        imprint=tuple(map(squeeze, [*cover["publisher"], *cover["genre"]])),
        continued=tuple(map(squeeze, data["continued"]["words"])),
        meanings=tuple(
            (words, status) for status, table in data["meanings"].items() for words in _squeezed(table)
        ),
        marks={mark: family for family, marks in data["marks"].items() for mark in marks},
        usual=data["usual"],
    )


def _squeezed(table: dict[str, list[str]]) -> list[str]:
    return [squeeze(words) for lang in LANGS for words in table[lang]]
