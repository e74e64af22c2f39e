"""Preliminary and final editions: stages of one series (SITE.md, "Preliminary and final").

Final figures come under another element id, so the stage has to be read: from the words of the title, from
the status of the figures (that is where `*` and its footnote are), or from how the title names a whole year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from records.observation import ObsStatus
from records.period import TimePeriod, month_count
from scraper.stage_words import Stage, stages_named

_NEARLY_ALL: Final = 0.9  # of the figures: those of earlier periods, quoted beside, are not provisional
_MONTHS: Final = 12
_YEARS: Final = re.compile(r"(?P<start>\d{4}-\d{2}-\d{2})/P(?P<years>\d+)Y")
_IN_MONTHS: Final = re.compile(r"(?P<start>\d{4}-\d{2}-\d{2})/P(?P<months>\d+)M")
_ORDER: Final[tuple[Stage | None, ...]] = ("preliminary", None, "final")


@dataclass(frozen=True, slots=True)
class Issue:
    """An edition of a series: its reference period as SDMX text, its stage (`stage_of`), its publication."""

    release_id: str
    period: str
    stage: Stage | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Stages:
    """The issues of one reference span, the most preliminary first; `span` is its SDMX text in months."""

    span: str
    issues: tuple[Issue, ...]

    def superseded(self) -> dict[str, str]:
        """By the release_id of each issue that others replaced: that of the one whose figures count now."""
        return {
            issue.release_id: later[-1].release_id
            for issue in self.issues
            if (later := [other for other in self.issues if _supersedes(other, issue)])
        }


def stage_of(title: str, period: TimePeriod | None, statuses: Sequence[ObsStatus]) -> Stage | None:
    """The stage of an edition; None where nothing tells it.

    `period` is the release's reference period, `statuses` the `obs_status` of its figures. The words of the
    title go first (None where they name both stages), then figures that are provisional, nearly all of
    them; then a whole year is preliminary where it is printed as January-December, and final as a year.
    """
    if named := stages_named(title):
        return next(iter(named)) if len(named) == 1 else None
    if statuses and list(statuses).count("P") >= _NEARLY_ALL * len(statuses):
        return "preliminary"
    if period and period.start.month == 1 and month_count(period.start, period.end) == _MONTHS:
        return "preliminary" if period.cumulative else "final"
    return None


def stages(issues: Iterable[Issue]) -> list[Stages]:
    """The stages of each reference span of one series in one language, the oldest span first.

    Issues are of one series where `stage_words.series_of` makes the same of their series.
    """
    spans: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        spans[span_of(issue.period)].append(issue)
    return [Stages(span, tuple(sorted(spans[span], key=_rank))) for span in sorted(spans)]


def span_of(period: str) -> str:
    """`2025-01-01/P12M` for the year `2025-01-01/P1Y` too; every other SDMX text as it is."""
    if years := _YEARS.fullmatch(period):
        return f"{years['start']}/P{int(years['years']) * _MONTHS}M"
    return period


def same_spans(period: str) -> list[str]:
    """The SDMX texts of the reference span of `period`: whole years are written in months or in years."""
    span = span_of(period)
    months = _IN_MONTHS.fullmatch(span)
    if not months or int(months["months"]) % _MONTHS:
        return [span]
    return [span, f"{months['start']}/P{int(months['months']) // _MONTHS}Y"]


def _rank(issue: Issue) -> tuple[int, date, str]:
    return _ORDER.index(issue.stage), issue.published or date.min, issue.release_id


def _supersedes(other: Issue, issue: Issue) -> bool:
    """A final issue replaces all that are not; a preliminary one is replaced by what came out after it."""
    if issue.stage == "final":
        return False
    if other.stage == "final":
        return True
    later = bool(other.published and issue.published and other.published > issue.published)
    return issue.stage == "preliminary" and later
