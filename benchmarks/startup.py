"""How long `kzstat --help` takes, beside the interpreter doing nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

#: the console script of the environment that runs the benchmark
SCRIPT = Path(sys.executable).with_name("kzstat")


@dataclass(frozen=True)
class Startup:
    """Median milliseconds from start to end of a process."""

    kzstat_help: float
    interpreter: float


def measure(runs: int) -> Startup:
    """Both in turn, `runs` times. Raises CalledProcessError or FileNotFoundError where one does not run."""
    commands = ([str(SCRIPT), "--help"], [sys.executable, "-c", "pass"])
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for command, spent in zip(commands, times, strict=True):
            spent.append(_milliseconds(command))
    return Startup(*(statistics.median(spent) for spent in times))


def _milliseconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000
