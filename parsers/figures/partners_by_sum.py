"""Exports and imports told of nobody, behind a turnover with somebody: with whom, decided by their sum."""

from __future__ import annotations

from itertools import chain, pairwise

from parsers.figures.figure import Entry, Figure
from parsers.figures.indicators import indicator_code
from records.release import Lang

_OUT_AND_IN = ["exports", "imports"]  # codes of `indicators.toml`


def settle_partners(entries: list[Entry], lang: Lang) -> None:
    """Give exports and imports that make the one amount of the key point before the partner of that.

    `The turnover with Russia was 29 875,4 mln. Exports were 13 402,1 mln., imports – 16 473,3 mln.` tells of
    trade with Russia, though the second sentence does not say so; so too in one sentence.
    """
    for before, entry in chain(pairwise(entries), zip(entries, entries, strict=True)):
        whole = _only_level(before.figures) if before.key_point is not None else None
        if whole is None:
            continue
        parts = [f for f in entry.figures if _may_be_part(f, whole)]
        if sorted(_code(part, lang) for part in parts) != _OUT_AND_IN or not _make(parts, whole):
            continue
        given = {part: _with_partner_of(whole, part) for part in parts}
        entry.figures[:] = [given.get(figure, figure) for figure in entry.figures]


def _only_level(figures: list[Figure]) -> Figure | None:
    levels = [f for f in figures if f.measure == "level" and f.counterpart_area is not None]
    return levels[0] if len(levels) == 1 else None


def _may_be_part(figure: Figure, whole: Figure) -> bool:
    return figure.counterpart_area is None and _told_in(figure) == _told_in(whole)


def _code(figure: Figure, lang: Lang) -> str:
    return indicator_code(figure.indicator_text, lang, figure.measure, figure.unit_measure) or ""


def _told_in(figure: Figure) -> tuple[object, ...]:
    return (figure.measure, figure.unit_measure, figure.unit_mult, figure.ref_area, figure.time_period)


def _make(parts: list[Figure], whole: Figure) -> bool:
    """Whether the parts add up to the whole, each rounded as it is printed."""
    rounding: float = sum(0.5 * 10.0**-figure.decimals for figure in (*parts, whole))
    missing: float = sum(part.obs_value for part in parts) - whole.obs_value
    return abs(missing) <= rounding


def _with_partner_of(whole: Figure, part: Figure) -> Figure:
    return part._replace(counterpart_area=whole.counterpart_area, flags=(*part.flags, "counterpart_by_sum"))
