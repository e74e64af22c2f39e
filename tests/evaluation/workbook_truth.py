"""Whole workbooks labelled cell by cell, as `--truth DIR` reads them: `<file name>.jsonl`, a cell a line.

A line holds `sheet`, `cell`, `value`, `data`, `area`, `partner`, `time`, `unit`, `mult` and `measure`; where
the cell is no data, `data` is false and `why` says what it is (`missing` for a missing mark). Other keys are
notes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbook_cells import FILES, Answers, Cell, Data, Mark, NoData, Workbook, listed


def load_truth(folder: Path) -> list[Workbook]:
    """The workbooks whose truth lies in `folder`."""
    return [
        Workbook(path.stem, FILES / path.stem, None, tuple(map(_cell, path.read_text("utf-8").splitlines())))
        for path in sorted(folder.glob("*.jsonl"))
    ]


def _cell(line: str) -> Cell:
    entry = json.loads(line)
    place = {"sheet": entry["sheet"], "cell": entry["cell"]}
    if not entry["data"]:
        return Mark(**place) if entry["why"] == "missing" else NoData(**place, why=entry["why"])
    answers = {key: entry[key] for key in ("value", "time", "unit", "mult", "measure")}
    return Data(**place, **answers, area=_area(entry))


def _area(entry: dict[str, Any]) -> Answers:
    """The partner where there is one; the area only where the partner may as well be left out."""
    area, partner = (listed(entry.get(key)) for key in ("area", "partner"))
    codes: list[str | None] = [code for code in partner if code]
    if not codes:
        return area
    return [*codes, *(code for code in area if code)] if None in partner else codes
