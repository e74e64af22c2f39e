"""Counts printed before a list: `in 4 regions: …`."""

from __future__ import annotations

from records.checks.outcomes import judged, not_applicable
from records.observation import Observation
from records.release import Check, Numeral, Numerals

RULE = "list_has_its_count"


def check_list_counts(observations: list[Observation], numerals: Numerals, text: str) -> list[Check]:
    """A list of areas in brackets has as many items as the number before it says."""
    checks = [
        check
        for numeral in numerals.explained_as
        if numeral.reason == "list_count" and (check := _check(numeral, observations, text)) is not None
    ]
    return checks or [not_applicable(RULE, "no counted list")]


def _check(count: Numeral, observations: list[Observation], text: str) -> Check | None:
    if not count.quote.isdigit():
        return None
    items = _items(count, observations)
    if not items or not _announces(count, items[0], text):
        return None
    detail = f"{count.quote} announced, {len(items)} listed"
    return judged(RULE, detail, items, holds=len(items) == int(count.quote))


def _announces(count: Numeral, first: Observation, text: str) -> bool:
    """Whether the list is the counted one: a colon or a bracket opens it, and no clause ends before."""
    between = text[count.end : first.evidence.start]
    return "," not in between.partition(":")[0].partition("(")[0]


def _items(count: Numeral, observations: list[Observation]) -> list[Observation]:
    """The figures of places that follow the count and measure the same thing."""
    after = [obs for obs in observations if obs.evidence.start >= count.end and obs.ref_area_text]
    if not after:
        return []
    first = after[0]
    return [
        obs
        for obs in after
        if obs.evidence.key_point == first.evidence.key_point
        and (obs.indicator_text, obs.measure, obs.unit_measure)
        == (first.indicator_text, first.measure, first.unit_measure)
    ]
