"""Which words of a sentence belong to which figure.

Between two figures stands the tail of the first (its verb of change, its base) and the head of the second
(its subject); `gaps.py` says where the words between are cut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsers.figures.gaps import cut_gap
from parsers.figures.item_labels import bracket_label, dash_label
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Terms
from parsers.figures.units import Unit
from parsers.terms.numbers import Number

if TYPE_CHECKING:
    from parsers.figures.places import Place
    from records.period import TimePeriod

NEAR = 60  # figures: what is further off is of another list


@dataclass(slots=True)
class Frame:
    """One figure in its sentence; `head`, `tail` and `label` are ranges of terms.

    `label` names the item of a list (`Astana (29305 people)`, `the Kyrgyz Republic–7,3%`). `parent` is the
    figure that this one stands in brackets behind, `bracket_of` the one it shares brackets with. `beyond` is
    what goes on with this figure behind the brackets or the commas of one that adds to it.

    `place`, `time` (`own_time` if it stands in its own words), `partner` and `notes` (qualifiers) are what
    was read of it, for the figures that it hosts; `changes` is true for how much something changed by.
    `listed_respectively` is true in a list of numbers of which it is open which is of what.
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
    changes: bool = False
    beyond: range = field(default=range(0))

    @property
    def around(self) -> tuple[int, ...]:
        """The terms before and behind the figure that belong to it."""
        return (*self.head, *self.tail)

    @property
    def host(self) -> Frame | None:
        """The figure that this one adds to: the one before its brackets, or the first one in them."""
        return self.parent or self.bracket_of

    def tail_says(self, terms: Terms) -> bool:
        """Whether words that are not of the figure that adds to this one stand behind it."""
        return any(terms[i].word.isalpha() for i in self.tail)

    @property
    def in_own_brackets(self) -> bool:
        """Whether the figure stands in brackets of its own behind the one that it adds to."""
        return self.parent is not None and self.in_brackets


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
        start = cut_gap(
            terms, unit.last + 1, stop, last=position + 1 == len(figures), told_behind=told_behind
        )
        frame.tail = range(unit.last + 1, start)
        if frame.parent is not None and not frame.parent.tail_says(terms):
            frame.parent.beyond = _goes_on_behind(terms, frame)
    return frames


def _goes_on_behind(terms: Terms, frame: Frame) -> range:
    """`7 145,8 thsd. people (76,7 %) were hired`, `5 918, or 1,6 % of the labour force, were registered`."""
    mark = ")" if frame.in_brackets else ","
    at = next((i for i in frame.tail if terms[i].word == mark), None)
    return range(at + 1, frame.tail.stop) if at is not None else range(0)


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
