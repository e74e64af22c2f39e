"""What a run tells while it goes: to people, on stderr."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from scraper.site.urls import ThemeAddress
    from scraper.summary import Entry


class Report(Protocol):
    """Hears of a run's progress."""

    def listed(self, theme: ThemeAddress, releases: int) -> None:
        """A listing has been read."""

    def begin(self, total: int) -> None:
        """This many releases are going to be fetched."""

    def took(self, entry: Entry) -> None:
        """One of them is done."""


class Lines:
    """Plain lines, for cron and log files."""

    def __init__(self) -> None:
        self._total = 0
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def listed(self, theme: ThemeAddress, releases: int) -> None:
        """A listing has been read; one without releases is not worth a line."""
        if releases:
            click.echo(f"listed {theme.topic} ({theme.lang}): {releases} releases", err=True)

    def begin(self, total: int) -> None:
        """This many releases are going to be fetched."""
        self._total = total

    def took(self, entry: Entry) -> None:
        """One of them is done."""
        self._done += 1
        click.echo(f"[{self._done}/{self._total}] {entry.status} {entry.release_id}", err=True)


class Bar:
    """A progress bar, for a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("reading listings", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def listed(self, theme: ThemeAddress, releases: int) -> None:
        """A listing has been read."""
        self._progress.update(self._task, description=f"{theme.topic} ({theme.lang}): {releases}")

    def begin(self, total: int) -> None:
        """This many releases are going to be fetched."""
        self._progress.update(self._task, description="releases", total=max(total, 1), completed=not total)

    def took(self, entry: Entry) -> None:
        """One of them is done."""
        self._progress.update(self._task, advance=1, description=f"{entry.topic} ({entry.lang})")


def choose_report() -> Lines | Bar:
    """A bar where a person is watching, lines elsewhere."""
    if not sys.stderr.isatty():
        return Lines()
    from rich.console import Console  # noqa: PLC0415 - rich costs 60 ms and only a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415

    return Bar(Progress(console=Console(stderr=True), transient=True))
