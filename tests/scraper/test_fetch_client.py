"""The client against recorded exchanges: nothing here opens a socket."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from cassettes import BASE_URL, FILE, LISTING, PAGE, cassette, client_of
from harness import FakeClock
from vcr.errors import CannotOverwriteExistingCassetteException

from scraper.errors import RefusedError, StatusError, TooLargeError, UnreachableError
from scraper.fetch.client import user_agent
from scraper.site.listing import read_listing


def sent(tape: Any) -> list[str]:
    """The paths on a cassette that were played."""
    return [request.path for request in tape.requests[: tape.play_count]]


def test_page_comes_with_its_validators_and_charset(clock: FakeClock) -> None:
    with cassette("page"), client_of(clock) as client:
        response = client.get(PAGE)
    assert response.url == BASE_URL + PAGE
    assert response.status == 200
    assert (response.media_type, response.charset) == ("text/html", "utf-8")
    assert response.validators.last_modified == "Fri, 09 Aug 2024 06:00:00 GMT"
    assert response.body.lstrip().startswith(b"<!DOCTYPE html>")
    assert b"January-June 2024" in response.body


def test_robots_txt_is_asked_first_and_once(clock: FakeClock) -> None:
    with cassette("not-modified") as tape, client_of(clock) as client:
        client.get(PAGE, client.get(PAGE).validators)
    assert sent(tape) == ["/robots.txt", PAGE, PAGE]


def test_request_says_who_asks_and_takes_gzip(clock: FakeClock) -> None:
    with cassette("page") as tape, client_of(clock) as client:
        client.get(PAGE)
    headers = tape.requests[1].headers
    assert headers["User-Agent"].startswith("kzstat/")
    assert headers["User-Agent"].endswith(" (+test@example.org)")
    assert headers["Accept-Encoding"] == "gzip"
    assert tape.responses[1]["headers"]["Content-Encoding"] == ["gzip"]


def test_user_agent_without_a_contact() -> None:
    assert user_agent("").startswith("kzstat/")
    assert "+" not in user_agent("")


def test_conditional_request_gives_not_modified(clock: FakeClock) -> None:
    with cassette("not-modified") as tape, client_of(clock) as client:
        first = client.get(PAGE)
        second = client.get(PAGE, first.validators)
    assert not first.not_modified
    assert second.not_modified
    assert second.body == b""
    assert tape.requests[2].headers["If-None-Match"] == first.validators.etag
    assert tape.requests[2].headers["If-Modified-Since"] == first.validators.last_modified


def test_file_is_followed_to_a_cyrillic_name(clock: FakeClock) -> None:
    with cassette("file"), client_of(clock) as client:
        response = client.get(FILE)
    assert response.url.startswith(f"{BASE_URL}/upload/iblock/")
    assert response.body.startswith(b"%PDF")
    assert response.media_type == "application/pdf"


def test_listing_of_the_recorded_site_is_read(clock: FakeClock) -> None:
    with cassette("listing"), client_of(clock) as client:
        response = client.get(LISTING)
    listing = read_listing(response.body, response.url, response.charset)
    assert len(listing.entries) == 5
    assert listing.pages == {2}


def test_forbidden_address_is_not_asked(clock: FakeClock) -> None:
    with cassette("robots-forbids") as tape, client_of(clock) as client:
        with pytest.raises(RefusedError, match=r"robots\.txt forbids it"):
            client.get("/en/search/")
        assert sent(tape) == ["/robots.txt"]


def test_robots_txt_that_is_not_there_allows_everything(clock: FakeClock) -> None:
    with cassette("robots-missing"), client_of(clock) as client:
        assert client.get(PAGE).status == 200


def test_robots_txt_that_cannot_be_had_forbids_everything(clock: FakeClock) -> None:
    with cassette("robots-broken") as tape, client_of(clock) as client:
        with pytest.raises(UnreachableError, match=r"robots\.txt: HTTP 503"):
            client.get(PAGE)
        assert sent(tape) == ["/robots.txt"] * 3


def test_retry_after_in_seconds_is_waited_for(clock: FakeClock) -> None:
    with cassette("retry-after-seconds"), client_of(clock) as client:
        assert client.get(PAGE).status == 200
    assert clock.slept == [7]


def test_retry_after_as_a_date_is_waited_for(clock: FakeClock) -> None:
    with cassette("retry-after-date") as tape, client_of(clock) as client:
        headers = tape.responses[1]["headers"]
        clock.time = parsedate_to_datetime(headers["Date"][0])
        asked = parsedate_to_datetime(headers["Retry-After"][0])
        assert client.get(PAGE).status == 200
    assert clock.slept == [(asked - parsedate_to_datetime(headers["Date"][0])).total_seconds()]
    assert clock.now() == asked


def test_server_that_wants_an_hour_is_left_alone(clock: FakeClock) -> None:
    with cassette("retry-after-too-long") as tape, client_of(clock) as client:
        with pytest.raises(StatusError, match="HTTP 503, asks to wait 3600 s"):
            client.get(PAGE)
        assert sent(tape) == ["/robots.txt", PAGE]
    assert clock.slept == []


def test_error_that_goes_away_is_waited_out_with_growing_pauses(clock: FakeClock) -> None:
    with cassette("error-that-goes-away"), client_of(clock) as client:
        assert client.get(PAGE).status == 200
    first, second = clock.slept
    assert 1 <= first <= 2
    assert 2 <= second <= 3


def test_error_that_stays_is_reported_after_all_attempts(clock: FakeClock) -> None:
    with cassette("error-that-stays") as tape, client_of(clock) as client:
        with pytest.raises(StatusError, match="HTTP 500") as raised:
            client.get(PAGE)
        assert sent(tape) == ["/robots.txt", *[PAGE] * 5]
    assert raised.value.outcome == "http_500"


def test_page_that_is_not_there_is_asked_for_once(clock: FakeClock) -> None:
    with cassette("not-found") as tape, client_of(clock) as client:
        with pytest.raises(StatusError, match="HTTP 404"):
            client.get(PAGE)
        assert sent(tape) == ["/robots.txt", PAGE]


def test_redirect_to_another_host_is_refused_unasked(clock: FakeClock) -> None:
    with cassette("redirect-elsewhere") as tape, client_of(clock) as client:
        with pytest.raises(RefusedError, match=f"http://example.org/: not on {BASE_URL}"):
            client.get(PAGE)
        assert sent(tape) == ["/robots.txt", PAGE]


def test_redirects_without_end_are_cut(clock: FakeClock) -> None:
    with cassette("redirect-loop") as tape, client_of(clock) as client:
        with pytest.raises(RefusedError, match="more than 5 redirects"):
            client.get(PAGE)
        assert sent(tape) == ["/robots.txt", *[PAGE] * 6]


def test_body_beyond_the_limit_is_refused(clock: FakeClock) -> None:
    too_large = pytest.raises(TooLargeError, match="more than 1024")
    with cassette("page"), client_of(clock, max_bytes=1024) as client, too_large:
        client.get(PAGE)


def test_compressed_body_is_measured_as_it_unfolds(clock: FakeClock) -> None:
    too_large = pytest.raises(TooLargeError, match="more than 8192")
    with cassette("page") as tape, client_of(clock, max_bytes=8192) as client, too_large:
        assert int(tape.responses[1]["headers"]["Content-Length"][0]) < 8192
        client.get(PAGE)


def test_delay_is_kept_between_requests(clock: FakeClock) -> None:
    with cassette("not-modified"), client_of(clock, delay=2.5) as client:
        client.get(PAGE, client.get(PAGE).validators)
    assert len(clock.slept) == 2
    assert all(2.5 <= slept <= 2.5 * 1.05 for slept in clock.slept)


def test_request_that_was_not_recorded_never_leaves(clock: FakeClock) -> None:
    not_recorded = pytest.raises(CannotOverwriteExistingCassetteException)
    with cassette("page"), client_of(clock) as client, not_recorded:
        client.get("/en/news/")


def test_counts_of_requests_and_bytes(clock: FakeClock) -> None:
    with cassette("file"), client_of(clock) as client:
        response = client.get(FILE)
        assert client.requests == 3
        assert client.received > len(response.body)
