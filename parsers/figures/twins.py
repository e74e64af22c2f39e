"""Figures that are printed twice: the later one points to the first."""

from __future__ import annotations

from collections.abc import Hashable

import msgspec

from records.observation import Observation
from records.series_key import series_key


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
        series_key(obs),
        obs.whole_value,
        obs.direction,
        tuple(sorted(obs.qualifiers)),
    )
