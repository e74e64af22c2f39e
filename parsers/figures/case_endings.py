"""The case of a unit as printed (`бірліктен`: from, `бірлікке`: to or by), for languages that have cases."""

from __future__ import annotations

from functools import lru_cache

from parsers.vocabulary.language import language
from parsers.vocabulary.lexicon import tokenise
from records.release import Lang

_UNITS = ("unit", "multiplier")


@lru_cache(maxsize=4096)
def case_of(unit: str, lang: Lang) -> str | None:
    """The case that the printed `unit` stands in; None where its ending is part of the word (`теңге`)."""
    for case, endings in language(lang).cases.items():
        for ending in endings:
            if unit.endswith(ending) and _is_unit(unit.removesuffix(ending), lang):
                return case
    return None


def _is_unit(words: str, lang: Lang) -> bool:
    tokens = tokenise(words)
    match = language(lang).lexicon.match(tokens, 0) if tokens.words else None
    whole = match is not None and match.stop == len(tokens.words)
    return whole and match is not None and not match.meaning.categories.isdisjoint(_UNITS)
