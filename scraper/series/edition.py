"""A release in one language, as far as it takes to find the same release in another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from records.observation import Observation
from records.release import Lang

_YEARS: Final = range(1900, 2101)
_TINY: Final = 10  # whole numbers below are in every release


@dataclass(frozen=True, slots=True)
class Edition:
    """A release of the theme `section`/`theme`; `period` is SDMX text, `figures` what `figures_of` gives."""

    release_id: str
    section: str
    theme: str
    lang: Lang
    series: str
    period: str | None
    published: date | None
    figures: tuple[float, ...]


def figures_of(observations: Iterable[Observation]) -> tuple[float, ...]:
    """The numbers that are compared between languages, ascending, each once.

    They are as printed, without power of ten and sign, which are read from words; years and tiny whole
    numbers are left out.
    """
    printed = {abs(float(figure.obs_value)) for figure in observations}
    return tuple(sorted(value for value in printed if not _is_common(value)))


def _is_common(value: float) -> bool:
    return value.is_integer() and (value < _TINY or int(value) in _YEARS)
