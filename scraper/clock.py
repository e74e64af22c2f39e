"""Time as a dependency, so that no test waits and no test depends on the day."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the scraper needs of time."""

    def now(self) -> datetime:
        """The time of day, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that only ever grow, for measuring intervals."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass, fewer once somebody has called `wake`."""
        ...

    def wake(self) -> None:
        """Let nobody sleep any more, in whatever thread: the run has ended."""
        ...


class SystemClock:
    """The clock of the machine."""

    def __init__(self) -> None:
        self._awake = threading.Event()

    def now(self) -> datetime:
        """The time of day, in UTC, to the second: what records and summaries carry."""
        return datetime.now(UTC).replace(microsecond=0)

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait, unless the run has ended."""
        self._awake.wait(seconds)

    def wake(self) -> None:
        """End every wait."""
        self._awake.set()
