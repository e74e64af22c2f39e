"""The pinned floors of the workbooks: how many cells of each are right and wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import yaml
from workbook_cells import CELLS, digest
from workbook_scores import Outcome

Floor = dict[str, int]
FLOORS = CELLS / "floors.yaml"


def floor(outcomes: Sequence[Outcome]) -> Floor:
    """How many of the cells are right, and how many wrong."""
    counts = Counter(one.verdict for one in outcomes)
    return {"right": counts["right"], "wrong": counts["wrong"]}


def write_floors(measured: Mapping[str, Sequence[Outcome]]) -> None:
    """Pin the floors of the workbooks `measured` to the labels as they are."""
    floors = {name: floor(outcomes) for name, outcomes in measured.items()}
    FLOORS.write_text(yaml.safe_dump({"set": digest(), "floors": floors}, sort_keys=True), "utf-8")
