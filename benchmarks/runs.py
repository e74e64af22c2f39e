"""Harvesters as processes, against a generated site in another: what each asked for, and what it cost."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks import child
from benchmarks.site.counters import PATH, Counts

ROOT = Path(__file__).resolve().parents[1]
KZSTAT = (sys.executable, "-c", "from scraper.cli import main; main()")
SPIDER = (sys.executable, "-m", "benchmarks.spider")
_GREETING = "site on "
_TAIL = 2000


class FailedRunError(Exception):
    """A run that ended with another exit code than 0 measures nothing."""


@dataclass(frozen=True)
class Cost:
    """One run, or medians: what the site was asked and sent; seconds, CPU seconds, peak MB of the process."""

    requests: float
    releases: float
    kilobytes: float
    seconds: float
    cpu: float
    peak: float

    def __truediv__(self, other: Cost) -> Cost:
        """Each figure as a multiple of the other's; no number where the other has nothing."""
        pairs = ((getattr(self, field.name), getattr(other, field.name)) for field in fields(Cost))
        return Cost(*(own / its if its else math.nan for own, its in pairs))


def median(costs: Sequence[Cost]) -> Cost:
    """The medians, figure by figure."""
    return Cost(*(statistics.median(getattr(cost, field.name) for cost in costs) for field in fields(Cost)))


@dataclass(frozen=True)
class RunningSite:
    """A generated site in a process of its own."""

    base_url: str

    def measure(
        self, command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> tuple[Cost, Counts]:
        """Run a command against the site; raises FailedRunError where it ends with another code than 0."""
        self._counters("DELETE")
        seconds, cpu, peak = _run(command, environment or {})
        counts = msgspec.json.decode(self._counters("GET"), type=Counts)
        sent = counts.sent / 1000
        return Cost(counts.requests, counts.releases, sent, seconds, cpu, peak / 1024), counts

    def _counters(self, method: str) -> bytes:
        with urllib.request.urlopen(urllib.request.Request(self.base_url + PATH, method=method)) as answer:
            body: bytes = answer.read()
            return body


@contextmanager
def serve(*options: str) -> Iterator[RunningSite]:
    """The site of `python -m benchmarks.site` with these options, as long as the context lasts."""
    command = [sys.executable, "-m", "benchmarks.site", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line.startswith(_GREETING):
                raise FailedRunError(f"{' '.join(command)} does not serve")
            yield RunningSite(line.removeprefix(_GREETING).strip())
        finally:
            process.terminate()


def _run(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, float]:
    """Seconds, CPU seconds and peak KB of a command run from the checkout."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KZSTAT_")}
    with TemporaryDirectory() as folder:
        result, log = Path(folder, "result"), Path(folder, "log")
        with log.open("wb") as output:
            subprocess.run(
                [sys.executable, "-S", str(Path(child.__file__)), str(result), *command],
                cwd=ROOT,
                env={**inherited, **environment},
                stdout=output,
                stderr=output,
                check=True,
            )
        code, seconds, cpu, peak = map(float, result.read_text("ascii").split())
        if code:
            raise FailedRunError(
                f"{' '.join(command)}: exit code {code:.0f}\n{log.read_text('utf-8')[-_TAIL:]}"
            )
    return seconds, cpu, peak
