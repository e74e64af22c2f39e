"""Plain lines, for cron and log files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import click

from scraper.report.plain import plain
from scraper.report.rate import Rate, duration

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.site.urls import ThemeAddress
    from scraper.summary import Entry


class Lines:
    """A line a listing, a release, a finding."""

    def __init__(self, clock: Clock) -> None:
        self._rate = Rate(clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def listed(self, theme: ThemeAddress, releases: int) -> None:
        """A listing has been read; one without releases is not worth a line."""
        if releases:
            _tell(f"listed {theme.topic} ({theme.lang}): {releases} releases")

    def begin(self, total: int) -> None:
        """This many releases are going to be fetched."""
        self._rate.begin(total)

    def took(self, entry: Entry) -> None:
        """One of them is done."""
        rate = self._rate
        rate.took()
        _tell(f"[{rate.done}/{rate.total}] {entry.status} {entry.release_id}{_speed(rate)}")

    def found(self, kind: str, message: str) -> None:
        """A finding."""
        _tell(f"{kind}: {message}")


def _tell(line: str) -> None:
    click.echo(plain(line), err=True)


def _speed(rate: Rate) -> str:
    """` (0.98/s, 32 min left)`; empty as long as that would be a guess."""
    if rate.per_second is None:
        return ""
    left = rate.seconds_left
    rest = f", {duration(left)} left" if left is not None else ""
    return f" ({rate.per_second:.2f}/s{rest})"
