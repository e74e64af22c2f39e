"""A first harvest, one with nothing new, one of a large home, a polite one: what they ask for and cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.runs import KZSTAT, SPIDER, Cost, RunningSite, median, serve
from benchmarks.site.counters import Counts

#: requests at once, of both; kzstat's default
WORKERS = 4
RELEASES = 400
#: releases held, in the comparison of a small home with a large one
SMALL, LARGE, LARGEST = 200, 5_000, 20_000
#: the polite crawl: seconds before each answer, between two requests, and releases
LATENCY, DELAY, POLITE_RELEASES = 0.05, 0.05, 150
#: what it runs, and the day of the newest release of its site
BACKFILL = ("backfill", "--since", "2023-01-01", "--until", "2026-12-31")
BACKFILLED = "2026-06-30"
ROUNDS = 3


@dataclass(frozen=True)
class Comparison:
    """kzstat and Scrapy on the same site: the first run, and the median run with nothing new."""

    first: tuple[Cost, Cost]
    second: tuple[Cost, Cost]
    #: different addresses that kzstat asked with nothing new: one request each is wanted
    addresses: int


@dataclass(frozen=True)
class Growth:
    """The first harvest of a home, and the median run with nothing new."""

    held: int
    filling: Cost
    second: Cost


@dataclass(frozen=True)
class Polite:
    """What the site saw of kzstat and of Scrapy, and what the runs cost."""

    costs: tuple[Cost, Cost]
    counts: tuple[Counts, Counts]

    @property
    def share(self) -> float:
        """How much of the allowed rate kzstat reached."""
        return self.counts[0].rate * DELAY


def harvest(home: Path, base_url: str) -> list[str]:
    """The command that fetches what is new."""
    return [*KZSTAT, "harvest", "--home", str(home), "--base-url", base_url]


def backfill(home: Path, base_url: str) -> list[str]:
    """The command that fetches the past."""
    return [*KZSTAT, *BACKFILL, "--home", str(home), "--base-url", base_url]


def spider(cache: Path, base_url: str, delay: float) -> list[str]:
    """The same crawl by Scrapy."""
    return [*SPIDER, base_url, str(cache), str(delay), str(WORKERS)]


def compare(rounds: int = ROUNDS) -> Comparison:
    """First and second runs of both, the second ones in turn."""
    with _place("--releases", str(RELEASES)) as (site, folder):
        own, other = harvest(folder / "home", site.base_url), spider(folder / "cache", site.base_url, 0)
        setting = _delay(0) | {"KZSTAT_WORKERS": str(WORKERS)}
        first = site.measure(own, setting)[0], site.measure(other)[0]
        turns = [(site.measure(own, setting), site.measure(other)) for _ in range(rounds)]
    again = [cost for (cost, _), _ in turns], [cost for _, (cost, _) in turns]
    return Comparison(first, (median(again[0]), median(again[1])), turns[-1][0][1].addresses)


def grow(held: int, rounds: int = ROUNDS) -> Growth:
    """The cost of a run with nothing new where `held` releases are held, in as many listings."""
    options = ("--releases", str(held), "--series", "6", "--size", "0", "--no-files")
    with _place(*options) as (site, folder):
        command = harvest(folder / "home", site.base_url)
        filling = site.measure(command, _delay(0))[0]
        second = median([site.measure(command, _delay(0))[0] for _ in range(rounds)])
    return Growth(held, filling, second)


def be_polite() -> Polite:
    """The rate that is reached where answers take longer than the pause between two requests."""
    options = ("--releases", str(POLITE_RELEASES), "--latency", str(LATENCY), "--until", BACKFILLED)
    with _place(*options) as (site, folder):
        own = site.measure(backfill(folder / "home", site.base_url), _delay(DELAY))
        other = site.measure(spider(folder / "cache", site.base_url, DELAY))
    return Polite((own[0], other[0]), (own[1], other[1]))


def _delay(seconds: float) -> dict[str, str]:
    return {"KZSTAT_DELAY": str(seconds)}


@contextmanager
def _place(*options: str) -> Iterator[tuple[RunningSite, Path]]:
    """A generated site, and an empty folder for homes and caches."""
    with serve(*options) as site, TemporaryDirectory(prefix="kzstat-bench-") as folder:
        yield site, Path(folder)
