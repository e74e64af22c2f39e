"""Telephone numbers in E.164 and addresses of links."""

from __future__ import annotations

import pytest

from parsers.parts.link_lists import resolve
from parsers.parts.phones import e164, find_phone

PAGE = "https://stat.gov.kz/en/industries/economy/prices/publications/5/"


@pytest.mark.parametrize(
    ("words", "printed", "number"),
    [
        ("Tel. +7 7172 749061", "+7 7172 749061", "+77172749061"),
        ("Тел. +7 (7172) 749540 E-mail: a@b.kz", "+7 (7172) 749540", "+77172749540"),
        ("8 (7172) 74-95-40", "8 (7172) 74-95-40", "+77172749540"),
        ("+7 7172 74–90–61", "+7 7172 74–90–61", "+77172749061"),
        ("+77172749061, 205", "+77172749061", "+77172749061"),
    ],
)
def test_phone(words: str, printed: str, number: str) -> None:
    assert find_phone(words) == printed
    assert e164(printed) == number


@pytest.mark.parametrize("words", ["", "N. Khanzhigitov", "010000, Astana", "room 205"])
def test_no_phone(words: str) -> None:
    assert find_phone(words) is None


@pytest.mark.parametrize("printed", [None, "12", "no number"])
def test_no_number_that_can_be_dialled(printed: str | None) -> None:
    assert e164(printed) is None


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("#", None),
        ("", None),
        ("  ", None),
        ("#top", None),
        ("javascript:void(0)", None),
        ("/api/iblock/element/5/file/en/", "https://stat.gov.kz/api/iblock/element/5/file/en/"),
        (" ../6/ ", "https://stat.gov.kz/en/industries/economy/prices/publications/6/"),
        ("https://taldau.stat.gov.kz/en/", "https://taldau.stat.gov.kz/en/"),
        ("/upload/Цены 2025.xlsx", "https://stat.gov.kz/upload/%D0%A6%D0%B5%D0%BD%D1%8B%202025.xlsx"),
        ("/upload/a%20b.xlsx?x=1", "https://stat.gov.kz/upload/a%20b.xlsx?x=1"),
    ],
)
def test_address(href: str, url: str | None) -> None:
    assert resolve(href, PAGE) == url


def test_on_a_local_document_a_relative_link_stays() -> None:
    assert resolve("/api/iblock/element/5/file/en/", "page.html") == "/api/iblock/element/5/file/en/"
