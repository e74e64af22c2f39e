"""Balances whose dash may be a minus: decided by the arithmetic of the release, else left unread."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.figures.figure import Entry, Figure, Unobserved
from parsers.figures.values import SIGN_UNDECIDED


def settle_signs(entries: list[Entry]) -> None:
    """Give every undecided balance the sign of the one difference of two levels that equals it.

    The dash of `составило – 1919` may be a minus. Where no two levels of the same unit, area and period
    differ by the printed amount, the number becomes unread.
    """
    levels = [figure for entry in entries for figure in entry.figures if figure.measure == "level"]
    for entry in entries:
        settled: list[Figure] = []
        for figure in entry.figures:
            sign = _sign(figure, levels) if SIGN_UNDECIDED in figure.flags else 1
            if sign is None:
                entry.others.append(
                    Unobserved(figure.number_start, figure.number_end, SIGN_UNDECIDED, explained=False)
                )
            else:
                settled.append(_signed(figure, sign))
        entry.figures[:] = settled


def _signed(figure: Figure, sign: int) -> Figure:
    if SIGN_UNDECIDED not in figure.flags:
        return figure
    flags = tuple("sign_from_arithmetic" if flag == SIGN_UNDECIDED else flag for flag in figure.flags)
    return figure._replace(obs_value=sign * figure.obs_value, flags=flags)


def _sign(balance: Figure, levels: Iterable[Figure]) -> int | None:
    alike = [level for level in levels if _alike(level, balance)]
    signs = {
        1 if first.obs_value > second.obs_value else -1
        for i, first in enumerate(alike)
        for second in alike[i + 1 :]
        if round(abs(first.obs_value - second.obs_value), balance.decimals) == balance.obs_value
    }
    return signs.pop() if len(signs) == 1 else None


def _alike(level: Figure, balance: Figure) -> bool:
    return _scale(level) == _scale(balance)


def _scale(figure: Figure) -> tuple[object, ...]:
    time = figure.time_period and figure.time_period.sdmx
    return (figure.unit_measure, figure.unit_mult, figure.ref_area, time)
