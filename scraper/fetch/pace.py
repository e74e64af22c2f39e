"""The least time between two requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.clock import Clock


class Pace:
    """Keeps requests at least `delay` seconds apart, from the start of one to the start of the next."""

    def __init__(self, delay: float, clock: Clock) -> None:
        self.delay = delay
        self._clock = clock
        self._next: float | None = None

    def wait(self) -> None:
        """Let the time pass that is left before the next request may go out."""
        if self._next is not None and (left := self._next - self._clock.monotonic()) > 0:
            self._clock.sleep(left)
        self._next = self._clock.monotonic() + self.delay
