"""One replica for all tests of a module; each test finds it well-behaved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from replica_client import Get, Naps

from fixtures.replica.server import Replica, serve


@pytest.fixture(scope="module")
def naps() -> Naps:
    return Naps()


@pytest.fixture(scope="module")
def running(naps: Naps) -> Iterator[Replica]:
    with serve(crawl_delay=2.5, sleep=naps) as replica:
        yield replica


@pytest.fixture
def replica(running: Replica, naps: Naps) -> Replica:
    running.faults.clear()
    running.log.clear()
    naps.taken.clear()
    return running


@pytest.fixture
def get(replica: Replica) -> Iterator[Get]:
    with requests.Session() as session:

        def ask(path: str, **options: object) -> requests.Response:
            return session.get(replica.base_url + path, timeout=10, **options)  # type: ignore[arg-type]

        yield ask
