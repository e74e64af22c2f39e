"""Which words of a sentence belong to which figure.

Between two figures stands the tail of the first (its verb of change, its base) and the head of the second
(its subject). The gap is cut at the strongest separator in it; where there is none, words that can only
complete a figure stay with the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsers.figures.item_labels import bracket_label, dash_label
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Term, Terms
from parsers.figures.units import Unit
from parsers.terms.numbers import Number

if TYPE_CHECKING:
    from parsers.figures.places import Place
    from records.period import TimePeriod

NEAR = 60  # figures: what is further off is of another list
_CLAUSE_MARKS = frozenset(",:")
_NEW_PART = ("conjunction", "including")
_PLACES = ("area_region", "area_city", "area_country", "partner")
_COMPLETES = (
    "increase",
    "decrease",
    "more",
    "less",
    "base",
    "frame",
    "suffix",
    "unchanged",
    "period",
    "to",
    "to_behind",
)


@dataclass(slots=True)
class Frame:
    """One figure in its sentence; `head`, `tail` and `label` are ranges of terms.

    `label` names the item of a list (`Astana (29305 people)`, `the Kyrgyz Republic–7,3%`). `parent` is the
    figure that this one stands in brackets behind, `bracket_of` the one it shares brackets with.
    `own_time` is true for a period in its own words. `place`, `time`, `partner` and `notes` (qualifiers) are
    what was read of it, for the figures that it hosts. `listed_respectively` is true in a list of numbers of
    which it is open which is of what.
    """

    index: int
    number: Number
    unit: Unit
    head: range
    tail: range = field(default=range(0))
    label: range = field(default=range(0))
    parent: Frame | None = None
    bracket_of: Frame | None = None
    in_brackets: bool = False
    place: Place | None = None
    time: TimePeriod | None = None
    own_time: bool = False
    notes: tuple[str, ...] = ()
    partner: str | None = None
    listed_respectively: bool = False

    @property
    def around(self) -> tuple[int, ...]:
        """The terms before and behind the figure that belong to it."""
        return (*self.head, *self.tail)

    @property
    def host(self) -> Frame | None:
        """The figure that this one adds to: the one before its brackets, or the first one in them."""
        return self.parent or self.bracket_of


def build_frames(terms: Terms, figures: list[tuple[int, Unit]]) -> list[Frame]:
    """A frame for each figure (index of its number's term, its unit), in order."""
    frames: list[Frame] = []
    start = 0
    for position, (index, unit) in enumerate(figures):
        frame = Frame(
            index,
            terms[index].printed_number,
            unit,
            range(_after_semicolon(terms, start, unit.first), unit.first),
        )
        _place(terms, frame, frames[-1] if frames else None, start)
        frames.append(frame)
        stop = figures[position + 1][1].first if position + 1 < len(figures) else len(terms)
        told_behind = not any(is_core(terms[i]) for i in frame.head)
        start = _cut(terms, unit.last + 1, stop, last=position + 1 == len(figures), told_behind=told_behind)
        frame.tail = range(unit.last + 1, start)
    return frames


def _place(terms: Terms, frame: Frame, previous: Frame | None, start: int) -> None:
    opening = _opening_bracket(terms, frame)
    frame.in_brackets = opening is not None
    if opening is None:
        frame.label = dash_label(terms, frame.head)
        if previous is not None and _tells_again(terms, frame.head):
            frame.parent = previous.host or previous
        return
    if previous is not None and opening < previous.unit.first:
        frame.bracket_of = previous
    elif previous is not None and opening <= start:
        frame.parent = previous
    else:
        frame.label = bracket_label(terms, frame.head.start, opening)


def _tells_again(terms: Terms, head: range) -> bool:
    """`6 696,1 thousand tenge, or 14 261 US dollars`: the same thing in another measure."""
    said = [terms[i] for i in head if terms[i].word != ","]
    return bool(said) and said[0].has("or") and all(term.has("or", "by", "approximate") for term in said)


def _nothing_parts(terms: Terms, start: int, stop: int, *, told_behind: bool) -> bool:
    """Whether only the noun of a figure stands between it and a bracket: `12 tons of meat (105,2%)`."""
    parts = _NEW_PART if told_behind else (*_NEW_PART, *_PLACES, "level")
    return all(terms[i].word.isalpha() and not terms[i].has(*parts) for i in range(start, stop))


def _opening_bracket(terms: Terms, frame: Frame) -> int | None:
    """The bracket that the figure stands in, None outside brackets."""
    depth = terms[frame.unit.first].depth
    if depth == 0:
        return None
    index = frame.unit.first - 1
    while index >= 0 and not (terms[index].word in {"(", "["} and terms[index].depth < depth):
        index -= 1
    return index if index >= 0 else None


def _after_semicolon(terms: Terms, start: int, stop: int) -> int:
    for index in range(stop - 1, start - 1, -1):
        if terms[index].word == ";":
            return index + 1
    return start


def _cut(terms: Terms, start: int, stop: int, *, last: bool, told_behind: bool) -> int:
    """Where the gap `start..stop` between two figures is cut: the tail ends there, the head begins.

    `told_behind` is true where what the first one measures can only stand behind it.
    """
    semicolon = next((index for index in range(start, stop) if terms[index].word == ";"), None)
    if semicolon is not None:
        return semicolon
    opening = next((index for index in range(start, stop) if terms[index].word in {"(", "["}), None)
    if opening is not None and _nothing_parts(terms, start, opening, told_behind=told_behind):
        return opening
    if last:
        return stop
    depth = min((terms[index].depth for index in range(start, stop)), default=0)
    for separators in (_is_clause_mark, _is_conjunction):
        for index in range(start, stop):
            if terms[index].depth == depth and separators(terms[index]) and not _goes_on(terms, start, index):
                return index
    if stop > start and terms[stop - 1].has("than") and terms[stop - 1].base is None:
        return stop - 1  # "398 tenge in Abai region against 434 tenge in the country"
    index = start
    while index < stop and _completes(terms, index, stop):
        index += 1
    return min(index, _before_preposition(terms, index, stop))


def _goes_on(terms: Terms, start: int, index: int) -> bool:
    """`3,1% less, than in …`: behind this comma stands what the figure before it is compared with."""
    if terms.has_at(index + 1, "than"):
        return True
    return terms.has_at(index + 1, "base") and terms.any_has(range(start, index), "more", "less")


def _completes(terms: Terms, index: int, stop: int) -> bool:
    """Whether a term can only complete the figure before it: its change, its base, its period with "in"."""
    if terms[index].has("preposition", "article") and _leads_to_period(terms, index, stop):
        return True
    return terms[index].has(*_COMPLETES) or terms[index].word in {")", "-"}


def _leads_to_period(terms: Terms, index: int, stop: int) -> bool:
    """`in the II quarter of 2025`: the period that the words at `index` lead into."""
    while index < stop and terms[index].has("preposition", "article"):
        index += 1
    return index < stop and terms[index].has("period")


def _before_preposition(terms: Terms, index: int, stop: int) -> int:
    """A preposition right before the next number belongs to that number (`to 4.6%`)."""
    return index - 1 if index == stop and index > 0 and terms[index - 1].has("by", "to") else index


def _is_clause_mark(term: Term) -> bool:
    return term.word in _CLAUSE_MARKS


def _is_conjunction(term: Term) -> bool:
    return term.has("conjunction", "including")
