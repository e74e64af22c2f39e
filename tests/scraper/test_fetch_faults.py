"""What a cassette cannot hold: bodies that break off, servers that do not answer."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest
from harness import DEMOGRAPHY, FakeClock, Harvester, by_status, counted

from fixtures.replica.faults import Fault, Kind
from fixtures.replica.server import Replica, serve
from scraper.errors import NoAnswerError, TransferError, UnreachableError
from scraper.exits import Exit
from scraper.fetch.client import PoliteClient
from scraper.settings import Settings

PAGE = f"/en/industries/{DEMOGRAPHY}/publications/187342/"


async def never(_seconds: float) -> None:
    """Stands in for a slow server's sleep: the answer does not come before the client hangs up."""
    await asyncio.Event().wait()


@pytest.fixture
def replica() -> Iterator[Replica]:
    """One of its own for each test: an answer that nobody waited for must not turn up in another's log."""
    with serve(sleep=never) as replica:
        yield replica


@pytest.fixture
def client(replica: Replica, clock: FakeClock) -> Iterator[PoliteClient]:
    client = PoliteClient(Settings(base_url=replica.base_url, delay=0, retries=1, timeout=0.1), clock)
    yield client
    client.close()


@pytest.fixture
def nobody() -> Iterator[str]:
    """The base URL of a port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.parametrize("kind", [Kind.CUT_OFF, Kind.WRONG_LENGTH])
def test_body_that_does_not_arrive_whole_is_no_document(
    client: PoliteClient, replica: Replica, kind: Kind
) -> None:
    replica.faults.add(Fault(kind, PAGE))
    with pytest.raises(TransferError, match="the body did not arrive whole"):
        client.get(PAGE)


def test_body_that_was_cut_off_once_is_asked_for_again(client: PoliteClient, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.CUT_OFF, PAGE, times=1))
    assert client.get(PAGE).body.rstrip().endswith(b"</html>")


def test_server_that_is_slower_than_the_timeout_gives_no_answer(
    client: PoliteClient, replica: Replica
) -> None:
    client.get("/robots.txt")
    replica.faults.add(Fault(Kind.SLOW, PAGE))
    with pytest.raises(NoAnswerError, match="no answer"):
        client.get(PAGE)


def test_three_addresses_in_a_row_without_an_answer_mean_that_the_site_is_gone(
    client: PoliteClient, replica: Replica
) -> None:
    client.get("/robots.txt")
    replica.faults.add(Fault(Kind.SLOW, PAGE))
    for _ in range(2):
        with pytest.raises(NoAnswerError):
            client.get(PAGE)
    with pytest.raises(UnreachableError, match="3 addresses in a row"):
        client.get(PAGE)


def test_port_where_nobody_listens_is_unreachable_after_three_attempts(nobody: str, clock: FakeClock) -> None:
    client = PoliteClient(Settings(base_url=nobody, delay=0), clock)
    with pytest.raises(UnreachableError, match=r"robots\.txt: no answer: .*refused"):
        client.get("/en/industries/")
    assert client.requests == 3


def test_harvest_of_a_site_that_goes_away_stops_and_says_what_was_left(harvester: Harvester) -> None:
    for element in (402277, 187342, 341570):
        page = f"/en/industries/{DEMOGRAPHY}/publications/{element}/"
        harvester.fault("slow", page)
    summary = harvester.run(timeout=0.1, retries=0)
    assert summary.exit_code == Exit.UNREACHABLE
    assert summary.stopped is not None
    assert "3 addresses in a row" in summary.stopped
    assert len(by_status(summary, "failed")) == 2
    assert counted(summary, "skipped") == 2
    assert summary.is_partial
