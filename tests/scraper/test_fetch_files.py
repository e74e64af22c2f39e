"""Attached files, streamed to where the caller wants them."""

from __future__ import annotations

import errno
import hashlib
import io
from collections.abc import Iterator

import pytest
from harness import FakeClock

from fixtures.replica.faults import Fault, Kind
from fixtures.replica.server import Replica
from scraper.errors import StatusError, TooLargeError, TransferError
from scraper.fetch.client import PoliteClient
from scraper.settings import Settings

FILE = "/api/iblock/element/187342/file/en/"


class FullDisk(io.BytesIO):
    def write(self, data: object, /) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def client(replica: Replica, clock: FakeClock) -> Iterator[PoliteClient]:
    client = PoliteClient(Settings(base_url=replica.base_url, delay=0, retries=1), clock)
    yield client
    client.close()


def test_file_is_written_and_described(client: PoliteClient) -> None:
    sink, whole = io.BytesIO(), client.get(FILE)
    response = client.get_file(FILE, sink)
    assert sink.getvalue() == whole.body
    assert response.body == b""
    assert response.head == whole.body[:8192]
    assert (response.size, whole.size) == (len(whole.body), len(whole.body))
    assert response.sha256 == whole.sha256 == hashlib.sha256(whole.body).hexdigest()
    assert response.media_type == "application/pdf"
    assert response.url == whole.url
    assert client.received > 2 * len(whole.body)


def test_what_stood_in_the_sink_is_gone(client: PoliteClient) -> None:
    sink = io.BytesIO(b"of another file " * 100_000)
    response = client.get_file(FILE, sink)
    assert len(sink.getvalue()) == response.size


def test_half_of_a_file_is_not_left_before_the_whole(client: PoliteClient, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.CUT_OFF, "/upload/*", times=1))
    sink = io.BytesIO()
    response = client.get_file(FILE, sink)
    assert hashlib.sha256(sink.getvalue()).hexdigest() == response.sha256
    assert sink.getvalue().startswith(b"%PDF")


def test_file_that_never_arrives_whole_is_no_file(client: PoliteClient, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.CUT_OFF, "/upload/*"))
    with pytest.raises(TransferError, match="the body did not arrive whole"):
        client.get_file(FILE, io.BytesIO())


def test_file_that_is_known_is_not_sent_again(client: PoliteClient) -> None:
    first = client.get_file(FILE, io.BytesIO())
    sink = io.BytesIO()
    again = client.get_file(FILE, sink, first.validators)
    assert again.not_modified
    assert sink.getvalue() == b""


def test_files_have_a_limit_of_their_own(replica: Replica, clock: FakeClock) -> None:
    settings = Settings(base_url=replica.base_url, delay=0, max_bytes=1024)
    client = PoliteClient(settings, clock)
    with pytest.raises(TooLargeError, match="more than 1024"):
        client.get(FILE)
    assert client.get_file(FILE, io.BytesIO()).size > 1024
    client.close()


def test_full_disk_is_not_taken_for_a_fault_of_the_server(client: PoliteClient, replica: Replica) -> None:
    with pytest.raises(OSError, match="No space left on device") as raised:
        client.get_file(FILE, FullDisk())
    assert raised.value.errno == errno.ENOSPC
    assert client.requests == 3  # robots.txt, the redirect, the file: once


def test_file_that_is_not_there_leaves_the_sink_alone(client: PoliteClient) -> None:
    sink = io.BytesIO()
    with pytest.raises(StatusError, match="HTTP 404"):
        client.get_file("/api/iblock/element/1/file/en/", sink)
    assert sink.getvalue() == b""
