"""How fast a run goes, and how long it will take."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.clock import Clock

#: the rate is that of the last so many releases: a pause is evened out, a change is followed
WINDOW = 100

#: releases and seconds that must lie behind a rate before it is worth telling
BASE = 5
BASE_SECONDS = 10.0


class Rate:
    """Counts what is done of `total` and measures it by the clock's monotonic seconds."""

    def __init__(self, clock: Clock) -> None:
        self.done = 0
        self.total = 0
        self._clock = clock
        self._marks: deque[float] = deque(maxlen=WINDOW + 1)

    def begin(self, total: int) -> None:
        """Start measuring, or go on with so many more."""
        self.total += total
        self._marks.append(self._clock.monotonic())

    def took(self) -> None:
        """One more is done."""
        self.done += 1
        self._marks.append(self._clock.monotonic())

    @property
    def per_second(self) -> float | None:
        """Releases a second; None as long as there is no base for it."""
        steps = len(self._marks) - 1
        if steps < BASE:
            return None
        seconds = self._marks[-1] - self._marks[0]
        return steps / seconds if seconds >= BASE_SECONDS else None

    @property
    def seconds_left(self) -> float | None:
        """Seconds that the rest will take at this rate; None where there is no rate or no rest."""
        rate, rest = self.per_second, self.total - self.done
        return rest / rate if rate and rest > 0 else None


def duration(seconds: float) -> str:
    """A length of time in the unit that people would use: `40 s`, `32 min`, `5 h 10 min`, `3 d 4 h`."""
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h" if days else f"{hours} h {minutes} min"
