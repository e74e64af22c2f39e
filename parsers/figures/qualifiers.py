"""What else narrows a figure, as printed: terms of price, urban or rural, sex, age, product."""

from __future__ import annotations

from parsers.figures.frames import Frame
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.phrases import noun_phrase
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject

_JOINS_NOUN = ("preposition", "article")
_QUALIFYING = ("frame", "population")


def read_qualifiers(terms: Terms, frame: Frame, subject: Subject, text: str) -> tuple[str, ...]:
    """The qualifiers in the words of `frame`, each once, after the topics of its subject."""
    printed: list[str] = []
    if frame.unit.words or not terms.lack(*_QUALIFYING):
        printed = [
            text[terms[i].start : terms[i].end]
            for i in (*frame.head, *frame.unit.words, frame.unit.last, *frame.tail)
            if terms[i].has(*_QUALIFYING) or i in frame.unit.words
        ]
    wider = frame.host
    if frame.bracket_of is not None and terms.any_has(frame.head, "population"):
        wider = frame.bracket_of.parent  # "(men – 30,5, women – 33,5)"
    host = wider.notes if wider else ()
    item = [subject.item] if subject.item else []
    return tuple(dict.fromkeys((*subject.topics, *host, *item, *printed)))


def things_behind(terms: Terms, frame: Frame, text: str) -> tuple[str, ...]:
    """What a quantity is of: `12,3 thousand tons of meat`, `45,1 тыс. тонн молока`."""
    if frame.unit.kind != "quantity":
        return ()
    stop = frame.tail.start
    while stop in frame.tail and (is_core(terms[stop]) or terms[stop].has(*_JOINS_NOUN)):
        stop += 1
    behind = range(frame.tail.start, stop)
    things = noun_phrase(terms, behind, text).text
    if things and terms[behind.start].has("per_one") and not terms[behind.start].has("part_of"):
        things = text[terms[behind.start].start : terms[behind[-1]].end]  # "145 litres per capita"
    return (things,) if things else ()
