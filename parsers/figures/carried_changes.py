"""The changes of a sentence's figures, each leaning on those beside it: elided verbs, verbs at the end."""

from __future__ import annotations

from parsers.figures.changes import Change, read_change
from parsers.figures.elided_changes import carry_elided
from parsers.figures.frames import Frame
from parsers.figures.listed_changes import carry_listed, carry_respectively
from parsers.figures.sentence import Terms
from parsers.vocabulary.language import language
from records.release import Lang


def read_changes(terms: Terms, frames: list[Frame], text: str, lang: Lang) -> list[Change]:
    """The change of each frame; one that is elided ("imports – by 3 %") is that of its neighbour.

    The neighbour is the figure before, or, where the verb closes the clause, the figure behind.
    """
    verb_final = language(lang).verb_final
    changes = [_of_growth(terms, frame, read_change(terms, frame, text, lang)) for frame in frames]
    _lead_from_to(changes, verb_final=verb_final)
    if verb_final and not terms.lack("equal"):
        _equal(terms, frames, changes)
    carry_elided(terms, frames, changes, language(lang))
    carry_listed(terms, frames, changes)
    carry_respectively(frames, changes)
    return changes


def _of_growth(terms: Terms, frame: Frame, change: Change) -> Change:
    """`The highest growth rates were in Abai (by 9,1 %)`: a rate of growth with "by" is a growth."""
    if change.direction or not change.by_word or terms.lack("growth_rate"):
        return change
    told = terms.any_has(frame.head, "growth_rate")
    return change._replace(direction="increase") if told else change


def _lead_from_to(changes: list[Change], *, verb_final: bool) -> None:
    """`from 31,4 % to 33,0 % grew`: one verb for both ends."""
    for i in range(1, len(changes)):
        if verb_final and changes[i - 1].out_of and changes[i].by and not changes[i].by_word:
            changes[i] = changes[i]._replace(by=False, to=True)  # "31,4%-дан 33,0%-ға ұлғайды"
        if changes[i].to and changes[i - 1].out_of and changes[i].direction is None:
            changes[i] = changes[i]._replace(direction=changes[i - 1].direction, carried=True)


def _equal(terms: Terms, frames: list[Frame], changes: list[Change]) -> None:
    """`A 3,1%-ға, B 6,4%-ға тең болды`: equal to a number, not changed by it; one verb closes both."""
    closed = behind = False  # behind the brackets of the figure
    for i in range(len(frames) - 1, -1, -1):
        frame, change = frames[i], changes[i]
        outside = [j for j in frame.tail if not terms[j].depth]
        if frame.in_brackets:
            behind = behind or terms.any_has(outside, "equal")
            continue
        said, behind = behind or terms.any_has(outside, "equal"), False
        leans = closed and not any(terms[j].word.isalpha() and not terms[j].has("suffix") for j in frame.tail)
        closed = change.direction is None and (said or (leans and change.by))
        if closed and change.by:
            changes[i] = change._replace(by=False, to=True)
