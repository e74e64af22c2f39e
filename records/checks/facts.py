"""One value for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from records.observation import Observation
from records.release import Check

RULE = "one_value_for_one_thing"


def check_facts(observations: list[Observation]) -> list[Check]:
    """Figures that measure the same thing, at the same place, over the same time, have the same value."""
    alike: defaultdict[Hashable, list[Observation]] = defaultdict(list)
    for obs in observations:
        alike[_thing(obs)].append(obs)
    if not observations:
        return [Check(rule=RULE, verdict="not_applicable", detail="no figures", observations=[])]
    checks = list(_checks(list(alike.values())))
    return checks or [Check(rule=RULE, verdict="pass", detail="no two values differ", observations=[])]


def _checks(groups: list[list[Observation]]) -> Iterator[Check]:
    for group in groups:
        values = {round(obs.obs_value * 10**obs.unit_mult, 6) for obs in group}
        if len(values) > 1:
            yield Check(
                rule=RULE,
                verdict="fail",
                detail=" ≠ ".join(f"{value:g}" for value in sorted(values)),
                observations=[obs.obs_id for obs in group],
            )


def _thing(obs: Observation) -> Hashable:
    return (
        obs.indicator_text.lower(),
        obs.measure,
        obs.unit_measure,
        obs.ref_area or obs.ref_area_text,
        obs.counterpart_area,
        obs.time_period and obs.time_period.sdmx,
        obs.base_per and obs.base_per.sdmx,
        tuple(obs.qualifiers),
    )
