"""Against what a change or an index is measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.abstain import Unread
from parsers.figures.decisions import Decision
from parsers.figures.frames import Frame
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Term, Terms
from parsers.figures.subjects import Subject
from parsers.figures.times import When
from parsers.terms.shifts import is_longer, is_shorter, month_before, year_before
from records.period import period

if TYPE_CHECKING:
    from records.period import TimePeriod


class Comparison(NamedTuple):
    """A base with the flags of how it was found."""

    time: TimePeriod | None = None
    flags: tuple[str, ...] = ()


_NEAR = 4  # terms behind a number that say what it is compared with
_NONE = Comparison()
_UNRESOLVED = Comparison(flags=("base_unresolved",))
#: words that compare without naming a time
_SPEAKING = ("than", "annual", "monthly", "over_year", "over_month", "over_other")


def leading_base(terms: Terms, frames: list[Frame]) -> Term | None:
    """The comparison for figures without one of their own: it leads the sentence, the only one in it.

    A base behind a number is that number's alone: with "by 1.2% in June, by 5.4% since the beginning of the
    year" the first figure has another base, or none.
    """
    if terms.lack("base") or not frames or sum(term.base is not None for term in terms) > 1:
        return None
    return next((terms[i] for i in frames[0].head if terms[i].base is not None), None)


def _own(terms: Terms, frame: Frame) -> Term | None:
    """The comparison in the words of `frame`, the nearest behind the number first."""
    spans = (frame.tail, frame.beyond, reversed(frame.head))
    return next((terms[i] for span in spans for i in span if terms[i].base is not None), None)


def compare(  # noqa: PLR0913  # all that a base may lean on
    terms: Terms,
    frame: Frame,
    subject: Subject,
    leading: Term | None,
    time: TimePeriod | None,
    *,
    elsewhere: bool,
) -> Comparison:
    """The base of `frame`, whose period is `time`; `leading` is that of its sentence.

    `elsewhere` is true where the sentence compares with something that is neither a time nor a value.

    Raises Unread for a figure that is compared with something other than a time ("1.8 times the average").
    """
    own = None if terms.lack("base") else _own(terms, frame)
    if own is None and _compares_with_average(terms, frame):
        raise Unread("comparison_undecided")
    if own is None and _compares_with_words(terms, frame):
        if frame.unit.kind == "factor":
            raise Unread("comparison_undecided")  # "в 5,9 раза выше доходов наименее обеспеченных"
        return _UNRESOLVED
    if own is None and _lasts(terms, frame):
        return _UNRESOLVED
    if own is None and not terms.lack(*_SPEAKING):
        words = [terms[i] for i in frame.around]
        if subject.has("inflation"):
            words += subject.terms  # carried from the figure before: "annual inflation fell from … to …"
        if compares_things(terms, frame.around) or (leading is None and elsewhere):
            raise Unread("comparison_undecided")
        marked = _marked(words, _words_before(terms, frame), time)
        if marked is not None:
            return marked
    return _checked(own or leading, time, counted=frame.unit.kind == "count" or subject.has("counted_in"))


def compares_things(terms: Terms, indices: Iterable[int]) -> bool:
    """Whether a comparison is with something else than a value: `than in Astana`, not `against 4,5 %`."""
    return not terms.lack("than") and any(
        terms[i].has("than") and not _leads_to_value(terms, i) for i in indices
    )


def _leads_to_value(terms: Terms, i: int) -> bool:
    """Whether a value stands behind: its number, or the time that it was of."""
    at = i + 1
    while terms.has_at(at, "preposition", "article") and terms[at].base is None:
        at += 1  # "more than on the same date"
    if at >= len(terms):
        return False
    behind = terms[at]
    return behind.base is not None or (terms[i].has("against") and behind.number is not None)


def _compares_with_words(terms: Terms, frame: Frame) -> bool:
    """`ниже февральского показателя`: with something that is not known, so that no base is implied."""
    for i in frame.tail[:3]:
        if terms[i].has("more", "less"):
            behind = i + 1
            return behind in frame.tail and terms[behind].word.isalpha() and is_core(terms[behind])
    return False


def _compares_with_average(terms: Terms, frame: Frame) -> bool:
    """`33,7 % below the average regional level`: with a value that is of no time."""
    near = frame.tail[:_NEAR]
    return terms.any_has(near[:1], "more", "less") and terms.any_has(near, "average")


def _lasts(terms: Terms, frame: Frame) -> bool:
    """`за пять лет выросла`: over so many years, months or weeks."""
    return not terms.lack("years", "months") and any(
        terms[i].has("years", "months") and terms.has_at(i - 1, "number", "number_word") for i in frame.head
    )


def _checked(term: Term | None, time: TimePeriod | None, *, counted: bool) -> Comparison:
    """The base of `term`; of what is counted on a day, the first day of the year that it began with."""
    if term is None or term.base is None:
        return _NONE
    base = term.base.time
    if counted and base is not None and time is not None and term.base.frame == "since_year_start":
        first = time.start.replace(month=1, day=1)
        base = period(base.text, first, first, cumulative=False) if time.is_day and base.end < first else base
    if base is None:
        return _UNRESOLVED
    if time is not None and term.base.frame == "same_period_previous_year" and is_shorter(base, time):
        base = year_before(time) or base  # told of the month; the figure is of the year up to it
    if time is not None and (base.start >= time.start or is_longer(base, time)):
        return _UNRESOLVED  # what came later, or is longer than what is measured, is no base of it
    return Comparison(base)


def _words_before(terms: Terms, frame: Frame) -> list[Term]:
    """The words before the first number of the sentence: what they say holds for all figures in it."""
    first = next((i for i, term in enumerate(terms) if term.number is not None), frame.head.start)
    return terms[:first]


def _marked(words: list[Term], leading: list[Term], time: TimePeriod | None) -> Comparison | None:
    """`annual inflation`, `over the month prices rose by …`: the base is in the word; None without one.

    An adjective speaks of its own figure (`words`), "over the year" at the head of the sentence of all.
    """
    span = _spans(words) or _spans(leading)
    monthly = _any(words, "monthly") and _any(words, "inflation")
    if not (span or monthly or _any(words, "annual")):
        return None
    if time is None or len(span) > 1 or "over_other" in span:
        return _UNRESOLVED
    yearly = "over_year" in span or (not span and _any(words, "annual"))
    base = year_before(time) if yearly else month_before(time)
    return Comparison(base, ("base_implied",)) if base else _UNRESOLVED


def _spans(terms: list[Term]) -> list[str]:
    return [name for name in ("over_year", "over_month", "over_other") if _any(terms, name)]


def _any(terms: Iterable[Term], category: str) -> bool:
    return any(term.has(category) for term in terms)


def against_earlier(
    terms: Terms, frame: Frame, decision: Decision, when: When, found: Comparison
) -> tuple[When, Comparison]:
    """`9 210 thsd. head (2024 жылғы 1 шілдеге 100,8%)`: an index with an earlier time is against that."""
    host = frame.host.time if frame.host else None
    if decision.measure != "index" or host is None or when.time is None or not when.own or found.time:
        return when, found
    if (
        terms.any_has(frame.head, "index", "preposition")
        or frame.host is None
        or frame.host.unit.kind == "percent"
    ):
        return when, found  # "(in January-June 2024 – 103,2 %)": an index of that time
    earlier = when.time.end < host.start
    return (When(host), Comparison(when.time)) if earlier else (when, found)
