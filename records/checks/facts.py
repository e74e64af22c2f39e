"""One value for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from records.checks.outcomes import judged, not_applicable
from records.observation import Observation
from records.release import Check
from records.series_key import series_key

RULE = "one_value_for_one_thing"


def check_facts(observations: list[Observation]) -> list[Check]:
    """Figures that measure the same thing, at the same place, over the same time, have the same value."""
    alike: defaultdict[Hashable, list[Observation]] = defaultdict(list)
    for obs in observations:
        alike[_thing(obs)].append(obs)
    if not observations:
        return [not_applicable(RULE, "no figures")]
    checks = list(_checks(list(alike.values())))
    return checks or [judged(RULE, "no two values differ", holds=True)]


def _checks(groups: list[list[Observation]]) -> Iterator[Check]:
    for group in groups:
        values = {obs.whole_value for obs in group}
        if len(values) > 1:
            detail = " ≠ ".join(f"{value:g}" for value in sorted(values))
            yield judged(RULE, detail, group, holds=False)


def _thing(obs: Observation) -> Hashable:
    return (obs.indicator_text.lower(), series_key(obs), tuple(obs.qualifiers))
