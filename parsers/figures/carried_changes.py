"""The changes of a sentence's figures, each leaning on those beside it: elided verbs, verbs at the end."""

from __future__ import annotations

from parsers.figures.changes import Change, direction_of, read_change
from parsers.figures.frames import NEAR, Frame
from parsers.figures.item_labels import DASHES
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Terms
from parsers.vocabulary.language import Language, language
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
    _carry_elided(terms, frames, changes, language(lang))
    _carry_listed(terms, frames, changes)
    _carry_respectively(frames, changes)
    return changes


def _carry_respectively(frames: list[Frame], changes: list[Change]) -> None:
    """`by 0,6 % and 3,1 % more, respectively`: one word of change, before the list or behind it."""
    listed = [i for i, frame in enumerate(frames) if frame.listed_respectively and frame.host is None]
    told = [changes[i] for i in listed if changes[i].direction]
    if len({change.direction for change in told}) != 1 or not any(changes[i].by for i in listed):
        return
    for i in listed:
        if changes[i].direction is None and frames[i].unit.kind == frames[listed[0]].unit.kind:
            changes[i] = changes[i]._replace(direction=told[0].direction, by=True, carried=True)


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


def _carry_elided(terms: Terms, frames: list[Frame], changes: list[Change], words: Language) -> None:
    verb_final = words.verb_final
    order = range(len(frames) - 2, -1, -1) if verb_final else range(1, len(frames))
    step = 1 if verb_final else -1
    for i in order:
        neighbour = changes[i + step]
        if not verb_final and i > 1 and _only_reaches(terms, frames[i - 1], neighbour):
            neighbour = changes[i - 2]  # "increased by 4,7 % and amounted to 8 892, sheep – by 3,6 %"
        if verb_final and i and frames[i].label and terms[frames[i].head.start].word == ":":
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


def _carry_listed(terms: Terms, frames: list[Frame], changes: list[Change]) -> None:
    """Changes of a list, of a value set against another, of one thing told twice."""
    for i in range(1, len(frames)):
        before, change = changes[i - 1], changes[i]
        if change.direction is not None:
            continue
        said = _said_otherwise(terms, frames, i)
        told = _bracket_before(frames, i)
        host = changes[said].direction if said is not None else None
        if told is not None and host is None and change.by and changes[told].by:
            change = change._replace(direction=changes[told].direction, carried=True)
        elif before.direction and _are_listed(terms, frames[i - 1], frames[i], change):
            change = change._replace(direction=before.direction, carried=True)
        elif before.noun and _goes_on(terms, frames[i], frames[i - 1]):
            change = change._replace(direction=before.direction, noun=True, carried=True)
        elif change.against and before.by and frames[i].unit.kind == frames[i - 1].unit.kind:
            change = change._replace(direction=before.direction, by=True, carried=True)
        elif change.by and said is not None:
            change = change._replace(direction=changes[said].direction, carried=True)
        changes[i] = change


def _are_listed(terms: Terms, before: Frame, frame: Frame, change: Change) -> bool:
    return _are_items(terms, before, frame) or (change.by and _are_labelled(terms, before, frame))


def _are_labelled(terms: Terms, before: Frame, frame: Frame) -> bool:
    """`төмендеді: Атырауда – 21,3%-ға, Маңғыстауда 6,4%-ға`: the items of a list behind its verb."""
    if not before.label or before.in_brackets or frame.in_brackets:
        return False
    if not frame.label and not (terms.verb_final and terms.any_has(frame.head, "conjunction")):
        return False
    return not any(terms[i].word.isalpha() and not terms[i].has("suffix") for i in frame.tail)


def _are_items(terms: Terms, before: Frame, frame: Frame) -> bool:
    """`снизились цены на капусту (6,4 %) и яйца (0,9 %)`: items in brackets of one clause."""
    if not all(f.in_brackets and f.label and f.host is None for f in (before, frame)):
        return False
    return terms.all_join(
        range(frame.head.start, frame.label.start), "conjunction", "preposition", "superlative"
    )


def _bracket_before(frames: list[Frame], i: int) -> int | None:
    """The bracket before this one: `24 117 thsd. (more by 3,0 %), horses – 4 402 thsd. (by 6,5 %)`."""
    if not frames[i].in_own_brackets:
        return None
    near = range(i - 1, max(i - NEAR, -1), -1)
    return next((j for j in near if frames[j].in_own_brackets), None)


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


def _goes_on(terms: Terms, frame: Frame, before: Frame) -> bool:
    """`the growth in trade was 7,6 %, in industry – 6,5 %`: a label that names no measure of its own.

    So too the items in brackets of one list: `the largest growth was in Astana (12,4 %), Abai (9,8 %)`.
    """
    if frame.head and terms.all_join(frame.head, "conjunction", "frame"):
        return frame.host is None  # "өсім атаулы мәнде 13,4%, нақты мәнде 4,6%"
    superlative = terms.any_has(frame.head, "superlative")
    if not frame.label or frame.host is not None:
        return False
    if frame.in_brackets != before.in_brackets and not superlative:
        return False
    return not terms.any_has(frame.head, "share", "rate", "index", "ratio", "level", "inflation")


def _said_otherwise(terms: Terms, frames: list[Frame], i: int) -> int | None:
    """The figure whose change this one tells again: `fell to 22,1 %, or by 0,8 points`."""
    frame = frames[i]
    if frame.host is not None:
        return next(position for position, other in enumerate(frames) if other is frame.host)
    return i - 1 if terms.any_has(frame.head, "or") else None


def _is_elided(terms: Terms, frame: Frame, change: Change, words: Language) -> bool:
    """Whether the clause has no verb of its own: a dash stands for it, or nothing follows the number.

    In "imports plunged by 3 %" there is a verb that the vocabulary does not know: nothing is carried to it.
    """
    if change.direction is not None or not (change.by or frame.unit.kind == "factor"):
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
    return _has_no_verb(terms, range(frame.head.start, i + 1), words.past)


def _has_no_verb(terms: Terms, clause: range, past: tuple[str, ...]) -> bool:
    """`…, paid services by 4,9 %`: words of things and none that may be a verb."""
    first, *said = [terms[i] for i in clause]
    if not said or not (first.word == "," or first.has("conjunction")):
        return False
    return all(
        is_core(term) and term.word.isalpha() and not term.word.endswith(past)
        if not term.has("preposition", "article", "population")
        else True
        for term in said
    )
