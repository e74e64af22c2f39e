"""The pace: how far apart requests start, whoever sends them. Time here is that of the tests' clocks."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

import pytest
from harness import FakeClock

from scraper.clock import Clock
from scraper.errors import UnreachableError
from scraper.fetch.pace import Pace

#: what microseconds of the clocks make of a delay
ROUNDING = 1e-5


def gaps(starts: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(sorted(starts))]


@dataclass
class LateClock(FakeClock):
    """A clock whose sleeper wakes late, by each of `late` in turn."""

    late: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds + (self.late.pop(0) if self.late else 0))


class SharedClock:
    """Time that moves when all of `threads` sleep: to the moment when the first of them wakes."""

    def __init__(self, threads: int) -> None:
        self._time = 0.0
        self._awake = threads
        self._wakes: list[float] = []
        self._turn = threading.Condition()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._time, UTC)

    def monotonic(self) -> float:
        return self._time

    def sleep(self, seconds: float) -> None:
        with self._turn:
            wake = self._time + seconds
            heapq.heappush(self._wakes, wake)
            self._fall_asleep()
            while self._time < wake:
                self._turn.wait()

    def leave(self) -> None:
        with self._turn:
            self._fall_asleep()

    def _fall_asleep(self) -> None:
        self._awake -= 1
        if self._awake == 0 and self._wakes:
            self._time = self._wakes[0]
            while self._wakes and self._wakes[0] <= self._time:
                heapq.heappop(self._wakes)
                self._awake += 1
            self._turn.notify_all()


def starts_of(pace: Pace, clock: Clock, count: int, work: Callable[[], None]) -> list[float]:
    """When each of `count` requests of one thread starts."""
    starts = []
    for _ in range(count):
        pace.wait()
        starts.append(clock.monotonic())
        work()
    return starts


def starts_of_threads(delay: float, latency: float, threads: int, count: int) -> list[float]:
    """When the requests of `threads` start that share a pace, each answer taking `latency`."""
    clock = SharedClock(threads)
    pace = Pace(delay, clock, Random(7))
    starts: list[float] = []

    def work() -> None:
        starts.extend(starts_of(pace, clock, count, lambda: clock.sleep(latency)))
        clock.leave()

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return starts


def test_no_delay_is_no_sleep(clock: FakeClock) -> None:
    pace = Pace(0, clock, Random(7))
    starts_of(pace, clock, 100, lambda: None)
    assert clock.slept == []


def test_first_request_goes_out_at_once(clock: FakeClock) -> None:
    Pace(30, clock, Random(7)).wait()
    assert clock.slept == []


def test_jitter_is_only_ever_added(clock: FakeClock) -> None:
    starts = starts_of(Pace(2, clock, Random(7)), clock, 200, lambda: None)
    assert min(gaps(starts)) >= 2 - ROUNDING
    assert max(gaps(starts)) <= 2 * 1.05 + ROUNDING
    assert max(gaps(starts)) - min(gaps(starts)) > 0.08


def test_same_seed_gives_the_same_schedule() -> None:
    clocks = FakeClock(), FakeClock()
    for clock in clocks:
        starts_of(Pace(2, clock, Random(7)), clock, 20, lambda: None)
    assert clocks[0].slept == clocks[1].slept


def test_time_of_the_answer_counts_towards_the_delay(clock: FakeClock) -> None:
    pace = Pace(2, clock, Random(7))
    starts = starts_of(pace, clock, 10, lambda: clock.sleep(1.5))
    assert max(gaps(starts)) <= 2 * 1.05 + ROUNDING


def test_time_that_was_not_used_is_never_made_up_for(clock: FakeClock) -> None:
    pace = Pace(2, clock, Random(7))
    pace.wait()
    clock.sleep(3600)
    starts = starts_of(pace, clock, 10, lambda: None)
    assert min(gaps(starts)) >= 2 - ROUNDING


def test_waking_late_neither_adds_up_nor_brings_two_requests_closer() -> None:
    clock = LateClock(late=[0.09, 0.0] * 50)
    starts = starts_of(Pace(2, clock, Random(7)), clock, 100, lambda: None)
    assert min(gaps(starts)) >= 2 - ROUNDING
    assert (starts[-1] - starts[0]) / 99 <= 2 / 0.95


def test_two_requests_stay_apart_where_the_first_of_them_oversleeps() -> None:
    """The second has its slot already when the first wakes up, almost a whole delay late."""
    clock = SharedClock(2)
    pace = Pace(1, clock, Random(7))
    pace.wait()
    starts: list[float] = []

    def send(late: float) -> None:
        slot = pace._reserve()
        clock.sleep(slot - clock.monotonic() + late)
        while (left := pace._left(slot)) > 0:
            clock.sleep(left)
        starts.append(clock.monotonic())
        clock.leave()

    workers = [threading.Thread(target=send, args=(late,)) for late in (0.9, 0.0)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(starts) == 2
    assert min(gaps([0.0, *starts])) >= 1 - ROUNDING


@pytest.mark.parametrize(("threads", "latency"), [(1, 0.01), (4, 0.05), (4, 0.15), (8, 0.3)])
def test_threads_share_the_pace_and_reach_95_percent_of_it(threads: int, latency: float) -> None:
    starts = starts_of_threads(0.05, latency, threads, count=50)
    assert len(starts) == threads * 50
    assert min(gaps(starts)) >= 0.05 - ROUNDING
    rate = (len(starts) - 1) / (max(starts) - min(starts))
    assert 0.95 * 20 <= rate <= 20


def test_nobody_sleeps_with_the_lock(clock: FakeClock) -> None:
    """A thread that comes while another one sleeps gets its own slot behind it."""
    pace = Pace(1, clock, Random(7))
    pace.wait()
    reserved: list[float] = []
    sleep = clock.sleep

    def busy(seconds: float) -> None:
        if not reserved:
            reserved.append(pace._reserve())
        sleep(seconds)

    clock.sleep = busy  # type: ignore[method-assign]
    begin = clock.monotonic()
    pace.wait()
    assert 2 <= reserved[0] - begin <= 2.1


def test_longer_delay_of_robots_txt_counts_from_the_request_before(clock: FakeClock) -> None:
    pace = Pace(1, clock, Random(7))
    pace.wait()
    pace.delay = 10
    pace.wait()
    assert clock.slept == [pytest.approx(10, abs=ROUNDING)]


def test_rest_is_kept_by_all_and_followed_by_no_burst() -> None:
    clock = SharedClock(4)
    pace = Pace(0.05, clock, Random(7))
    starts: list[float] = []

    def work(told: bool) -> None:
        for count in range(20):
            pace.wait()
            starts.append(clock.monotonic())
            if told and count == 5:
                pace.rest(60)
            clock.sleep(0.05)
        clock.leave()

    workers = [threading.Thread(target=work, args=(told,)) for told in (True, False, False, False)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(starts) == 80
    assert min(gaps(starts)) >= 0.05 - ROUNDING
    assert sum(gap >= 60 - ROUNDING for gap in gaps(starts)) == 1


def test_rest_longer_than_anybody_waits_ends_the_run(clock: FakeClock) -> None:
    pace = Pace(1, clock, Random(7))
    pace.rest(3600)
    with pytest.raises(UnreachableError, match="the host asks to be left alone for 3600 s"):
        pace.wait()
    assert clock.slept == []
