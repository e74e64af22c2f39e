"""The outcomes of a rule."""

from __future__ import annotations

from collections.abc import Iterable

from records.observation import Observation
from records.release import Check


def not_applicable(rule: str, why: str) -> Check:
    """There is nothing that the rule could compare."""
    return Check(rule=rule, verdict="not_applicable", detail=why, observations=[])


def judged(rule: str, detail: str, looked_at: Iterable[Observation] = (), *, holds: bool) -> Check:
    """The rule was applied to the figures `looked_at`; `detail` is what was compared."""
    ids = [obs.obs_id for obs in looked_at]
    return Check(rule=rule, verdict="pass" if holds else "fail", detail=detail, observations=ids)
