"""Tables inside a page: every cell with a number is an observation, or somebody must look at it."""

from __future__ import annotations

from collections.abc import Sequence

from records.checks.outcomes import judged, not_applicable
from records.observation import Observation
from records.release import Check
from records.table import Table, by_table

RULE = "table_cells_are_read"


def check_tables(tables: Sequence[Table], observations: list[Observation]) -> list[Check]:
    """One outcome a table; `observations` are those of the whole release."""
    checks = [
        judged(RULE, _detail(number, table), read, holds=table.observed == table.cells)
        for number, (table, read) in enumerate(
            zip(tables, by_table(tables, observations), strict=True), start=1
        )
    ]
    return checks or [not_applicable(RULE, "no table of data in the document")]


def _detail(number: int, table: Table) -> str:
    return f"{table.observed} of {table.cells} cells of table {number}"
