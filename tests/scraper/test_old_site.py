"""Addresses of the old site."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from records.release import LANGS
from scraper.site.old_site import OldAddress, old_address_of
from scraper.site.wayback import snapshot_of

STATISTIC = OldAddress("statistic", "61-7", None)
FILE = OldAddress("file", "ESTAT123456", None)


@pytest.mark.parametrize(
    "url",
    [
        "/official/industry/61/statistic/7",
        "/official/industry/61/statistic/7/",
        "https://stat.gov.kz/official/industry/61/statistic/7",
        "http://www.stat.gov.kz:80/Official//industry/061/statistic/7?sort=1#top",
        "//stat.gov.kz/official/industry/61/statistic/7",
        "https://stat.gov.kz/official/industry%2F61/statistic/7",
        "https://web.archive.org/web/20190304101112id_/http://stat.gov.kz/official/industry/61/statistic/7",
        "web.archive.org/web/2019/stat.gov.kz/official/industry/61/statistic/7",
        "http://web.archive.org/web/20190304101112/http%3A%2F%2Fstat.gov.kz%2Fofficial%2Findustry%2F61%2Fstatistic%2F7",
    ],
)
def test_spelling_of_an_address_does_not_change_the_page(url: str) -> None:
    assert old_address_of(url) == STATISTIC


@pytest.mark.parametrize(
    "url",
    [
        "/api/getFile/?docId=ESTAT123456",
        "/api/getFile?docId=ESTAT123456",
        "/api/getfile?v=2&DOCID=estat123456&x",
        "https://stat.gov.kz//api/getFile/?docId=%45STAT123456",
        "https://stat.gov.kz/api/getFile/?docId%3DESTAT123456",
        "/api/getFile/?docId=ESTAT123456&docId=estat123456",
    ],
)
def test_spelling_of_an_address_does_not_change_the_file(url: str) -> None:
    assert old_address_of(url) == FILE


@pytest.mark.parametrize(
    ("url", "lang"),
    [
        ("/ru/official/industry/61/statistic/7", "ru"),
        ("/kz/official/industry/61/statistic/7", "kk"),
        ("/kk/edition/publication/month", "kk"),
        ("/EN/edition/publication/month", "en"),
        ("/edition/publication/month", None),
        ("/api/getFile/?docId=ESTAT1&lang=kz", "kk"),
        ("/en/api/getFile/?docId=ESTAT1&lang=ru", "ru"),
        ("/api/getFile/?docId=ESTAT1&lang=de", None),
    ],
)
def test_language_is_told_by_prefix_or_parameter(url: str, lang: str | None) -> None:
    address = old_address_of(url)
    assert address is not None
    assert address.lang == lang


@pytest.mark.parametrize(
    ("url", "record_id"),
    [
        ("/official/industry/61/statistic/7", "old/statistic/61-7/ru"),
        ("/edition/publication/month", "old/edition/month/ru"),
        ("/api/getFile/?docId=estat9", "old/file/ESTAT9/ru"),
    ],
)
def test_identity_of_the_record(url: str, record_id: str) -> None:
    address = old_address_of(url)
    assert address is not None
    assert address.record_id("ru") == record_id


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://[",
        "https://example.org/official/industry/61/statistic/7",
        "https://web.archive.org/web/2019/http://example.org/edition/publication/month",
        "/official/industry/61",
        "/official/industry/61/statistic/7/8",
        "/official/industry/61/statistic/x",
        "/de/official/industry/61/statistic/7",
        "/edition/publication/",
        "/edition/publication/a/b",
        "/edition/publication/..",
        "/api/getFile/?docId=OTHER1",
        "/api/getFile/?docId=ESTAT",
        "/api/getFile/?docId=ESTAT1&docId=ESTAT2",
        "/api/getFile/",
        "/en/industries/economy/prices/publications/166015/",
    ],
)
def test_what_is_no_address_of_the_old_site(url: str) -> None:
    assert old_address_of(url) is None


SEGMENTS = ["/", "//", "official", "industry", "61", "statistic", "edition", "publication", "month", "api"]
PARAMETERS = ["getFile", "?docId=", "ESTAT", "&lang=", "ru"]
PIECES = [*SEGMENTS, *PARAMETERS, "%", "%2F", "http:", "stat.gov.kz", "[", "\n"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
@example("http://stat.gov.kz:port/")
@example("http://\u2100/")
def test_whatever_the_address_nothing_is_raised_and_its_own_spelling_leads_back(url: str) -> None:
    address = old_address_of(url)
    assert address is None or old_address_of(address.path) == address


KEYS = st.one_of(
    st.tuples(st.just("statistic"), st.from_regex(r"(?a)[1-9]\d{0,8}-[1-9]\d{0,8}", fullmatch=True)),
    st.tuples(st.just("edition"), st.from_regex(r"[a-z0-9_-]{1,100}", fullmatch=True)),
    st.tuples(st.just("file"), st.from_regex(r"(?a)ESTAT\d+", fullmatch=True)),
)


@given(KEYS, st.none() | st.sampled_from(LANGS))
def test_address_leads_back_to_what_it_identifies(identity: tuple[str, str], lang: str | None) -> None:
    kind, key = identity
    address = OldAddress(kind, key, lang)  # type: ignore[arg-type]
    for host in (
        "",
        "https://stat.gov.kz",
        "http://web.archive.org/web/20190304101112/http://www.stat.gov.kz",
    ):
        assert old_address_of(host + address.path) == address


TAKEN = datetime(2019, 3, 4, 10, 11, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "original", "taken_at"),
    [
        ("http://web.archive.org/web/20190304101112id_/http://a/b", "http://a/b", TAKEN),
        ("https://web.archive.org/web/20190304101112/https:/a/b", "https://a/b", TAKEN),
        ("https://web.archive.org/web/201903/a/b?c=d", "http://a/b?c=d", None),
        ("https://web.archive.org/web/20191304101112/http://a", "http://a", None),
    ],
)
def test_copies_in_the_wayback_machine(url: str, original: str, taken_at: datetime | None) -> None:
    snapshot = snapshot_of(url)
    assert snapshot is not None
    assert (snapshot.url, snapshot.taken_at) == (original, taken_at)


def test_page_about_the_wayback_machine_is_no_copy() -> None:
    assert snapshot_of("https://web.archive.org/about/") is None
    assert snapshot_of("https://example.org/web/2019/http://a/") is None
