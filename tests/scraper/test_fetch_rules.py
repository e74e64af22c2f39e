"""Pure rules of fetching: waiting, hosts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from http.client import BadStatusLine

import pytest
import requests
from urllib3.exceptions import InvalidHeader, ProtocolError

from scraper.errors import (
    LONGEST_MESSAGE,
    FetchError,
    NoAnswerError,
    RefusedError,
    TransferError,
    UnreachableError,
)
from scraper.fetch.deadline import DeadlineError
from scraper.fetch.errors import in_our_terms
from scraper.fetch.hosts import is_loopback, same_site
from scraper.fetch.response import Response, Validators
from scraper.fetch.retry import retry_after
from scraper.fetch.robots import Robots, load_robots

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
        ("https://stat.gov.kz", "https://user@stat.gov.kz/en/", False),
        ("https://stat.gov.kz", "https://user:secret@stat.gov.kz/en/", False),
        ("https://stat.gov.kz", "https://stat.gov.kz/en/@here", True),
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
        (
            requests.exceptions.InvalidHeader(InvalidHeader("two lengths")),
            TransferError,
            "the answer is not HTTP: two lengths",
            True,
        ),
        (
            requests.ConnectionError(ProtocolError("Connection aborted.", BadStatusLine("SSH-2.0"))),
            TransferError,
            "the answer is not HTTP: SSH-2.0",
            True,
        ),
        (DeadlineError("took longer than 5 s"), TransferError, "took longer than 5 s", False),
    ],
)
def test_exceptions_of_requests_in_our_terms(
    error: requests.RequestException | DeadlineError, kind: type, message: str, transient: bool
) -> None:
    told = in_our_terms(URL, error)
    assert type(told) is kind
    assert (str(told), told.transient) == (f"{URL}: {message}", transient)


@pytest.mark.parametrize(
    ("rules", "delay"),
    [
        ("", 0),
        ("Crawl-delay: 2.5", 2.5),
        ("Request-rate: 10/1m", 6),
        ("Request-rate: 1/5", 5),
        ("Request-rate: 30/1m 0800-1700", 2),
        ("Crawl-delay: 3\nRequest-rate: 10/1m", 6),
        ("Crawl-delay: 9\nRequest-rate: 10/1m", 9),
        ("Crawl-delay: soon\nRequest-rate: often", 0),
        ("Crawl-delay: -1", 0),
        ("Crawl-delay: nan", 0),
        ("Request-rate: 1/0", 0),
    ],
)
def test_delay_that_robots_txt_asks_for(rules: str, delay: float) -> None:
    assert Robots(f"User-agent: *\n{rules}\n", "kzstat/0.1.0").delay == delay


def test_rules_for_us_by_name_win_over_those_for_all() -> None:
    text = "User-agent: *\nDisallow: /\nCrawl-delay: 60\n\nUser-agent: kzstat\nCrawl-delay: 2\n"
    robots = Robots(text, "kzstat/0.1.0 (+desk@example.org)")
    assert robots.delay == 2
    assert robots.allows("https://stat.gov.kz/en/")


def answering(body: bytes) -> Callable[[str], Response]:
    return lambda url: Response(url, 200, body, Validators())


@pytest.mark.parametrize(
    "rule", ["Crawl-delay: 86400", "Request-rate: 1/1d", f"Request-rate: 1/{'9' * 400}d"]
)
def test_host_that_wants_more_patience_than_a_run_has_is_left_alone(rule: str) -> None:
    with pytest.raises(UnreachableError, match=r"robots\.txt asks for \d+ s between two requests"):
        load_robots(answering(f"User-agent: *\n{rule}\n".encode()), "https://stat.gov.kz", "kzstat")


def test_byte_order_mark_does_not_hide_the_first_rule() -> None:
    text = "\ufeffUser-agent: *\nDisallow: /en/\n"
    robots = load_robots(answering(text.encode("utf-8")), "https://stat.gov.kz", "kzstat")
    assert not robots.allows("https://stat.gov.kz/en/")


def test_message_of_a_fetch_error_is_one_short_line_of_printable_characters() -> None:
    error = FetchError("https://stat.gov.kz/\x1b[31m\r\n  \ud800 of the server: " + "long " * 200)
    assert str(error).startswith("https://stat.gov.kz/\ufffd[31m \ufffd of the server: long long")
    assert len(str(error)) == LONGEST_MESSAGE
    assert str(error).isprintable()
