"""Against what a change or an index is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.frames import Frame
from parsers.figures.sentence import Term, Terms
from parsers.terms.shifts import month_before, year_before

if TYPE_CHECKING:
    from records.period import TimePeriod


class Comparison(NamedTuple):
    """A base with the flags of how it was found; `undecided` where something else than a time is compared."""

    time: TimePeriod | None = None
    flags: tuple[str, ...] = ()
    undecided: bool = False


_NONE = Comparison()
#: words that compare without naming a time
_SPEAKING = ("than", "annual", "monthly", "over_year", "over_month")


def printed_bases(terms: Terms, frames: list[Frame]) -> list[Term | None]:
    """The comparison of each frame: its own, else the one before it, else the one closing the sentence."""
    if terms.lack("base"):
        return [None] * len(frames)
    found = [_own(terms, frame) for frame in frames]
    before: Term | None = None
    for i, base in enumerate(found):
        before = base or before
        found[i] = before
    behind: Term | None = None
    for i in range(len(found) - 1, -1, -1):
        behind = found[i] or behind
        found[i] = behind
    return found


def _own(terms: Terms, frame: Frame) -> Term | None:
    """The comparison in the words of `frame`, the nearest behind the number first."""
    spans = (frame.tail, reversed(frame.head))
    return next((terms[i] for span in spans for i in span if terms[i].base is not None), None)


def compare(
    terms: Terms, frame: Frame, printed: Term | None, paragraph: Term | None, time: TimePeriod | None
) -> Comparison:
    """The base of `frame`, whose period is `time`.

    `printed` is that of its sentence, `paragraph` the last one before it. A figure that is compared with
    something other than a time ("1.8 times the average") has no base and is undecided.
    """
    own = None if terms.lack("base") else _own(terms, frame)
    if own is None and not terms.lack(*_SPEAKING):
        words = [terms[i] for i in (*frame.head, *frame.tail)]
        if _any(words, "than") or (printed is None and not terms.lack("than")):
            return Comparison(undecided=True)
        marked = _marked(words, terms[: frame.tail.stop], time)
        if marked is not None:
            return Comparison(marked, ("base_implied",))
    return _checked(printed, (), time) if printed else _checked(paragraph, ("base_implied",), time)


def _checked(base: Term | None, flags: tuple[str, ...], time: TimePeriod | None) -> Comparison:
    if base is None or base.base is None:
        return _NONE
    if base.base.time is None:
        return Comparison(flags=("base_unresolved",))
    if time is not None and base.base.time.start >= time.start:
        return _NONE  # nothing is measured against what came after it
    return Comparison(base.base.time, flags)


def _marked(words: list[Term], so_far: list[Term], time: TimePeriod | None) -> TimePeriod | None:
    """`annual inflation`, `over the month prices rose by …`: the base is in the word.

    An adjective speaks of its own figure (`words`), "over the year" of all that follow in the sentence.
    """
    if time is None:
        return None
    if _any(words, "annual") or _any(so_far, "over_year"):
        return year_before(time)
    if (_any(words, "monthly") and _any(words, "inflation")) or _any(so_far, "over_month"):
        return month_before(time)
    return None


def _any(terms: list[Term], category: str) -> bool:
    return any(term.has(category) for term in terms)
