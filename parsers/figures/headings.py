"""What a heading says of all figures under it: the title where they are of, a section's with whom."""

from __future__ import annotations

from functools import lru_cache

from parsers.figures.places import read_place
from parsers.figures.read_terms import read_terms
from parsers.figures.sentence import COUNTRY, Reading
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


def title_area(title: str | None, lang: Lang) -> str | None:
    """The area of a release: the one place that its title names, None if it has no code; else the country."""
    terms = read_terms(title or "", 0, len(title or ""), Reading(lang, None, None))
    place, open_ = read_place(terms, [range(len(terms))], title or "")
    if open_:
        return None  # of several places
    return place.code if place is not None else COUNTRY
