"""Shares of one whole."""

from __future__ import annotations

from collections import defaultdict

from records.checks.outcomes import judged, not_applicable
from records.observation import Observation
from records.release import Check

RULE = "shares_within_whole"
_ROUNDING = 0.5  # per cent: a dozen shares, each rounded to a tenth


def check_shares(observations: list[Observation]) -> list[Check]:
    """No share is above 100 %, and the parts listed of one whole do not add up to more."""
    wholes: defaultdict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for obs in observations:
        if obs.measure == "share" and obs.same_as is None:
            time = obs.time_period.sdmx if obs.time_period else None
            wholes[(obs.indicator_text, obs.evidence.key_point, time)].append(obs)
    if not wholes:
        return [not_applicable(RULE, "no shares")]
    return [_check(parts) for parts in wholes.values()]


def _check(parts: list[Observation]) -> Check:
    total = round(sum(obs.obs_value for obs in parts), 2)
    detail = f"{len(parts)} of a whole, together {total} %"
    return judged(RULE, detail, parts, holds=total <= 100 + _ROUNDING)
