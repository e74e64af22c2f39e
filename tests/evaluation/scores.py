"""How a reading compares with the annotation: figure by figure, attribute by attribute."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cases import Case, Gold

from parsers.origin import Origin
from parsers.release import parse_release
from records.observation import Observation
from records.release import Release

#: what must be right in a figure; `indicator` is shown beside them
ATTRIBUTES = ("value", "unit", "measure", "direction", "area", "partner", "time", "base")
_NUMERAL = re.compile(r"\d")


@dataclass
class Score:
    """Figures annotated, emitted and right, and for the matched ones how often each attribute is right."""

    annotated: int = 0
    emitted: int = 0
    matched: int = 0
    right: int = 0
    lost: int = 0  # numerals that the account does not hold
    attributes: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of the emitted figures that are right in every attribute."""
        return self.right / self.emitted if self.emitted else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotated figures that are right in every attribute."""
        return self.right / self.annotated if self.annotated else 1.0

    def add(self, other: Score) -> None:
        """Count the figures of `other` too."""
        for name in ("annotated", "emitted", "matched", "right", "lost"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.attributes.update(other.attributes)


@dataclass(frozen=True)
class Pair:
    """An annotated figure and what was read in its place; one of them may be missing."""

    gold: Gold | None
    observation: Observation | None

    @property
    def wrong(self) -> list[str]:
        """The attributes that differ."""
        if self.gold is None or self.observation is None:
            return list(ATTRIBUTES)
        return [name for name in ATTRIBUTES if not _is_right(name, self.gold, self.observation)]


def read(case: Case) -> Release:
    """The record of the case's document."""
    return parse_release(case.document.encode(), Origin(f"{case.id}.txt"))


def pairs(case: Case, release: Release) -> Iterator[Pair]:
    """Every annotated figure with the observation at its place, then the observations without annotation."""
    left = list(release.observations)
    at = release.text.find(case.text) if case.text in release.text else 0
    for gold in case.figures:
        start, end = _place(release.text, gold.quote, at)
        found = next((o for o in left if o.evidence.start < end and start < o.evidence.end), None)
        if found is not None:
            left.remove(found)
        at = max(at, start)
        yield Pair(gold, found)
    yield from (Pair(None, observation) for observation in left)


def _place(text: str, quote: str, at: int) -> tuple[int, int]:
    """Where the next print of `quote` stands that is no part of a longer number."""
    lead = r"(?<![\d,.])(?<!\d[ ])" if quote[0].isdigit() else ""
    pattern = re.compile(lead + re.escape(quote))
    found = pattern.search(text, at) or pattern.search(text) or re.search(re.escape(quote), text)
    if found is None:
        raise ValueError(f"{quote!r} does not stand in the text")
    return found.span()


def _is_right(name: str, gold: Gold, obs: Observation) -> bool:
    time = obs.time_period.sdmx if obs.time_period else None
    base = obs.base_per.sdmx if obs.base_per else None
    return {
        "value": obs.obs_value == gold.value and obs.unit_mult == gold.mult,
        "unit": obs.unit_measure == gold.unit,
        "measure": obs.measure == gold.measure,
        "direction": obs.direction == gold.direction,
        "area": obs.ref_area == gold.area,
        "partner": obs.counterpart_area == gold.partner,
        "time": time == gold.time,
        "base": base in gold.bases,
    }[name]


def names_it(pair: Pair) -> bool:
    """Whether the indicator's text holds the words that it must."""
    if pair.gold is None or pair.observation is None:
        return False
    text = " ".join([pair.observation.indicator_text, *pair.observation.qualifiers]).lower()
    return all(word in text for word in pair.gold.words)


def score(case: Case, release: Release) -> Score:
    """The score of one document."""
    result = Score(annotated=len(case.figures), emitted=len(release.observations))
    for pair in pairs(case, release):
        if pair.gold is None or pair.observation is None:
            continue
        result.matched += 1
        result.right += not pair.wrong
        result.attributes.update(name for name in ATTRIBUTES if name not in pair.wrong)
        result.attributes["indicator"] += names_it(pair)
    result.lost = len(list(_lost(release)))
    return result


def _lost(release: Release) -> Iterator[int]:
    """Where a digit stands in a key point that the account does not hold."""
    numerals = release.numerals
    held = [(n.start, n.end) for n in (*numerals.unread, *numerals.explained_as)]
    held += [(o.evidence.start, o.evidence.end) for o in release.observations]
    for point in release.key_points:
        for digit in _NUMERAL.finditer(release.text, point.start, point.end):
            if not any(start <= digit.start() < end for start, end in held):
                yield digit.start()


def total(scores: Iterable[Score]) -> Score:
    """The sum of `scores`."""
    result = Score()
    for one in scores:
        result.add(one)
    return result
