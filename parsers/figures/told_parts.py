"""Two values of one thing are of two things: `…, of them 6 020 for houses and 21 725 for flats`."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.figures.abstain import Unread
from parsers.figures.changes import ends_in
from parsers.figures.frames import Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.phrases import noun_phrase
from parsers.figures.sentence import Terms

_SIGNS = DASHES | {")"}


def told_part(terms: Terms, frames: Sequence[Frame], position: int, text: str) -> str:
    """The part of the thing that the number at `position` is of; raises Unread where no words say it."""
    words = _part_behind(terms, frames, position)
    part = noun_phrase(terms, words, text).text or _group_named(terms, words, text)
    ending = ends_in(terms, frames[position], "suffix_share")
    led = bool(words) and (ending or terms[words.start].has("preposition"))
    if not part or (terms.lack("including", "of_whole") and not led):
        raise Unread("part_undecided")
    return part


def _part_behind(terms: Terms, frames: Sequence[Frame], position: int) -> range:
    """The words behind a number that say which part it is; none where they may say something else.

    `of which 71 305 in blocks of flats`, `412 – state ones`, `1 071,4 thousand tons (26,0 %) were processed`.
    """
    frame = frames[position]
    after = frames[position + 1] if position + 1 < len(frames) else None
    words = frame.beyond if not frame.tail_says(terms) and frame.beyond else frame.tail
    if not words and after is not None and after.parent is frame and after.in_brackets:
        words = after.tail
    start = words.start
    while start in words and (terms[start].word in _SIGNS or terms[start].has("suffix_share")):
        start += 1
    if start == words.stop:
        return range(0)
    led = (
        words == frame.beyond
        or start > words.start
        or terms.verb_final
        or terms[start].has("preposition", "level")
    )
    return range(start, words.stop) if led else range(0)


def _group_named(terms: Terms, words: range, text: str) -> str:
    """`349 070 – женщины`, `531,1 мың адам қалаларда`: the words of a group of people alone."""
    named = [i for i in words if terms[i].has("population", "population_noun", "city_plural")]
    return text[terms[named[0]].start : terms[named[-1]].end] if named else ""
