"""What the record of a release says of an export: its head, its observations and their table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parsers.blocks import Document
from parsers.figures.account import observation_of
from parsers.figures.unplaced import unplaced_of
from parsers.open_data.read import Export, Gap
from parsers.parts.header import Header
from parsers.parts.printed_dates import DATES
from parsers.parts.states import Found
from records.checks import Figures
from records.checks.scale import mark_suspects
from records.release import Numerals
from records.table import Missing, Table

if TYPE_CHECKING:
    from records.period import TimePeriod
    from records.release import Lang

_TABLE: Final = "c1"  # begins the ids of its observations, as of a page's first table


def header_of(export: Export) -> Header:
    """The head: the indicator is the title; the period is that of the rows where all are of one."""
    titles = export.titles
    title = (
        Found(titles[0]) if len(titles) == 1 else Found(titles[0], "ambiguous", f"{len(titles)} indicators")
    )
    absent = Found(None, "not_found", "an export prints no date of publication")
    return Header(
        title=title, series=title, time_period=_period(export.times), dates=dict.fromkeys(DATES, absent)
    )


def figures_of(document: Document, export: Export, lang: Lang) -> Figures:
    """The observations in the order of the rows, and their table; an id ends in the row's number, from 1."""
    observations = [
        observation_of(document, figure, f"{_TABLE}.{row}", None, lang) for row, figure in export.figures
    ]
    nothing = Numerals(total=0, observed=0, explained=0, unread=[], explained_as=[])
    return Figures(mark_suspects(observations), nothing, [_table(document, export)], [])


def _table(document: Document, export: Export) -> Table:
    """The table with the account of its values."""
    return Table(
        title=export.titles[0],
        unit_text=export.unit_text,
        start=0,
        end=len(document.text),
        locator=document.locate(0),
        cells=len(export.figures) + len(export.unplaced),
        observed=len(export.figures),
        unplaced=[unplaced_of(document, v.start, v.end, v.reason) for v in export.unplaced],
        missing=[_missing(document, gap) for gap in export.missing],
    )


def _period(times: list[TimePeriod]) -> Found[TimePeriod | None]:
    if len(times) == 1:
        return Found(times[0])
    return Found(None, "not_found", f"the rows are of {len(times)} periods")


def _missing(document: Document, gap: Gap) -> Missing:
    return Missing(
        quote=document.text[gap.start : gap.end],
        start=gap.start,
        end=gap.end,
        locator=document.locate(gap.start),
        obs_status=gap.obs_status,
        indicator_text=gap.indicator_text,
        ref_area=gap.place.code,
        ref_area_text=gap.place.text or None,
        time_period=gap.time,
    )
