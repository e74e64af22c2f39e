"""Pure rules of fetching: waiting, hosts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import requests

from scraper.errors import NoAnswerError, RefusedError, TransferError
from scraper.fetch.errors import in_our_terms
from scraper.fetch.hosts import is_loopback, same_site
from scraper.fetch.retry import retry_after

URL = "https://stat.gov.kz/en/"
NOW = datetime(2026, 5, 4, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("120", 120),
        (" 0 ", 0),
        ("Mon, 04 May 2026 06:01:30 GMT", 90),
        ("Mon, 04 May 2026 11:01:30 +0500", 90),
        ("Mon, 04 May 2026 06:01:30 -0000", 90),
        ("Mon, 04 May 2026 05:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_both_forms_of_retry_after(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


@pytest.mark.parametrize(
    ("base", "url", "expected"),
    [
        ("https://stat.gov.kz", "https://stat.gov.kz/en/", True),
        ("https://stat.gov.kz", "https://STAT.gov.kz:443/en/", True),
        ("http://stat.gov.kz", "https://stat.gov.kz/en/", True),
        ("https://stat.gov.kz", "http://stat.gov.kz/en/", False),
        ("https://stat.gov.kz", "https://stat.gov.kz.example.org/", False),
        ("https://stat.gov.kz", "https://stat.gov.kz@example.org/", False),
        ("https://stat.gov.kz", "https://new.stat.gov.kz/", False),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8001/", False),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/a", True),
        ("https://stat.gov.kz", "file:///etc/passwd", False),
        ("https://stat.gov.kz", "https://stat.gov.kz:99999/", False),
        ("https://stat.gov.kz", "http://[", False),
        ("https://stat.gov.kz", "/en/", False),
    ],
)
def test_which_addresses_are_on_the_site(base: str, url: str, expected: bool) -> None:
    assert same_site(base, url) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:1", True),
        ("http://[::1]/", True),
        ("http://localhost", True),
        ("https://stat.gov.kz", False),
        ("http://10.0.0.1", False),
    ],
)
def test_which_hosts_are_this_machine(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


@pytest.mark.parametrize(
    ("error", "kind", "message", "transient"),
    [
        (
            requests.ConnectionError("Connection aborted."),
            NoAnswerError,
            "no answer: Connection aborted.",
            True,
        ),
        (requests.ReadTimeout("read timed out"), NoAnswerError, "no answer: read timed out", True),
        (
            requests.exceptions.SSLError("certificate has expired"),
            NoAnswerError,
            "TLS failed: certificate has expired",
            False,
        ),
        (requests.exceptions.ChunkedEncodingError("odd"), TransferError, "the answer is not HTTP: odd", True),
        (requests.exceptions.InvalidURL("no host"), RefusedError, "no host", False),
    ],
)
def test_exceptions_of_requests_in_our_terms(
    error: requests.RequestException, kind: type, message: str, transient: bool
) -> None:
    told = in_our_terms(URL, error)
    assert type(told) is kind
    assert (str(told), told.transient) == (f"{URL}: {message}", transient)
