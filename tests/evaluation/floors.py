"""The pinned floors: how well the set is read, which no change may make worse in silence."""

from __future__ import annotations

from collections.abc import Iterable

import yaml
from cases import FLOORS, HALVES, Case, digest
from scores import Score, total

from records.release import LANGS, Release

Floors = dict[str, dict[str, float]]


def measured(readings: Iterable[tuple[Case, Release, Score]]) -> Floors:
    """Precision and recall by half and language, rounded down to a thousandth."""
    listed = list(readings)
    floors: Floors = {}
    for half in HALVES:
        for lang in LANGS:
            one = total(s for case, _, s in listed if (case.half, case.lang) == (half, lang))
            floors[f"{half} {lang}"] = {
                "precision": int(one.precision * 1000) / 1000,
                "recall": int(one.recall * 1000) / 1000,
            }
    return floors


def write_floors(floors: Floors) -> None:
    """Pin `floors` to the set as it is."""
    FLOORS.write_text(yaml.safe_dump({"set": digest(), "floors": floors}, sort_keys=True), "utf-8")
