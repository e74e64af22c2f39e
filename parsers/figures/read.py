"""A sentence -> its figures, and every other number in it with the reason why it is none."""

from __future__ import annotations

from parsers.figures.context import Context
from parsers.figures.explain import explained_numbers
from parsers.figures.figure import Figure, Unobserved
from parsers.figures.frames import build_frames
from parsers.figures.partners import last_partner
from parsers.figures.read_terms import read_terms
from parsers.figures.reader import SentenceReader
from parsers.figures.respectively import spread
from parsers.figures.sentence import Terms
from parsers.figures.units import Unit, read_unit
from parsers.figures.unknown_units import as_printed
from parsers.vocabulary.language import language


def read_figures(text: str, start: int, end: int, context: Context) -> tuple[list[Figure], list[Unobserved]]:
    """The figures of the sentence `text[start:end]` and its other numbers; `context` is carried on."""
    seen_from = context.reading._replace(reference=context.time or context.reading.reference)
    return figures_of(read_terms(text, start, end, seen_from), text, context)


def figures_of(terms: Terms, text: str, context: Context) -> tuple[list[Figure], list[Unobserved]]:
    """The same for terms that have been read: a tile's words are put together from two blocks."""
    others = list(explained_numbers(terms, text))
    taken = {other.start for other in others}
    verb_final = language(context.reading.lang).verb_final
    candidates = [
        (i, as_printed(terms, _unit(terms, i), text, verb_final=verb_final))
        for i in _numbers(terms)
        if terms[i].start not in taken
    ]
    if not candidates:
        context.partner = last_partner(terms) or context.partner
        context.antecedent, context.things = None, ()
        return [], others
    figures: list[Figure] = []
    left = range(0)
    if not terms.lack("respectively"):
        terms, candidates, left = spread(terms, candidates, text, context.reading.lang)
    frames = build_frames(terms, candidates)
    for position in left:
        frames[position].listed_respectively = True
    for found in SentenceReader(terms, text, context, frames).read():
        if isinstance(found, Figure):
            figures.append(found)
        else:
            others.append(found)
    return figures, sorted(others, key=lambda other: other.start)


def _numbers(terms: Terms) -> list[int]:
    if terms.lack("fold"):
        return [i for i, term in enumerate(terms) if term.number is not None]
    return [i for i, term in enumerate(terms) if term.number is not None or term.has("fold")]


def _unit(terms: Terms, i: int) -> Unit:
    return Unit("times", 0, i, i) if terms[i].has("fold") else read_unit(terms, i)
