"""What the threads of a run share: robots.txt, counts, budget, and what the host wishes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from random import Random
from typing import Any

import pytest
from harness import DEMOGRAPHY, FakeClock

from fixtures.replica.faults import Fault, Kind
from fixtures.replica.server import Replica, serve
from scraper.errors import BudgetSpentError, StatusError, UnreachableError
from scraper.fetch.client import PoliteClient
from scraper.settings import Settings

PAGE = f"/en/industries/{DEMOGRAPHY}/publications/187342/"
OTHER = f"/en/industries/{DEMOGRAPHY}/publications/"
FILE = "/api/iblock/element/187342/file/en/"
ROBOTS = "User-agent: *\nDisallow: /bitrix/\nDisallow: /search/\nDisallow: /*/search/\n"
THREADS = 8


def client_of(replica: Replica, clock: FakeClock, **settings: Any) -> PoliteClient:
    chosen: dict[str, Any] = {"delay": 0, "retries": 0, **settings}
    return PoliteClient(Settings(base_url=replica.base_url, **chosen), clock, Random(7))


@pytest.fixture
def client(replica: Replica, clock: FakeClock) -> Iterator[PoliteClient]:
    with closing(client_of(replica, clock)) as client:
        yield client


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The connections opened since the test began."""
    opened: list[object] = []
    connect = socket.socket.connect

    def noted(self: socket.socket, address: Any) -> None:
        opened.append(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    return opened


def asked(replica: Replica) -> list[str]:
    return [exchange.path_qs for exchange in replica.log]


def test_threads_ask_robots_txt_once_and_are_counted_together(client: PoliteClient, replica: Replica) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        bodies = {response.body for response in threads.map(client.get, [PAGE] * 40)}
    assert len(bodies) == 1
    assert asked(replica).count("/robots.txt") == 1
    assert asked(replica)[0] == "/robots.txt"
    assert client.requests == len(asked(replica)) == 41
    assert client.received == 40 * len(bodies.pop()) + len(ROBOTS)


def test_each_thread_keeps_its_connection(client: PoliteClient, connections: list[object]) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(client.get, [PAGE] * 40))
    assert 1 <= len(connections) <= THREADS


def test_one_connection_serves_pages_redirects_304_and_errors(
    client: PoliteClient, replica: Replica, connections: list[object]
) -> None:
    first = client.get(PAGE)
    assert client.get(PAGE, first.validators).not_modified
    client.get(FILE)
    replica.faults.add(Fault(Kind.SERVER_ERROR, OTHER, times=1))
    with pytest.raises(StatusError):
        client.get(OTHER)
    client.get(OTHER)
    assert len(asked(replica)) == 7
    assert len(connections) == 1


def test_budget_counts_robots_txt_and_ends_before_the_next_request(
    replica: Replica, clock: FakeClock
) -> None:
    with closing(client_of(replica, clock, max_requests=3)) as client:
        client.get(PAGE)
        client.get(OTHER)
        with pytest.raises(BudgetSpentError, match="the budget of 3 requests is spent"):
            client.get(PAGE)
    assert asked(replica) == ["/robots.txt", PAGE, OTHER]
    assert client.requests == 3


def test_budget_is_not_waited_for(replica: Replica, clock: FakeClock) -> None:
    spent = pytest.raises(BudgetSpentError)
    with closing(client_of(replica, clock, max_requests=1, delay=60)) as client, spent:
        client.get(PAGE)
    assert clock.slept == []


def test_budget_is_kept_by_threads_and_counts_repetitions(replica: Replica, clock: FakeClock) -> None:
    replica.faults.add(Fault(Kind.SERVER_ERROR, PAGE))
    with closing(client_of(replica, clock, max_requests=20, retries=10)) as client:
        threads = ThreadPoolExecutor(THREADS)
        errors = [future.exception() for future in [threads.submit(client.get, PAGE) for _ in range(16)]]
        threads.shutdown()
    assert all(isinstance(error, (BudgetSpentError, StatusError)) for error in errors)
    assert any(isinstance(error, BudgetSpentError) for error in errors)
    assert len(asked(replica)) == client.requests == 20


def test_no_budget_is_no_limit(client: PoliteClient) -> None:
    for _ in range(30):
        client.get(PAGE)
    assert client.requests == 31


@pytest.mark.parametrize("kind", [Kind.TOO_MANY_REQUESTS, Kind.UNAVAILABLE])
def test_wait_that_one_page_asks_for_is_kept_before_every_other(
    client: PoliteClient, replica: Replica, clock: FakeClock, kind: Kind
) -> None:
    replica.faults.add(Fault(kind, PAGE, times=1, retry_after=7))
    with pytest.raises(StatusError, match="asks to wait 7 s"):
        client.get(PAGE)
    assert clock.slept == []
    client.get(OTHER)
    assert clock.slept == [7]


def test_host_that_wants_an_hour_is_not_asked_for_anything_else(
    client: PoliteClient, replica: Replica, clock: FakeClock
) -> None:
    replica.faults.add(Fault(Kind.UNAVAILABLE, PAGE, times=1, retry_after=3600))
    with pytest.raises(StatusError, match="asks to wait 3600 s"):
        client.get(PAGE)
    with pytest.raises(UnreachableError, match="the host asks to be left alone for 3600 s"):
        client.get(OTHER)
    assert asked(replica) == ["/robots.txt", PAGE]
    assert clock.slept == []


@pytest.mark.parametrize(
    ("asked_for", "delay", "expected"),
    [
        ({"crawl_delay": 5}, 1, 5),
        ({"request_rate": "10/1m"}, 1, 6),
        ({"request_rate": "10/1m 0800-1700"}, 1, 6),
        ({"crawl_delay": 2, "request_rate": "30/1m"}, 8, 8),
    ],
)
def test_longest_of_the_three_delays_wins(
    clock: FakeClock, asked_for: dict[str, Any], delay: float, expected: float
) -> None:
    with serve(**asked_for) as replica, closing(client_of(replica, clock, delay=delay)) as client:
        client.get(PAGE)
        client.get(PAGE)
    assert len(clock.slept) == 2
    assert all(expected - 0.001 <= slept <= 1.05 * expected for slept in clock.slept)


def test_same_seed_gives_the_same_pauses(replica: Replica) -> None:
    slept = []
    for _ in range(2):
        clock = FakeClock()
        with closing(client_of(replica, clock, delay=3)) as client:
            client.get(PAGE)
            client.get(OTHER)
        slept.append(clock.slept)
    assert slept[0] == slept[1]
    assert len(slept[0]) == 2
