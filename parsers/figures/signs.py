"""Balances whose dash may be a minus: decided by the arithmetic of the release, else left unread."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from parsers.figures.figure import Entry, Figure, Unobserved
from parsers.figures.values import SIGN_UNDECIDED

_MOST_PARTS = 8  # regions told off one by one are no parts of a whole


def settle_signs(entries: list[Entry]) -> None:
    """Give every undecided balance the sign of the one difference of two levels that equals it.

    The dash of `составило – 1919` may be a minus. Where no two levels of the same unit, area and period
    differ by the printed amount, the number becomes unread; so do the parts of a balance whose sum is not it.
    """
    levels = [figure for entry in entries for figure in entry.figures if figure.measure == "level"]
    for entry in entries:
        entry.figures[:] = _signed_by_sum(entry.figures)
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


def _signed_by_sum(figures: list[Figure]) -> list[Figure]:
    """`232,6 thsd., including urban – 148,3 thsd., rural – 84,3 thsd.`: the parts make the whole."""
    open_ones = [figure for figure in figures if SIGN_UNDECIDED in figure.flags]
    wholes = [f for f in figures if f.measure == "balance" and SIGN_UNDECIDED not in f.flags]
    if not 1 < len(open_ones) <= _MOST_PARTS or len(wholes) != 1:
        return figures
    whole = wholes[0]
    if any((f.unit_measure, f.unit_mult) != (whole.unit_measure, whole.unit_mult) for f in open_ones):
        return figures
    slack = len(open_ones) * 10.0**-whole.decimals  # each print is rounded
    fitting = [
        signs
        for signs in product((1, -1), repeat=len(open_ones))
        if abs(sum(s * f.obs_value for s, f in zip(signs, open_ones, strict=True)) - whole.obs_value) < slack
    ]
    if len(fitting) != 1:
        return figures
    decided = iter(fitting[0])
    return [_signed(f, next(decided)) if f in open_ones else f for f in figures]


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
