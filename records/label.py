"""A figure and a period in a few words, as a statistician would name them in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.period import month_count

if TYPE_CHECKING:
    from records.observation import Observation
    from records.period import TimePeriod


def label(figure: Observation) -> str:
    """`births, KZ, 2025-01`; what is no level is named with its unit (`…, change, percent, to 2024-01`)."""
    parts = [figure.indicator_text or figure.indicator, *figure.qualifiers]
    parts += [figure.ref_area or figure.ref_area_text, figure.counterpart_area]
    parts.append(short_period(figure.time_period) if figure.time_period else None)
    if figure.measure != "level":
        parts += [figure.measure, figure.unit_measure]
    parts.append(f"to {short_period(figure.base_per)}" if figure.base_per else None)
    return ", ".join(part for part in parts if part)


def short_period(time: TimePeriod) -> str:
    """`2025`, `2025-Q2`, `2025-01` (SDMX reporting years, quarters and months), else its SDMX range."""
    months, first = month_count(time.start, time.end), time.start.month
    if months == 12 and first == 1:
        return f"{time.start:%Y}"
    if months == 3 and first % 3 == 1:
        return f"{time.start:%Y}-Q{(first + 2) // 3}"
    return f"{time.start:%Y-%m}" if months == 1 else time.sdmx
