"""What kzstat believes of the site, checked on whichever site the client is of."""

from __future__ import annotations

from itertools import islice

import pytest

from parsers.origin import Origin
from parsers.release import parse_release
from records.codec import decode, encode
from records.release import Lang
from scraper.fetch.client import PoliteClient
from scraper.site.files import attached_files
from scraper.site.industries import sections_on, themes_on
from scraper.site.listing import Listing, read_listing
from scraper.site.page import page_tree
from scraper.site.urls import ThemeAddress, industries_path

LANGS: tuple[Lang, ...] = ("en", "ru", "kk")


def listing(client: PoliteClient, lang: Lang) -> Listing:
    response = client.get(ThemeAddress("social-statistics", "demography", lang).publications)
    return read_listing(response.body, response.url, response.charset)


@pytest.mark.parametrize(("path", "lang"), [("/en/", "en"), ("/ru/", "ru"), ("/", "kk")])
def test_home_page_is_in_its_language(client: PoliteClient, path: str, lang: str) -> None:
    response = client.get(path)
    assert response.media_type == "text/html"
    assert page_tree(response.body, response.url, response.charset).get("lang") == lang


@pytest.mark.parametrize("lang", LANGS)
def test_tree_names_the_sections_or_their_themes(client: PoliteClient, lang: Lang) -> None:
    response = client.get(industries_path(lang))
    tree = page_tree(response.body, response.url, response.charset)
    sections = {theme.section for theme in themes_on(tree, response.url, lang)}
    assert {"economy", "social-statistics"} <= sections | set(sections_on(tree, response.url, lang))


@pytest.mark.parametrize("lang", LANGS)
def test_listing_has_releases_with_title_day_and_month(client: PoliteClient, lang: Lang) -> None:
    releases = listing(client, lang).entries
    assert releases
    for release in releases:
        assert release.address.lang == lang
        assert release.title
        assert 1 <= int(release.day) <= 31
        assert release.month.isalpha()


@pytest.mark.parametrize("lang", LANGS)
def test_release_page_becomes_a_record(client: PoliteClient, lang: Lang) -> None:
    for listed in islice(listing(client, lang).entries, 2):
        response = client.get(listed.address.path)
        origin = Origin(
            url=response.url,
            media_type=response.media_type,
            charset=response.charset,
            release_id=listed.address.release_id,
        )
        record = decode(encode(parse_release(response.body, origin)))
        assert record.release_id == listed.address.release_id
        assert record.lang == lang
        assert record.title.split() == listed.title.split()
        assert record.published is not None
        assert record.published.day == int(listed.day)
        assert record.key_points
        assert record.numerals.total == record.numerals.observed + record.numerals.explained + len(
            record.numerals.unread
        )


def test_release_page_offers_files_that_are_what_they_seem(client: PoliteClient) -> None:
    page = client.get(listing(client, "en").entries[0].address.path)
    files = attached_files(page_tree(page.body, page.url, page.charset), page.url)
    assert files
    body = client.get(files[0]).body
    assert body.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!"))


def test_second_request_for_a_page_may_be_conditional(client: PoliteClient) -> None:
    path = listing(client, "en").entries[0].address.path
    first = client.get(path)
    if not first.validators.headers():
        pytest.skip("this site sends no validators")
    second = client.get(path, first.validators)
    assert second.not_modified or second.body
