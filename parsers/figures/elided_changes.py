"""Changes whose verb is left out: it is that of the figure beside them (`imports – by 3 %`)."""

from __future__ import annotations

from parsers.figures.change_words import direction_of
from parsers.figures.changes import Change
from parsers.figures.frames import Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Terms
from parsers.vocabulary.language import Language


def carry_elided(terms: Terms, frames: list[Frame], changes: list[Change], words: Language) -> None:
    """Give each change without a verb that of the figure before it, or behind in a verb-final language."""
    verb_final = words.verb_final
    order = range(len(frames) - 2, -1, -1) if verb_final else range(1, len(frames))
    step = 1 if verb_final else -1
    for i in order:
        neighbour = changes[i + step if verb_final else _before_brackets(frames, changes, i)]
        if not verb_final and i > 1 and _only_reaches(terms, frames[i - 1], neighbour):
            neighbour = changes[i - 2]  # "increased by 4,7 % and amounted to 8 892, sheep – by 3,6 %"
        if verb_final and i and frames[i].label and terms[frames[i].head.start].word == ":":
            if neighbour.direction not in (None, changes[i - 1].direction):
                continue  # one verb before the list and another behind it
            neighbour = changes[i - 1]  # "0,6%-ға төмендеді: өндіруде – 1,8%-ға, …"
        if not frames[i].in_brackets and _is_told_inside(terms, frames[i + step]):
            continue
        if (
            _is_elided(terms, frames[i], changes[i], words)
            and (neighbour.by or neighbour.to or frames[i + step].unit.kind == "factor")
            and neighbour.direction
            and not neighbour.conflict
            and (verb_final or not _is_sum_beside_share(frames[i], frames[i + step]))
        ):
            changes[i] = changes[i]._replace(direction=neighbour.direction, carried=True)


def _before_brackets(frames: list[Frame], changes: list[Change], i: int) -> int:
    """The figure before, past an earlier value in brackets: `to 40,9 (40,2 before), of nurses – to 96,7`."""
    before = i - 1
    inserted = frames[before].in_own_brackets and not changes[before].direction
    return before - 1 if before and inserted and not frames[i].in_brackets else before


def _only_reaches(terms: Terms, frame: Frame, change: Change) -> bool:
    if change.direction or change.by or frame.host is not None:
        return False
    told = terms.any_has(frame.head, "level", "to")
    return told and terms.all_join(frame.head, "conjunction", "level", "to", "article")


def _is_told_inside(terms: Terms, frame: Frame) -> bool:
    """`7,9 млн адамға қызмет көрсетті (8,4%-ға артық)`: the change stands in the brackets with its number."""
    return frame.in_own_brackets and any(direction_of(terms[i]) and terms[i].depth for i in frame.around)


def _is_sum_beside_share(frame: Frame, neighbour: Frame) -> bool:
    """`на 12,3% больше, из Германии – на 1,1 млрд долларов`: for how much, not by how much."""
    return frame.unit.kind == "money" and neighbour.unit.kind != "money"


def _is_elided(terms: Terms, frame: Frame, change: Change, words: Language) -> bool:
    """Whether the clause has no verb of its own: a dash stands for it, or nothing follows the number.

    In "imports plunged by 3 %" there is a verb that the vocabulary does not know: nothing is carried to it.
    """
    listed = change.to and bool(frame.label)  # "imports – to 5 %"
    if change.direction is not None or not (change.by or listed or frame.unit.kind == "factor"):
        return False
    if words.verb_final:
        return not any(terms[i].word.isalpha() and not terms[i].has("suffix") for i in frame.tail)
    if frame.label and frame.in_brackets and change.by:
        return True  # "(by 12,6 %), Atyrau region (by 10,9 %)": the items of one list
    i = frame.unit.first - 1
    while i > frame.head.start and terms[i].has("by", "approximate", "preposition"):
        i -= 1
    if i >= frame.head.start and (terms[i].word in DASHES or terms[i].has("conjunction", "including")):
        return True
    if i == frame.head.start and terms[i].word == "," and frame.unit.kind == "factor":
        return True  # "increased 1.9 times in Abai region, 1.4 times in Akmola region"
    return _has_no_verb(terms, range(frame.head.start, i + 1), words)


def _has_no_verb(terms: Terms, clause: range, words: Language) -> bool:
    """`…, paid services by 4,9 %`: words of things and none that may be a verb."""
    if not clause:
        return False
    first, *said = [terms[i] for i in clause]
    if not said or not (first.word == "," or first.has("conjunction")):
        return False
    things = [term for term in said if is_core(term) and term.word.isalpha()]
    led = said[0].has("preposition")  # "for the rent of comfortable housing by 0,2 %"
    if len(things) > 1 and words.nouns and not led and not things[-1].word.endswith(words.nouns):
        return False  # "exports cut by 2 %"
    return all(
        is_core(term) and term.word.isalpha() and not term.word.endswith(words.verb_endings)
        if not (term.has("preposition", "article", "population", "including") or term.word in DASHES)
        else True
        for term in said
    )
