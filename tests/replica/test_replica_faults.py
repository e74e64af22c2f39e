"""Every way in which the replica can misbehave."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime

import pytest
import requests
from replica_client import Get, Naps, parse

from fixtures.replica.faults import Fault, Kind, parse_fault
from fixtures.replica.server import Replica

LISTING = "/en/industries/economy/prices/publications/"
RELEASE = f"{LISTING}356118/"


@pytest.mark.parametrize("kind", [Kind.TOO_MANY_REQUESTS, Kind.UNAVAILABLE])
def test_refusals_with_seconds_to_wait(get: Get, replica: Replica, kind: Kind) -> None:
    replica.faults.add(Fault(kind, retry_after=7))
    answer = get(RELEASE)

    assert answer.status_code == int(kind)
    assert answer.headers["Retry-After"] == "7"


def test_a_refusal_with_a_date_to_wait_for(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.UNAVAILABLE, retry_after=3600, form="date"))
    answer = get(RELEASE)
    wait = parsedate_to_datetime(answer.headers["Retry-After"]) - parsedate_to_datetime(
        answer.headers["Date"]
    )

    assert answer.headers["Retry-After"].endswith(" GMT")
    # The two clocks are read one after the other, so the difference may be off by a second.
    assert abs(wait - dt.timedelta(hours=1)) <= dt.timedelta(seconds=2)


@pytest.mark.parametrize("kind", [Kind.SERVER_ERROR, Kind.NOT_FOUND])
def test_errors_tell_no_time_to_wait(get: Get, replica: Replica, kind: Kind) -> None:
    replica.faults.add(Fault(kind))
    answer = get(RELEASE)

    assert answer.status_code == int(kind)
    assert "Retry-After" not in answer.headers


@pytest.mark.parametrize("where", ["before", "within"])
def test_slow(get: Get, replica: Replica, naps: Naps, where: str) -> None:
    good = get(RELEASE).content
    replica.faults.add(parse_fault(f"slow@*:seconds=30:where={where}"))

    assert get(RELEASE).content == good
    assert naps.taken == [30.0]


def test_cut_off(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.CUT_OFF))

    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        get(RELEASE)


def test_a_length_beyond_the_body(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.WRONG_LENGTH, shift=100))

    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="100 more expected"):
        get(RELEASE)


def test_a_length_short_of_the_body(get: Get, replica: Replica) -> None:
    good = get(RELEASE).content
    replica.faults.add(Fault(Kind.WRONG_LENGTH, shift=-100))

    assert get(RELEASE).content == good[:-100]


def test_a_redirect_elsewhere(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.REDIRECT, location="https://example.org/"))

    assert get(RELEASE, allow_redirects=False).headers["Location"] == "https://example.org/"


def test_a_redirect_loop(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.REDIRECT_LOOP))

    with pytest.raises(requests.TooManyRedirects):
        get(RELEASE)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.BOT_WALL, "Enable JavaScript and cookies to continue"),
        (Kind.LOGIN, "Пожалуйста, авторизуйтесь"),
        (Kind.MAINTENANCE, "технические работы"),
    ],
)
def test_walls_look_like_success(get: Get, replica: Replica, kind: Kind, words: str) -> None:
    replica.faults.add(Fault(kind))
    answer = get(RELEASE)

    assert answer.status_code == 200
    assert words in answer.text
    assert "publication-detail" not in answer.text


def test_a_changed_page_has_the_words_but_not_the_classes(get: Get, replica: Replica) -> None:
    before = parse(get(RELEASE).text)
    replica.faults.add(Fault(Kind.CHANGED_PAGE))
    after = parse(get(RELEASE).text)
    known = "//*[contains(@class, 'white-bg-block') or contains(@class, 'banner-breadcrumbs')]"

    assert before.xpath(known)
    assert not after.xpath(known)
    assert after.text_content() == before.text_content()


def test_a_changed_figure_is_a_new_document(get: Get, replica: Replica) -> None:
    before = get(RELEASE)
    replica.faults.add(Fault(Kind.CHANGED_FIGURE, RELEASE))
    after = get(RELEASE, headers={"If-None-Match": before.headers["ETag"]})

    assert before.text.count("11.8%") == after.text.count("11.9%") == 3
    assert "11.8%" not in after.text
    assert after.status_code == 200
    assert after.headers["Last-Modified"] == "Wed, 02 Jul 2025 06:00:00 GMT"


def test_a_chosen_figure_is_changed(get: Get, replica: Replica) -> None:
    replica.faults.add(parse_fault("changed-figure@*:find=37.8%:replace=38.7%"))

    assert "for central heating – by 38.7%" in get(RELEASE).text


def test_an_empty_listing(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.EMPTY_LISTING, LISTING))
    tree = parse(get(LISTING).text)

    assert len(tree.xpath("//ul[@class='release-list']")) == 1
    assert tree.xpath("//ul[@class='release-list']/li") == []


def test_a_fault_is_over_after_its_times(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.SERVER_ERROR, times=2))

    assert [get(RELEASE).status_code for _ in range(3)] == [500, 500, 200]


def test_a_fault_is_for_its_paths_only(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.SERVER_ERROR, "*/publications/*[0-9]/"))

    assert get(LISTING).status_code == 200
    assert get(RELEASE).status_code == 500


def test_clearing_ends_all_faults(get: Get, replica: Replica) -> None:
    replica.faults.add(Fault(Kind.SERVER_ERROR))
    replica.faults.clear()

    assert get(RELEASE).status_code == 200


def test_a_fault_in_words() -> None:
    fault = parse_fault("503@*/publications/*:times=2:retry_after=5:form=date")

    assert fault == Fault(Kind.UNAVAILABLE, "*/publications/*", times=2, retry_after=5, form="date")


def test_a_location_may_hold_colons() -> None:
    assert parse_fault("redirect@*:location=http://127.0.0.1:80/").location == "http://127.0.0.1:80/"


@pytest.mark.parametrize(
    ("spec", "complaint"),
    [
        ("teapot@*", "unknown fault 'teapot'"),
        ("500@*:colour=red", "unknown setting 'colour'"),
        ("503@*:form=letter", "form is seconds or date"),
        ("500@*:times=often", "invalid literal for int"),
    ],
)
def test_a_wrong_fault_is_refused(spec: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_fault(spec)
