"""Runs that are killed at a given step, each in a process of its own: `python killing.py BASE_URL HOMES
POINT...`.

A step is whatever changes the home: a statement of SQLite, a commit, a file put in its place. A point is
the number of a step; the run gets SIGKILL just before it. Prints a line a point: how the killed run ended,
how the next, and the steps of the first. This program has one thread, so that it may fork: a process
started from scratch takes longer than the run.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]

from fake_parser import FAKE
from harness import FakeClock, Silence

import scraper.archive
import scraper.outbox
import scraper.summary
from scraper.archive import Intake
from scraper.catalog.database import Database
from scraper.harvest import Options, harvest
from scraper.settings import Settings

TOPICS = ("social-statistics/demography", "economy")

STEPS: tuple[tuple[Any, str], ...] = (
    (scraper.archive, "write_atomically"),
    (scraper.outbox, "write_atomically"),
    (scraper.summary, "write_atomically"),
    (Intake, "keep"),
    (Database, "execute"),
    (Database, "put_all"),
    (Database, "commit"),
)


def run(base_url: str, home: Path, limit: int | None = None) -> int:
    """One harvest; gives its exit code."""
    settings = Settings(
        base_url=base_url, home=str(home), lang=["en", "kk"], topic=list(TOPICS), delay=0, workers=1
    )
    options = Options(limit=limit, parser=FAKE)
    return int(harvest(settings, options, Silence(), FakeClock()).exit_code)


def watch(at: Callable[[int], None]) -> None:
    """Have `at` called with its number before each step."""
    numbers = count(1)

    def watched(step: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*values: Any, **options: Any) -> Any:
            at(next(numbers))
            return step(*values, **options)

        return stepping

    for owner, name in STEPS:
        setattr(owner, name, watched(getattr(owner, name)))


def killed_run(base_url: str, home: Path, point: int) -> tuple[int, int]:
    """A run that is killed before step `point`: the signal that ended it, negative, or its exit code; its
    steps.
    """
    read, write = os.pipe()

    def step(number: int) -> None:
        if number == point:
            os.kill(os.getpid(), signal.SIGKILL)
        os.write(write, b".")

    def child() -> int:
        watch(step)
        return run(base_url, home)

    ended = in_child(child)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        return ended, len(pipe.read())


def in_child(work: Callable[[], int]) -> int:
    """The exit code of `work` in a fork, negative where a signal ended it."""
    child = os.fork()
    if child == 0:
        os._exit(work())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Kill and go on, at each point, in a home of its own."""
    base_url, homes, *points = sys.argv[1:]
    for point in points:
        home = Path(homes) / point
        killed, steps = killed_run(base_url, home, int(point))
        ended = in_child(lambda home=home: run(base_url, home))  # type: ignore[misc]
        print(point, killed, ended, steps, flush=True)


if __name__ == "__main__":
    main()
