"""What one document, or one part of it, says of a fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Final, Literal, NamedTuple

from records.checks.amounts import agree
from records.checks.same_thing import Likeness, dimensions, likeness
from records.checks.witness import Statement, Witness

_MOST: Final = 3  # witnesses that are named


class Testimony(NamedTuple):
    """`alone` where nothing can be compared; `witnesses` are at most three that agree or disagree."""

    outcome: Literal["agree", "disagree", "alone"]
    witnesses: tuple[Witness, ...] = ()


class Witnesses:
    """Figures that may speak of a fact, found by area, partner, time, unit, measure and base."""

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        self._by_dimensions: defaultdict[Hashable, dict[Statement, list[Witness]]] = defaultdict(dict)
        for witness in witnesses:
            alike = self._by_dimensions[dimensions(witness.figure)]
            alike.setdefault(witness.says, []).append(witness)
        self._by_dimensions.pop(None, None)

    def ask(self, fact: Witness) -> Testimony:
        """Whether they confirm `fact`.

        A wrong alarm is worse than none: a witness may confirm in more words, but contradict only with the
        same thing, and where several of the closest contradict with different values nothing is said.
        """
        says = fact.says
        asked = [
            (like, witness)
            for statement, witnesses in self._by_dimensions.get(dimensions(fact.figure), {}).items()
            if (like := likeness(says, statement)) is not None
            for witness in witnesses
        ]
        agreeing = [(like, witness) for like, witness in asked if agree(fact.figure, witness.figure)]
        differing = [(like, w) for like, w in asked if like.can_differ and not agree(fact.figure, w.figure)]
        if agreeing:
            closer = [] if any(like.exact for like, _ in agreeing) else _exact(differing)
            return _disagreeing(closer) or Testimony("agree", _named(agreeing))
        return _disagreeing(differing) or Testimony("alone")


def _exact(asked: list[tuple[Likeness, Witness]]) -> list[tuple[Likeness, Witness]]:
    return [(like, witness) for like, witness in asked if like.exact]


def _disagreeing(asked: list[tuple[Likeness, Witness]]) -> Testimony | None:
    """The closest of `asked`, if they say one thing."""
    fewest = min((like.surplus for like, _ in asked), default=0)
    closest = [(like, witness) for like, witness in asked if like.surplus == fewest]
    one_value = all(agree(closest[0][1].figure, witness.figure) for _, witness in closest)
    return Testimony("disagree", _named(closest)) if closest and one_value else None


def _named(asked: list[tuple[Likeness, Witness]]) -> tuple[Witness, ...]:
    return tuple(witness for _, witness in sorted(asked, key=lambda pair: pair[0].surplus)[:_MOST])
