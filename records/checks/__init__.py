"""Consistency rules: what a release says twice, or what must add up, is compared."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

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


class Figures(NamedTuple):
    """What a release says in figures; `plotted` is what its charts say (locator `chart 2`), which are no
    observations of the release.
    """

    observations: list[Observation]
    numerals: Numerals
    tables: list[Table]
    plotted: list[Observation]


def run_checks(figures: Figures, text: str, dates: tuple[date | None, date | None]) -> list[Check]:
    """The outcome of every rule, in a fixed order; `dates` are those of this and of the next publication."""
    observations, numerals, tables, plotted = figures
    return [
        *check_balances(observations),
        *check_list_counts(observations, numerals, text),
        *check_shares(observations),
        *check_facts(observations),
        *check_tables(tables, observations),
        *check_witnesses(observations, tables, plotted),
        check_dates(*dates),
    ]
