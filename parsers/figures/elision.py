"""Items that leave out their share or rate: `the share of services was 57,8 %, of goods – 35,9 %`."""

from __future__ import annotations

from parsers.figures.change_words import direction_of
from parsers.figures.frames import Frame
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.phrases import noun_phrase
from parsers.figures.sentence import Term, Terms
from parsers.figures.subjects import Subject

_LEADS = ("share", "rate")
_MEASURES = (*_LEADS, "index", "ratio", "inflation")
_SAID = ("level", "share_verb", "share", "rate", "index", "increase", "decrease", "more", "less")
_NARROWING = ("preposition", "topic")


def restored(  # noqa: PLR0913  # as read_subject
    terms: Terms,
    frame: Frame,
    subject: Subject | None,
    before: Subject | None,
    text: str,
    *,
    locative: tuple[str, ...] = (),
) -> Subject | None:
    """`subject` with the words that a dash stands for, taken from the figure before; unchanged where none is.

    Words led by a preposition narrow what was told (`among men – 4,2 %`); others take the place of what the
    share or rate was of. `locative` are the endings that narrow where no preposition does.
    """
    if before is None or subject is None:
        return subject
    if terms.any_has(frame.head, "superlative"):
        return _as_before(terms, frame, subject, before, text)
    if not before.has(*_LEADS, "index", "share_verb"):
        return subject
    if locative and _only_says_where(terms, frame, locative):
        return _elsewhere(before, subject, locative)
    return _left_out(terms, frame, subject, before, text) if _leaves_out(terms, frame) else subject


def _left_out(terms: Terms, frame: Frame, subject: Subject, before: Subject, text: str) -> Subject:
    label = noun_phrase(terms, frame.label, text).text
    if terms[frame.label.start].has(*_NARROWING):
        return before._replace(item=label or None)
    return _led_as_before(terms, frame, subject, before, text) if label else subject


def _only_says_where(terms: Terms, frame: Frame, locative: tuple[str, ...]) -> bool:
    """`… индексі 108,4%, өңдеу өнеркәсібінде 105,3% болды`: behind the comma words in the locative."""
    if frame.label or frame.host is not None or frame.unit.kind not in ("percent", "rate"):
        return False
    said = [terms[i] for i in frame.head]
    if len(said) < 2 or said[0].word != "," or not said[-1].word.endswith(locative):
        return False
    return not any(term.has(*_SAID) or term.base or direction_of(term) for term in said)


def _elsewhere(before: Subject, where: Subject, locative: tuple[str, ...]) -> Subject:
    """`before` as told of another place or branch: its own, if it begins with one, gives way."""
    words = before.text.split()
    own = next((i for i, word in enumerate(words[:-1]) if word.lower().endswith(locative)), None)
    if own is None:
        return before._replace(item=where.text)
    return before._replace(text=" ".join((where.text, *words[own + 1 :])))


def _led_as_before(terms: Terms, frame: Frame, subject: Subject, before: Subject, text: str) -> Subject:
    """The label with the word of share or rate that the figure before has; a verb of shares is only meant."""
    lead = _lead(before, text)
    if lead is None:
        shared = before.has("share_verb", "share")
        return subject._replace(present=subject.present | {"share"}) if shared else subject
    label = noun_phrase(terms, frame.label, text).text
    words = text[lead.start : lead.end]
    ends = before.text.endswith(words)
    said = (lead, *(terms[i] for i in frame.label))
    return subject._replace(
        text=f"{label} {words}" if ends else f"{words} {label}",
        terms=said,
        present=frozenset[str]().union(*[term.categories for term in said]),
    )


def _as_before(terms: Terms, frame: Frame, subject: Subject, before: Subject, text: str) -> Subject:
    """`The highest wage was in mining (…), the lowest in agriculture`: the wage in agriculture."""
    words = [i for i in frame.head if is_core(terms[i])]
    lead = next((i for i in frame.head if terms[i].has("preposition")), None)
    if not words or lead is None or lead > words[0] or terms[words[0]].has("share", "rate", "inflation"):
        return subject
    measured = _before_preposition(before, text)
    place = text[terms[lead].start : terms[words[-1]].end]
    return before._replace(text=f"{measured} {place}") if measured else subject


def _before_preposition(subject: Subject, text: str) -> str:
    """The words of what was told, up to the preposition that narrows it."""
    core = [term for term in subject.terms if is_core(term)]
    narrowing = [
        term.start
        for term in subject.terms
        if term.has("preposition") and core and term.start > core[0].start
    ]
    kept = [term for term in core if not narrowing or term.end <= narrowing[0]]
    return text[kept[0].start : kept[-1].end] if kept else ""


def _leaves_out(terms: Terms, frame: Frame) -> bool:
    """Whether the clause is a label, a dash and a percentage, and the label says no measure of its own."""
    if not frame.label or frame.in_brackets or frame.unit.kind not in ("percent", "rate"):
        return False
    lead = range(frame.head.start, frame.label.start)
    if terms.any_has(lead, *_SAID):
        return False  # the clause has a verb or a measure of its own
    label = [terms[i] for i in frame.label]
    return not any(term.has(*_MEASURES) or direction_of(term) for term in label)


def _lead(before: Subject, text: str) -> Term | None:
    """The word of share or rate that begins or ends what was told."""
    for term in before.terms:
        words = text[term.start : term.end]
        if term.has(*_LEADS) and (before.text.startswith(words) or before.text.endswith(words)):
            return term
    return None
