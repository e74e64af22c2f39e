"""The words that tables are built of, compiled once (tables.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from parsers.vocabulary.language import load
from records.release import LANGS

if TYPE_CHECKING:
    from records.release import Lang

WordClass = Literal[
    "continued",
    "codes",
    "unit_leads",
    "totals",
    "settlements",
    "notes",
    "period_words",
    "ratios",
    "annual",
    "years",
    "table",
    "including",
    "estimates",
    "page",
    "page_of",
]
_AROUND = " \t.,:;()[]«»\"'*"


@cache
def _phrases(name: WordClass, lang: Lang | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole phrases and the stems of a class, of one language or of all."""
    words = {_plain(w) for code in ([lang] if lang else LANGS) for w in load("tables")[name][code]}
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).strip(_AROUND.replace("*", ""))


@lru_cache(maxsize=50_000)
def is_one(words: str, name: WordClass, lang: Lang | None = None) -> bool:
    """Whether `words` as a whole are one of the class; in any language where none is given."""
    whole, stems = _phrases(name, lang)
    plain = " ".join(words.lower().split()).strip(_AROUND)
    return plain in whole or any(plain.startswith(stem) for stem in stems)


@lru_cache(maxsize=50_000)
def has_one(words: str, name: WordClass, lang: Lang | None = None) -> bool:
    """Whether one of the single words of `words` is one of the class."""
    return any(is_one(word, name, lang) for word in words.split())


def opens_with(words: str, name: WordClass, lang: Lang | None = None) -> bool:
    """Whether the first word of `words` is one of the class."""
    first = words.split(maxsplit=1)[:1]
    return bool(first) and is_one(first[0], name, lang)


def alternatives(name: WordClass) -> str:
    """A regular expression for one of the words of a class, in any language; in lower case."""
    whole, stems = _phrases(name, None)
    words = [*(re.escape(word) for word in whole), *(rf"{re.escape(stem)}\w*" for stem in stems)]
    return "|".join(sorted(words, key=len, reverse=True))
