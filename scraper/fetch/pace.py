"""The least time between two requests to the host, whoever sends them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from scraper.errors import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from scraper.clock import Clock

#: the most that is added to the delay, as a share of it: half of it on average keeps 97 % of the polite rate
JITTER = 0.05

#: a server that wants to be left alone for longer is left alone until the next run
LONGEST_WAIT = 120.0

#: clocks are not finer than this, so waiting for less might never end
_INSTANT = 1e-6


class Pace:
    """Keeps the starts of requests at least `delay` seconds apart, for all threads together.

    Each request gets a slot on a schedule that advances by the delay and some jitter. Waking up late eats
    into the jitter and does not move the schedule; time that nobody used is lost and never made up for.
    """

    def __init__(self, delay: float, clock: Clock, random: Random) -> None:
        self.delay = delay
        self._clock = clock
        self._random = random
        self._lock = threading.Lock()
        self._next_slot = self._last_start = self._rest_until = float("-inf")

    def wait(self, check: Callable[[], None] | None = None) -> None:
        """Let the time pass that is left before the next request may go out.

        Raises UnreachableError where the host wants to be left alone for longer than anybody waits, and what
        `check` raises, which is asked after each pause: a run may have ended meanwhile.
        """
        slot = self._reserve()
        while (left := self._left(slot)) > _INSTANT:
            self._clock.sleep(left)
            if check is not None:
                check()

    def rest(self, seconds: float) -> None:
        """Let nobody start for `seconds` from now: the host has asked for it (RFC 9110, 10.2.3)."""
        with self._lock:
            self._rest_until = max(self._rest_until, self._clock.monotonic() + seconds)
            self._next_slot = max(self._next_slot, self._rest_until)

    def _reserve(self) -> float:
        with self._lock:
            slot = max(self._next_slot, self._clock.monotonic())
            self._next_slot = slot + self.delay * (1 + self._random.uniform(0, JITTER))
            return slot

    def _left(self, slot: float) -> float:
        """Seconds until the holder of `slot` may start; where none are left, this is its start."""
        with self._lock:
            now = self._clock.monotonic()
            if (rest := self._rest_until - now) > LONGEST_WAIT:
                raise UnreachableError(f"the host asks to be left alone for {rest:.0f} s")
            left = max(slot, self._last_start + self.delay, self._rest_until) - now
            if left <= _INSTANT:
                self._last_start = now
            return left
