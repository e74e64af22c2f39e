"""What a figure measures: its own words, or those carried over from the figure before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from parsers.figures.frames import Frame
from parsers.figures.head_phrases import head_phrase, without_topics
from parsers.figures.item_labels import DASHES, leads_to_name
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.phrases import Phrase, noun_phrase
from parsers.figures.sentence import Term, Terms
from parsers.figures.things_behind import counted_things, is_named, told_behind
from parsers.figures.units import AMOUNTS, Unit

_MEASURES = ("share", "rate", "index", "ratio", "balance", "increase", "decrease", "count_of")


class Subject(NamedTuple):
    """What is measured, in the release's words; `terms` decide the measure.

    `present` are the categories of `terms`, `bare` is the text without the partner that it names. `topics`
    narrow the whole sentence ("In terms of X, …"), `item` is the list item that the figure is of, `rate` the
    unit that the sentence before told it in; `counted` is true where only the counted things name it.
    """

    text: str
    terms: tuple[Term, ...]
    present: frozenset[str]
    topics: tuple[str, ...] = ()
    item: str | None = None
    broken: bool = False
    partner: str | None = None
    bare: str = ""
    rate: Unit | None = None
    counted: bool = False

    def has(self, *categories: str) -> bool:
        """Whether one of the words has a meaning in one of `categories`."""
        return not self.present.isdisjoint(categories)


def read_subject(  # noqa: PLR0913  # all that a subject may lean on
    terms: Terms,
    frame: Frame,
    previous: Subject | None,
    apart: frozenset[int],
    text: str,
    *,
    closing: Frame | None,
    narrows: Callable[[Frame], bool],
) -> Subject | None:
    """The subject of `frame`; None where neither its own words nor those before it give one.

    `apart` are terms of the head that are no part of what is measured (the partner whose share it is);
    `closing` is the figure whose verb closes the clause, where a language puts it there; `narrows` says if a
    figure's label narrows what was told before it.
    """
    if frame.host is not None:
        return _carry(previous)
    head, topics = without_topics(terms, frame.head, text)
    head = [i for i in head if i not in apart]
    if frame.label and (narrows(frame) or _is_list_item(terms, frame, previous, text)):
        before = _before_verb(terms, [i for i in head if i < frame.label.start])
        listed = head_phrase(terms, before, text)
        again = not listed.text or (previous is not None and _only_counts(terms, before))
        carried = _carry(previous) if again else _subject(listed, terms, before, topics, text)
        if carried is not None:
            return _with_label(terms, frame, carried, text)
    if previous is not None and (narrowed := _told_of_it(terms, head)):
        return previous._replace(item=noun_phrase(terms, narrowed, text).text or None)
    phrase = head_phrase(terms, head, text)
    if previous is not None and (_only_parts(terms, head) or (phrase.text and _only_counts(terms, head))):
        named = is_named(terms, frame) and _only_parts(terms, head)
        counted = _counted(terms, frame, None, text) if named else None
        return counted or _carry(previous, topics)
    if phrase.text:
        subject = _subject(phrase, terms, head, topics, text)
        return _with_counted(terms, frame, subject, closing, text) if not frame.label else subject
    counted = _counted(terms, frame, closing, text)
    carried = None if counted and closing is frame else _carry(previous, topics)
    # "келді, елден 10 912 адам кетті": a verb of its own
    return _without_words_before(terms, frame, carried, counted, text)


def _without_words_before(
    terms: Terms, frame: Frame, carried: Subject | None, counted: Subject | None, text: str
) -> Subject | None:
    head = list(frame.head)
    joined = head and terms.all_join(head, "conjunction")
    formed = is_named(terms, frame) and terms.any_has(head, "pronoun")  # "it was formed by 118 336 arrivals"
    if counted is not None and carried is not None and (carried.counted or joined or formed):
        return counted  # "28 917 marriages and 11 804 divorces were registered"
    return (
        _whole_behind(terms, frame, head, text)
        or carried
        or counted
        or _group_of_whole(terms, frame, head, text)
    )


def _group_of_whole(terms: Terms, frame: Frame, head: list[int], text: str) -> Subject | None:
    """`Women made up 48,3 % of the employed`: a group, whose share it is of what stands behind."""
    group = [i for i in head if terms[i].has("population", "population_noun")]
    whole = noun_phrase(terms, frame.tail, text).text
    if frame.unit.kind != "percent" or not group or not whole:
        return None
    printed = text[terms[group[0]].start : terms[group[-1]].end]
    group_of = _of(printed, (terms[i] for i in head))
    return group_of._replace(present=group_of.present | {"share"})


def _whole_behind(terms: Terms, frame: Frame, head: list[int], text: str) -> Subject | None:
    """`Russia accounted for 90,7% of the mutual trade`: what the share is of stands behind it."""
    if frame.unit.kind != "percent" or not terms.any_has(head, "share_verb"):
        return None
    whole = noun_phrase(terms, frame.tail, text).text
    return _of(whole, (terms[i] for i in (*head, *frame.tail))) if whole else None


def _told_of_it(terms: Terms, head: list[int]) -> list[int]:
    """`for products of crop production it was 100,4 %`: the words that narrow what `it` was told of."""
    pronoun = next((i for i in head if terms[i].has("pronoun") and terms.has_at(i + 1, "level")), None)
    core = [i for i in head if is_core(terms[i])]
    if pronoun is None or not core or core[-1] > pronoun:
        return []
    return [i for i in head if i < pronoun] if terms.has_at(core[0] - 1, "preposition") else []


def _only_counts(terms: Terms, head: list[int]) -> bool:
    """`Their number decreased by 5 %`: the number of what was told of."""
    if not terms.any_has(head, "pronoun", "generic"):
        return False
    return not any(is_core(terms[i]) and not terms[i].has("count_of", "generic") for i in head)


def _counted(terms: Terms, frame: Frame, closing: Frame | None, text: str) -> Subject | None:
    things = counted_things(terms, frame, text) or (told_behind(terms, closing, text) if closing else None)
    return _of(things.text, things.terms)._replace(counted=True) if things else None


def _with_counted(terms: Terms, frame: Frame, subject: Subject, closing: Frame | None, text: str) -> Subject:
    """`в стране действовал 271 музей`, `in hotels 5 mln. people were served`: with what is counted."""
    first = next((i for i in frame.head if is_core(terms[i])), frame.unit.first)
    where = terms.has_at(first - 1, "preposition")
    if (
        closing not in (None, frame)
        or terms.any_has(frame.around, "share_verb")
        or (terms.any_has(frame.head, "level", *_MEASURES) and not where)
    ):
        return subject
    counted = _counted(terms, frame, closing, text)
    if counted is None or frame.unit.kind not in AMOUNTS or counted.text.lower() in subject.text.lower():
        return subject
    present = subject.present | counted.present
    return subject._replace(text=f"{subject.text} {counted.text}", present=present)


def _only_parts(terms: Terms, head: list[int]) -> bool:
    """`of whom 51 208 – in urban areas`: a part of what was told."""
    return terms.any_has(head, "of_whole", "including") and terms.all_join(head, "of_whole", "including")


def _before_verb(terms: Terms, indices: list[int]) -> list[int]:
    """What the items of a list measure stands before its verb; behind it the list is announced."""
    for position, i in enumerate(indices):
        if terms[i].has("share_verb", "level") and any(is_core(terms[j]) for j in indices[:position]):
            return indices[: position + 1]
    return indices


def _subject(phrase: Phrase, terms: Terms, head: list[int], topics: tuple[str, ...], text: str) -> Subject:
    # the words dropped from the phrase still say what it is: a share, a deficit, a verb that spreads shares
    subject = _of(phrase.text, (terms[i] for i in head), topics, broken=phrase.broken)
    if not subject.has("partner"):
        return subject
    others = [i for i in head if not terms[i].has("partner", "countries", "these")]
    return subject._replace(bare=noun_phrase(terms, others, text).text)


def _of(words: str, terms: Iterable[Term], topics: tuple[str, ...] = (), *, broken: bool = False) -> Subject:
    said = tuple(terms)
    present = frozenset[str]().union(*[term.categories for term in said])
    return Subject(words, said, present, topics, broken=broken)


def _carry(previous: Subject | None, topics: tuple[str, ...] = ()) -> Subject | None:
    if previous is None:
        return None
    return previous._replace(topics=(*previous.topics, *topics), item=None)


def _with_label(terms: Terms, frame: Frame, subject: Subject, text: str) -> Subject:
    """A list item keeps the list's subject; a label that is no place is a qualifier (a product, a group)."""
    if any(
        terms[i].has("area_country", "area_region", "area_city", "partner", "city", "district")
        for i in frame.label
    ):
        return subject
    label = noun_phrase(terms, frame.label, text).text
    return subject._replace(item=label) if label else subject


def _is_list_item(terms: Terms, frame: Frame, previous: Subject | None, text: str) -> bool:
    """A label is an item where a list was opened before it: by a colon, a verb of shares, an item."""
    if frame.in_brackets and any(terms[i].word in DASHES for i in frame.label):
        return False  # ", the lowest – in agriculture (5 %)": a clause of its own
    before = range(frame.head.start, frame.label.start)
    if any(terms[i].word == ":" or terms[i].has("share_verb", "share") for i in before):
        return True
    if terms.any_has(frame.label, "area_region", "area_city", "partner"):
        return True
    if previous is not None and leads_to_name(terms, frame.label, text):
        return True
    return frame.in_brackets and previous is not None and _comma_leads(terms, frame)


def _comma_leads(terms: Terms, frame: Frame) -> bool:
    return frame.head.start < len(terms) and (
        terms[frame.head.start].word in {",", ")"} or terms[frame.head.start].has("conjunction")
    )
