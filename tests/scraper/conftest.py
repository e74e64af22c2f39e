"""No test leaves this machine, and none waits."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness import FakeClock, Harvester

from fixtures.replica.server import Replica, serve


class LeftTheMachineError(Exception):
    """A test tried to reach another host; not an OSError, so that no code under test swallows it."""


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] != "127.0.0.1":
            raise LeftTheMachineError(address)
        connect(self, address)

    def guarded_resolve(host: str, *rest: object, **options: object) -> object:
        if host not in ("127.0.0.1", "localhost"):
            raise LeftTheMachineError(host)
        return resolve(host, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_resolve)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither a kzstat.toml nor a KZSTAT_ variable of whoever runs the tests counts."""
    monkeypatch.chdir(tmp_path)
    for name in ("CONTACT", "BASE_URL", "HOME", "LANG", "TOPIC", "DELAY", "TIMEOUT", "RETRIES", "MAX_BYTES"):
        monkeypatch.delenv(f"KZSTAT_{name}", raising=False)


@pytest.fixture(scope="session")
def running_replica() -> Iterator[Replica]:
    with serve() as replica:
        yield replica


@pytest.fixture
def replica(running_replica: Replica) -> Replica:
    """The replica, well-behaved and with an empty log."""
    running_replica.faults.clear()
    running_replica.log.clear()
    return running_replica


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def harvester(replica: Replica, tmp_path: Path) -> Harvester:
    return Harvester(replica, tmp_path / "home")
