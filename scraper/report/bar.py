"""A progress bar, for a terminal. Importing this imports rich, which costs 60 ms."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from scraper.report.plain import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from scraper.clock import Clock
    from scraper.site.urls import ThemeAddress
    from scraper.summary import Entry


class SpeedColumn(ProgressColumn):
    """Releases a second, in the form rich gives tasks without a total."""

    def render(self, task: Task) -> Text:
        """The speed of a task; empty while it is not known."""
        return TaskProgressColumn.render_speed(task.finished_speed or task.speed)


class Bar:
    """A bar that goes away at the end; findings are lines above it that stay."""

    def __init__(self, console: Console, clock: Clock) -> None:
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            SpeedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            get_time=clock.monotonic,
        )
        self._task = self._progress.add_task("reading listings", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def listed(self, theme: ThemeAddress, releases: int) -> None:
        """A listing has been read."""
        self._describe(f"{theme.topic} ({theme.lang}): {releases}")

    def begin(self, total: int) -> None:
        """This many releases are going to be fetched; the time for the listings does not count."""
        self._progress.reset(self._task, description="releases", total=max(total, 1), completed=not total)

    def took(self, entry: Entry) -> None:
        """One of them is done."""
        self._progress.advance(self._task)
        self._describe(f"{entry.topic} ({entry.lang})")

    def found(self, kind: str, message: str) -> None:
        """A finding."""
        line = plain(f"{kind}: {message}")
        self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _describe(self, text: str) -> None:
        self._progress.update(self._task, description=plain(text))
