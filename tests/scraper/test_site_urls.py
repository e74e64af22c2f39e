from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.release import LANGS
from scraper.site.urls import (
    NewsAddress,
    ReleaseAddress,
    file_of,
    news_of,
    page_of,
    release_of,
    section_of,
    theme_of,
)

RELEASE = ReleaseAddress("economy", "prices", 166015, "en")
SLUGS = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True).filter(
    lambda slug: slug not in ("publications", "spreadsheets", "dynamic-tables")
)


@pytest.mark.parametrize(
    "url",
    [
        "/en/industries/economy/prices/publications/166015/",
        "/en/industries/economy/prices/publications/166015",
        "https://stat.gov.kz/en/industries/economy/prices/publications/166015/",
        "http://www.stat.gov.kz/EN/industries//economy/prices/publications/166015/?sphrase_id=1#key-moments",
        "/en/industries/economy/prices/publications/166015/index.php",
        "/en/industries/economy/prices/publications/0166015/",
        "/en/industries/economy%2Fprices/publications/166015/",
    ],
)
def test_spelling_of_an_address_does_not_change_the_release(url: str) -> None:
    assert release_of(url) == RELEASE


@pytest.mark.parametrize(
    ("url", "lang"),
    [
        ("/industries/economy/prices/publications/165987/", "kk"),
        ("/ru/industries/economy/prices/publications/166058/", "ru"),
    ],
)
def test_kazakh_is_the_language_without_a_prefix(url: str, lang: str) -> None:
    address = release_of(url)
    assert address is not None
    assert address.lang == lang
    assert address.path == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://[",
        "/en/industries/economy/prices/publications/",
        "/en/industries/economy/prices/publications/all/",
        "/de/industries/economy/prices/publications/166015/",
        "/en/industries/economy/prices/spreadsheets/166015/",
        "/en/industries/economy/prices/publications/166015/../../../x",
        "/en/industries/../../publications/166015/",
        "/en/news/166015/",
    ],
)
def test_what_is_no_address_of_a_release(url: str) -> None:
    assert release_of(url) is None


@given(SLUGS, SLUGS, st.integers(1, 10**9), st.sampled_from(LANGS))
def test_address_of_a_release_leads_back_to_it(section: str, theme: str, element: int, lang: str) -> None:
    address = ReleaseAddress(section, theme, element, lang)  # type: ignore[arg-type]
    assert release_of(address.path) == address
    assert address.release_id == f"{section}/{theme}/{element}/{lang}"


@pytest.mark.parametrize(
    ("url", "publications"),
    [
        ("/en/industries/economy/prices/", "/en/industries/economy/prices/publications/"),
        ("/industries/economy/prices/dynamic-tables/", "/industries/economy/prices/publications/"),
        ("/en/industries/economy/", None),
        ("/en/industries/economy/publications/", None),
        ("/en/about/", None),
    ],
)
def test_theme_of_an_address(url: str, publications: str | None) -> None:
    theme = theme_of(url)
    assert (theme.publications if theme else None) == publications


def test_section_has_an_address_of_its_own() -> None:
    assert section_of("/ru/industries/economy/") == ("economy", "ru")
    assert section_of("/ru/industries/economy/prices/") is None


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("/api/iblock/element/476331/file/en/", "/api/iblock/element/476331/file/en/"),
        ("https://stat.gov.kz/api/iblock/element/476331/file/en?x=1", "/api/iblock/element/476331/file/en/"),
        ("/api/iblock/element/476331/CSV/file/en", "/api/iblock/element/476331/csv/file/en/"),
        ("/upload/iblock/9e0/a.pdf", None),
    ],
)
def test_file_has_one_spelling(url: str, file: str | None) -> None:
    assert file_of(url) == file


@pytest.mark.parametrize(
    "url",
    [
        "/ru/news/inflyatsiya-sostavila-11-8-/",
        "https://stat.gov.kz/ru/news/inflyatsiya-sostavila-11-8-",
        "//stat.gov.kz/RU/news//Inflyatsiya-sostavila-11-8-/index.php?PAGEN_1=2#top",
    ],
)
def test_news_item_has_one_identity_and_keeps_its_last_hyphen(url: str) -> None:
    assert news_of(url) == page_of(url) == NewsAddress("inflyatsiya-sostavila-11-8-", "ru")


@pytest.mark.parametrize(
    "url",
    [
        "/ru/news/",
        "/ru/news/?PAGEN_1=2",
        "/ru/news/2025/inflyatsiya/",
        "/ru/news/../../etc/",
        "/ru/news/%2e%2e/",
        "/ru/news/a%2Fb/",
        "/ru/news/a%00b/",
        "/ru/news/rss.xml",
        "/de/news/inflation/",
    ],
)
def test_what_is_no_address_of_a_news_item(url: str) -> None:
    assert news_of(url) is None


@given(
    st.from_regex(r"[\w-]{1,300}", fullmatch=True).filter(lambda slug: slug == slug.lower()),
    st.sampled_from(LANGS),
)
def test_address_of_a_news_item_leads_back_to_it_and_names_a_file(slug: str, lang: str) -> None:
    address = NewsAddress(slug, lang)  # type: ignore[arg-type]
    assert news_of(address.path) == address
    assert address.release_id == f"news/news/{address.element}/{lang}"
    assert len(address.element.encode()) <= 150
    assert not {"/", "."} & set(address.element)


def test_long_slugs_that_begin_alike_are_two_releases() -> None:
    first, second = (NewsAddress("a" * 200 + end, "en") for end in "bc")
    assert first.release_id != second.release_id
    assert first.path == f"/en/news/{'a' * 200}b/"
