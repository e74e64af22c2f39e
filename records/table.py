"""One table of a release: what was read of it, what is missing in it, and what could not be placed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from records.observation import Observation, Offset
from records.period import TimePeriod

#: SDMX CL_OBS_STATUS of values that are not there: M cannot exist, O missing, Q suppressed (confidential)
MissingStatus = Literal["M", "O", "Q"]


class Missing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mark in the place of a number: `text[start:end] == quote`; what it would have been, and why not."""

    quote: Annotated[str, Meta(min_length=1)]
    start: Offset
    end: Offset
    locator: Annotated[str, Meta(min_length=1)]
    obs_status: MissingStatus
    indicator_text: str
    ref_area: str | None
    ref_area_text: str | None
    time_period: TimePeriod | None


class Unplaced(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number in a table that is no observation, and why (a reason code of docs/record.md)."""

    quote: Annotated[str, Meta(min_length=1)]
    start: Offset
    end: Offset
    locator: Annotated[str, Meta(min_length=1)]
    reason: Annotated[str, Meta(min_length=1)]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table in `text[start:end]`; its observations are those whose evidence stands in that range.

    `locator` is its place in the raw file (`sheet:1.1!A4:G27`, `page:12 box:48.6,153.9,498.0,330.0`); `cells`
    is how many of its cells hold a number that is data: `cells = observed + len(unplaced)`, always.
    """

    title: str
    unit_text: str | None
    start: Offset
    end: Offset
    locator: Annotated[str, Meta(min_length=1)]
    cells: Offset
    observed: Offset
    unplaced: list[Unplaced]
    missing: list[Missing]


def by_table(tables: Sequence[Table], observations: Iterable[Observation]) -> list[list[Observation]]:
    """The observations of each of `tables`: those whose evidence stands in it."""
    placed = sorted(range(len(tables)), key=lambda index: tables[index].start)
    starts = [tables[index].start for index in placed]
    found: list[list[Observation]] = [[] for _ in tables]
    for obs in observations:
        before = bisect_right(starts, obs.evidence.start) - 1
        if before >= 0 and obs.evidence.end <= tables[placed[before]].end:
            found[placed[before]].append(obs)
    return found
