"""Consistency rules: what a release says twice, or what must add up, is compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from records.checks.balances import check_balances
from records.checks.dates import check_dates
from records.checks.facts import check_facts
from records.checks.lists import check_list_counts
from records.checks.shares import check_shares
from records.checks.tables import check_tables
from records.checks.witnesses import check_witnesses
from records.observation import Observation
from records.release import Check, Numerals
from records.table import Table


def run_checks(
    observations: list[Observation],
    numerals: Numerals,
    text: str,
    dates: tuple[date | None, date | None],
    tables: Sequence[Table] = (),
) -> list[Check]:
    """The outcome of every rule, in a fixed order.

    `dates` are those of this and of the next publication.
    """
    return [
        *check_balances(observations),
        *check_list_counts(observations, numerals, text),
        *check_shares(observations),
        *check_facts(observations),
        *check_tables(tables, observations),
        *check_witnesses(observations, tables),
        check_dates(*dates),
    ]
