"""Work done ahead of who takes its results, and what happens to it when nobody takes them any more."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest
from harness import FakeClock

from scraper.ahead import ahead
from scraper.clock import SystemClock
from scraper.errors import UnreachableError
from scraper.fetch.client import PoliteClient
from scraper.settings import Settings


def never() -> None:
    raise AssertionError


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    results = [
        (item, result()) for item, result in ahead(lambda item: item * item, range(20), workers, never)
    ]
    assert results == [(item, item * item) for item in range(20)]


@pytest.mark.parametrize("workers", [1, 3])
def test_error_is_raised_where_its_result_is_taken(workers: int) -> None:
    results = dict(ahead(lambda item: 1 // item, [1, 0, -1], workers, never))
    assert (results[1](), results[-1]()) == (1, -1)
    with pytest.raises(ZeroDivisionError):
        results[0]()


def test_no_more_is_begun_than_two_items_a_worker() -> None:
    begun: list[int] = []
    with closing(ahead(begun.append, range(100), 3, lambda: None)) as results:
        next(results)
    assert len(begun) <= 6


def test_who_stops_taking_ends_what_is_waited_for() -> None:
    clock = SystemClock()
    waits = threading.Event()

    def wait(_: int) -> None:
        waits.set()
        clock.sleep(3600)

    with closing(ahead(wait, range(9), 2, clock.wake)) as results:
        next(results)
        waits.wait()
    # that this is reached at all is the test


def test_client_that_has_hung_up_sends_nothing() -> None:
    client = PoliteClient(Settings(base_url="http://127.0.0.1:9", delay=0), FakeClock())
    client.hang_up()
    with closing(client), pytest.raises(UnreachableError, match="the run has ended"):
        client.get("/en/")
    assert client.requests == 0
