"""Records made of nothing but figures in sentences, tiles and the cells of tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import record_help
from record_help import numerals

from records.invariants import EXPLAINED_FIELDS, is_empty
from records.observation import Evidence, Observation
from records.period import period
from records.release import FieldState, KeyPoint, Release
from records.table import Missing, Table

TEXT = "A sentence of figures. A tile. Cells, and more cells."
SENTENCE = (0, len("A sentence of figures."))
TILE = TEXT.index("A tile")
CELLS = (TEXT.index("Cells"), TEXT.index(", and"))
MORE_CELLS = (TEXT.index("more"), len(TEXT))
_START = {"k": SENTENCE[0], "t": TILE, "c": CELLS[0], "d": MORE_CELLS[0]}

QUARTER = period("January-March 2025", date(2025, 1, 1), date(2025, 3, 31))
YEAR_AGO = period("January-March 2024", date(2024, 1, 1), date(2024, 3, 31))


def figure(obs_id: str, value: float, text: str = "births", **changes: Any) -> Observation:
    """`value` persons born in Astana in the first quarter of 2025, unless changed.

    A `k` id stands in the sentence, a `t` id in the tile, a `c` or `d` id in the first or second table.
    """
    start = _START[obs_id[0]]
    locator = changes.pop("locator", "sheet:1.1!C7" if obs_id[0] in "cd" else "line:1")
    values: dict[str, Any] = {
        "indicator": None,
        "measure": "level",
        "direction": None,
        "unit_measure": "persons",
        "unit_mult": 0,
        "decimals": 0,
        "ref_area": "KZ-71",
        "ref_area_text": None,
        "counterpart_area": None,
        "time_period": QUARTER,
        "base_per": None,
        "qualifiers": [],
        "obs_status": "A",
        "flags": [],
        "same_as": None,
    }
    evidence = Evidence(
        quote=TEXT[start],
        start=start,
        end=start + 1,
        key_point=0 if obs_id.startswith("k") else None,
        locator=locator,
    )
    return Observation(
        obs_id=obs_id, indicator_text=text, obs_value=value, evidence=evidence, **values | changes
    )


def growth(obs_id: str, value: float, **changes: Any) -> Observation:
    """A change of `value` per cent to the quarter a year ago, unless changed."""
    direction = "increase" if value > 0 else "decrease"
    said: dict[str, Any] = {
        "unit_measure": "percent",
        "decimals": 1,
        "base_per": YEAR_AGO,
        "measure": "change",
        "direction": direction,
    }
    return figure(obs_id, value, **said | changes)


def index(obs_id: str, value: float, **changes: Any) -> Observation:
    """`value` per cent of the quarter a year ago, unless changed."""
    return growth(obs_id, value, **{"measure": "index", "direction": None} | changes)


def table(title: str = "Births", place: tuple[int, int] = CELLS, missing: Sequence[Missing] = ()) -> Table:
    """A table of a workbook."""
    return Table(
        title=title,
        unit_text=None,
        start=place[0],
        end=place[1],
        locator="sheet:1.1!A4:G27",
        cells=0,
        observed=0,
        unplaced=[],
        missing=list(missing),
    )


TABLES = (table(), table("Deaths", MORE_CELLS))


def record(
    *observations: Observation, tables: Sequence[Table] = TABLES, release_id: str = "a/b/1/en", **changes: Any
) -> Release:
    """A release of these figures and no others."""
    start, end = SENTENCE
    values = record_help.values() | {
        "release_id": release_id,
        "text": TEXT,
        "sections": [],
        "key_points": [KeyPoint(text=TEXT[start:end], section=None, start=start, end=end)],
        "observations": list(observations),
        "numerals": numerals(total=0, observed=0, explained=0, unread=[], explained_as=[]),
        "tables": list(tables),
        **changes,
    }
    values["fields"] = {name: _state(values.get(name)) for name in EXPLAINED_FIELDS if name != "contract"}
    values["fields"]["contract"] = FieldState(state="present")
    return Release(**values)


def _state(value: object) -> FieldState:
    return FieldState(state="not_found", reason="none") if is_empty(value) else FieldState(state="present")
