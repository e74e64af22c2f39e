"""When issues came, beside what the ones before them had announced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from scraper.calendar.bureau_days import kept_from, kept_until
from scraper.calendar.history import History
from scraper.calendar.issue import Issue
from scraper.calendar.rhythm import cycle, follows_gap, given_up

Verdict = Literal["on_time", "early", "late", "unannounced", "after_gap", "revised"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How one issue came. `published` is its own date, `announced` the day named for it.

    `verdict` is `on_time`, `early` or `late`; `unannounced` where the one before named no day or was no
    more waited for; `after_gap` where the one before it is missing, so that the day was named for
    that; `revised` for every further stage of an instalment. The last three have no `announced`.
    """

    issue: Issue
    published: date
    verdict: Verdict
    announced: date | None = None

    @property
    def days(self) -> int:
        """Days after the announced one, negative before it; 0 where none was announced."""
        return (self.published - self.announced).days if self.announced else 0


def arrivals(history: History) -> Iterator[Arrival]:
    """One verdict on every issue with a date of publication, but for the first of the series held."""
    for index, instalment in enumerate(history.instalments):
        dated = [(stage.issue, stage.published) for stage in instalment.stages if stage.published]
        if dated and index > 0:
            yield _arrival(history, index, *dated[0])
        for issue, published in dated[1:]:
            yield Arrival(issue=issue, published=published, verdict="revised")


def _arrival(history: History, index: int, issue: Issue, published: date) -> Arrival:
    step = cycle(history, index)
    if follows_gap(history, index, step):
        return Arrival(issue=issue, published=published, verdict="after_gap")
    announced = history.instalments[index - 1].announced(before=published)
    if announced is None or given_up((published - announced).days, step):
        return Arrival(issue=issue, published=published, verdict="unannounced")
    return Arrival(
        issue=issue, published=published, verdict=_punctual(announced, published), announced=announced
    )


def _punctual(announced: date, published: date) -> Verdict:
    """A day off work may be kept on the working day before it or after it."""
    if published > kept_until(announced):
        return "late"
    return "early" if published < kept_from(announced) else "on_time"
