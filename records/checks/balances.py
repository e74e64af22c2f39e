"""Balances that the release itself lets one work out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from records.checks.outcomes import judged, not_applicable
from records.observation import Observation
from records.release import Check

RULE = "balance_is_difference"
#: balance: (what adds, what takes away), by indicator code
_BALANCES = {
    "net_migration": ("migration_arrivals", "migration_departures"),
    "natural_increase": ("births", "deaths"),
    "trade_balance": ("exports", "imports"),
}


def check_balances(observations: list[Observation]) -> list[Check]:
    """A balance equals what came in less what went out, for the same area, partner, period and unit."""
    checks = [check for code, terms in _BALANCES.items() for check in _checks(observations, code, terms)]
    return checks or [not_applicable(RULE, "no balance with both its terms")]


def _checks(observations: list[Observation], code: str, terms: tuple[str, str]) -> Iterator[Check]:
    levels = [obs for obs in observations if obs.measure in {"level", "balance"} and obs.same_as is None]
    for balance in (obs for obs in levels if obs.indicator == code):
        plus, minus = (
            [obs for obs in levels if obs.indicator == term and _alike(obs, balance)] for term in terms
        )
        for first, second in product(plus[:1], minus[:1]):
            check = _check(balance, first, second)
            # a partner that only the heading names may not be the balance's: no reason to say it is wrong
            if check.verdict == "pass" or "counterpart_inherited" not in balance.flags:
                yield check


def _check(balance: Observation, plus: Observation, minus: Observation) -> Check:
    # each print is rounded, so the difference may be off by half a unit of each
    slack = sum(0.5 * 10.0**-obs.decimals for obs in (balance, plus, minus) if obs.decimals)
    difference = round(plus.obs_value - minus.obs_value, balance.decimals)
    agrees = abs(difference - balance.obs_value) <= slack
    sign = "=" if agrees else "≠"
    detail = f"{plus.obs_value} - {minus.obs_value} {sign} {balance.obs_value}"
    return judged(RULE, detail, (plus, minus, balance), holds=agrees)


def _alike(obs: Observation, balance: Observation) -> bool:
    return _frame(obs) == _frame(balance)


def _frame(obs: Observation) -> tuple[object, ...]:
    time = obs.time_period.sdmx if obs.time_period else None
    return (obs.unit_measure, obs.unit_mult, obs.ref_area, obs.counterpart_area, time)
