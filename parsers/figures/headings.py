"""What the heading of a section says of all figures under it."""

from __future__ import annotations

from functools import lru_cache

from parsers.vocabulary.language import language
from parsers.vocabulary.lexicon import tokenise
from records.release import Lang


@lru_cache(maxsize=512)
def heading_partner(heading: str | None, lang: Lang) -> str | None:
    """The one partner that a heading names ("Mutual trade with the EAEU countries"), else None."""
    tokens = tokenise(heading or "")
    found: set[str] = set()
    index = 0
    while index < len(tokens.words):
        match = language(lang).lexicon.match(tokens, index)
        if match is None:
            index += 1
            continue
        found.update(str(value) for category, value in match.meaning.entries if category == "partner")
        index = match.stop
    return found.pop() if len(found) == 1 else None
