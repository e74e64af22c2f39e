"""Documents that are no release, or are a broken one: one clear refusal, or a record of what there is."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from expected_seeds import SOURCES, raw

from fixtures.replica.pages import render_wall
from parsers.errors import Reason, UnreadableDocumentError
from parsers.origin import Origin
from parsers.release import parse_release
from records.codec import decode, encode
from records.release import Release

MIB = 1024 * 1024
PAGE = raw(SOURCES[1])
HEAD = "Prices of Kazakhstan for May 2026\n\nDate of publication: 10.06.2026\n\n1. Key points\n\n"


def read(data: bytes | str, name: str = "document.html") -> Release:
    return parse_release(data.encode() if isinstance(data, str) else data, Origin(name))


def before(data: bytes, mark: bytes) -> bytes:
    """The first part of a document, up to a mark in it."""
    return data[: data.index(mark) + len(mark)]


REFUSED: dict[str, tuple[Callable[[], bytes], Reason, str]] = {
    "empty": (lambda: b"", "empty", "empty"),
    "blanks only": (lambda: b" \n\t\r\n  " * 50, "empty", "empty|no words"),
    "no-break blanks and a byte order mark": (
        lambda: b"\xef\xbb\xbf" + b"\xc2\xa0" * 50,
        "empty",
        "empty|no words",
    ),
    "binary data": (lambda: bytes(range(256)) * 40, "binary", "binary"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(400), "unsupported_format", "."),
    "the first bytes of a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "truncated", "cut off"),
    "an archive": (lambda: b"PK\x03\x04" + bytes(400), "unsupported_format", "."),
    "JSON": (lambda: b'{"title": "Prices", "value": [1, 2, 3]}', "unsupported_format", "."),
    "a bot wall": (lambda: render_wall("bot-wall"), "bot_wall", "."),
    "a login page": (lambda: render_wall("login"), "login_page", "."),
    "a maintenance page": (lambda: render_wall("maintenance"), "maintenance_page", "."),
    "a page cut inside its text": (
        lambda: before(PAGE, b"the number of departures"),
        "truncated",
        "cut|end|trunc",
    ),
    "a page cut inside a tag": (
        lambda: before(PAGE, b'<div class="white-bg-block')[:-9],
        "truncated",
        "cut|end|trunc",
    ),
    "a page cut before its last line": (
        lambda: PAGE[: PAGE.rindex(b"</body>")],
        "truncated",
        "cut|end|trunc",
    ),
    "half a page": (lambda: PAGE[: len(PAGE) // 2], "truncated", "cut|end|trunc"),
    "17 MiB of <div>": (
        lambda: b"<!DOCTYPE html><html><body>" + b"<div>" * (17 * MIB // 5),
        "too_large",
        ".",
    ),
    "another page": (
        lambda: b"<!DOCTYPE html><html><body><h1>Welcome</h1><p>Nothing to see.</p></body></html>",
        "not_a_release",
        "no release",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_clear_line(name: str) -> None:
    make, reason, words = REFUSED[name]
    with pytest.raises(UnreadableDocumentError, match=words) as caught:
        read(make())
    assert caught.value.reason == reason
    assert "\n" not in str(caught.value)
    assert 10 < len(str(caught.value)) < 200


def test_a_page_without_any_date() -> None:
    page = PAGE.decode().replace("09.08.2024", "").replace("11.11.2024", "")
    release = read(page)
    assert (release.published, release.next_published) == (None, None)
    for name in ("published", "next_published"):
        assert release.fields[name].state != "present"
        assert release.fields[name].reason
    assert len(release.observations) == 12


@pytest.mark.parametrize("printed", ["31.02.2024", "45.13.2024", "soon"])
def test_an_impossible_date_is_refused_with_a_reason(printed: str) -> None:
    release = read(PAGE.decode().replace("09.08.2024", printed))
    assert release.published is None
    assert release.fields["published"].reason
    assert len(release.observations) == 12


@pytest.mark.parametrize(
    "title",
    ["Prices (January-Ju1y 2025)", "Prices (Janu4ry-July 2025)", "Prices (January- 2025)"],
)
def test_a_torn_period_is_no_shorter_one(title: str) -> None:
    body = "<p>Date of publication: 15.08.2025</p><p>Prices for sugar fell by 2%.</p>"
    release = read(f"<!DOCTYPE html><html><body><h1>{title}</h1>{body}</body></html>")
    assert release.title == title
    assert release.time_period is None
    assert release.fields["time_period"].state == "ambiguous"
    assert release.fields["time_period"].reason


def test_a_page_of_a_heading_and_paragraphs() -> None:
    release = read(
        "<!DOCTYPE html><html><head><title>x</title></head><body><h1>Prices for May 2026</h1>"
        "<p>In May 2026 prices increased by 0.9% compared to April 2026.</p>"
        "<p>Prices for sugar fell by 2%.</p></body></html>"
    )
    assert (release.title, release.lang) == ("Prices for May 2026", "en")
    assert release.time_period
    assert release.time_period.sdmx == "2026-05-01/P1M"
    assert [obs.obs_value for obs in release.observations] == [0.9, -2]
    assert release.published is None
    assert {release.fields[name].state for name in ("published", "glossary", "links", "owner")} == {
        "not_found"
    }


def test_one_word_of_text() -> None:
    release = read("hello", "hello.txt")
    assert (release.title, release.observations, release.key_points) == ("hello", [], [])
    assert release.fields["observations"].reason


def test_a_text_of_signs_only() -> None:
    release = read("— … !!! ©\n\n***\n", "signs.txt")
    assert (release.observations, release.numerals.total) == ([], 0)


def test_a_release_without_key_points() -> None:
    release = read(
        "Prices for May 2026\n\nDate of publication: 10.06.2026\n\n3. Glossary\n\nPrice – money.\n", "p.txt"
    )
    assert release.key_points == release.observations == []
    assert release.fields["key_points"].state == release.fields["observations"].state == "not_found"
    assert [term.term for term in release.glossary] == ["Price"]


@pytest.mark.parametrize(
    "body", ["and prices rose by 4.4%, " * 2000, "x" * 50_000, "1 " * 25_000, "(" * 50_000]
)
def test_a_sentence_of_fifty_thousand_characters(body: str) -> None:
    release = read(HEAD + body, "long.txt")
    assert len(release.text) >= 49_000
    account = release.numerals
    assert account.total == account.observed + account.explained + len(account.unread)
    assert (account.total > 0) == any(ch.isdigit() for ch in body)
    assert decode(encode(release)) == release


def steps(data: bytes) -> int:
    """How many function calls reading takes: what grows with the work, on any machine alike."""
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        parse_release(data, Origin("long.txt"))
    finally:
        sys.setprofile(None)
    return count


PIECES = [
    "1234567890",
    "4.4% ",
    "x",
    "– ",
    "(",
    "In 2024 ",
    "January-",
    "Tel. ",
    "Astana (5 people), ",
    "prices rose by 4.4%, ",
    "Astana – 5, ",
    "The share of Russia was 5%, ",
    "sales grew by 5% compared to June 2024 (in July), ",
    "the number of births was 5 births, marriages 6, ",
    "per 1000 people the rate was 5, ",
    "exports and imports amounted to 5 and 7 tenge, respectively; ",
    "output was 5 tons (101%, 5%), ",
    "of which 305 in houses and ",
    "from 5% to 6% ",
    "in Aktau – 5 tenge, ",
    "in the III quarter 4.5%, ",
    "including China (1.5%), ",
    "against 4.5%, prices rose by 5%, ",
    "in Aktau city 5 tenge, ",
    "in June 1999 5 tons, in July 2001 6 tons, ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_length_of_a_sentence_no_faster(piece: str) -> None:
    short, long = (steps((HEAD + piece * (size // len(piece))).encode()) for size in (4_000, 16_000))
    assert long < 6 * short  # four times the text


def test_a_megabyte_of_digits() -> None:
    release = read(HEAD + "9" * MIB, "digits.txt")
    assert release.observations == []
    assert release.numerals.total == len(release.numerals.unread) + release.numerals.explained
