"""Tables inside a page: every cell with a number is an observation, or somebody must look at it."""

from __future__ import annotations

from collections.abc import Sequence

from records.checks.outcomes import judged, not_applicable
from records.observation import Observation
from records.release import Check

RULE = "table_cells_are_read"


def check_tables(tables: Sequence[tuple[list[Observation], int]]) -> list[Check]:
    """One outcome a table; a table is its observations and how many of its cells hold a number."""
    checks = [
        judged(RULE, f"{len(read)} of {cells} cells of table {number}", read, holds=len(read) == cells)
        for number, (read, cells) in enumerate(tables, start=1)
    ]
    return checks or [not_applicable(RULE, "no table of data in the page")]
