"""Figures that are printed twice: the later one points to the first."""

from __future__ import annotations

from collections.abc import Hashable

import msgspec

from records.observation import Observation


def mark_twins(observations: list[Observation]) -> list[Observation]:
    """The same observations, with `same_as` where an earlier one states the same fact."""
    first: dict[Hashable, str] = {}
    marked: list[Observation] = []
    for obs in observations:
        fact = _fact(obs)
        twin = first.setdefault(fact, obs.obs_id)
        marked.append(obs if twin == obs.obs_id else msgspec.structs.replace(obs, same_as=twin))
    return marked


def _fact(obs: Observation) -> Hashable:
    return (
        obs.indicator or obs.indicator_text.lower(),
        obs.measure,
        round(obs.obs_value * 10**obs.unit_mult, 6),
        obs.unit_measure,
        obs.ref_area or obs.ref_area_text,
        obs.counterpart_area,
        obs.time_period and obs.time_period.sdmx,
        obs.base_per and obs.base_per.sdmx,
        obs.direction,
        tuple(sorted(obs.qualifiers)),
    )
