"""When a figure is of, and against what it is measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.figures.frames import Frame
from parsers.figures.sentence import Term

if TYPE_CHECKING:
    from records.period import TimePeriod


@dataclass(frozen=True, slots=True)
class When:
    """The period of a figure.

    `inherited` is true where it stands outside the sentence, `carries` where it holds for the figures after.
    """

    time: TimePeriod | None
    inherited: bool = False
    undecided: bool = False
    carries: bool = False


def read_when(
    terms: list[Term], frame: Frame, carried: TimePeriod | None, release: TimePeriod | None
) -> When:
    """The period in the words of `frame`, else that of the sentence (`carried`), else the release's."""
    for span in (frame.head, frame.tail):
        found = {p.time.sdmx: p.time for i in span if (p := terms[i].period) is not None}
        if len(found) > 1:
            return When(None, undecided=True)
        if found:
            # a period in brackets is that of the figure in them alone
            outside = any(terms[i].period is not None and terms[i].depth == 0 for i in span)
            return When(next(iter(found.values())), carries=outside)
    if carried is not None:
        return When(carried)
    return When(release, inherited=True)


def own_base(terms: list[Term], frame: Frame) -> Term | None:
    """The comparison in the words of `frame`, the nearest behind the number first."""
    behind = next((terms[i] for i in frame.tail if terms[i].base is not None), None)
    return behind or next((terms[i] for i in reversed(frame.head) if terms[i].base is not None), None)


def bases(terms: list[Term], frames: list[Frame]) -> list[Term | None]:
    """The comparison of each frame: its own, else the one before it, else the one that closes the sentence."""
    found = [own_base(terms, frame) for frame in frames]
    before: Term | None = None
    for i, base in enumerate(found):
        before = base or before
        found[i] = before
    behind: Term | None = None
    for i in range(len(found) - 1, -1, -1):
        behind = found[i] or behind
        found[i] = behind
    return found
