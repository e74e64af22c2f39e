"""The iCalendar file, read back by the library and looked at byte by byte."""

from __future__ import annotations

from datetime import UTC, date, datetime

from calendar_issues import issue
from icalendar import Calendar, Event

from scraper.calendar.forecast import Expected, State
from scraper.calendar.ics import calendar_file, uid
from scraper.calendar.issue import SeriesKey

NOW = datetime(2026, 8, 19, 6, 30, tzinfo=UTC)
SITE = "https://stat.gov.kz"
RUSSIAN = "Миграция населения; города, сёла и районы Республики Казахстан (предварительные данные)"
KAZAKH = "Қазақстан Республикасы халқының көші-қоны, өңірлер бойынша; үй шаруашылықтары һәм ұйымдар"


def expected(series: str, due: str, state: State = "due", lang: str = "en") -> Expected:
    key = SeriesKey("social-statistics", "demography", lang, series)
    return Expected(key=key, url="/en/industries/x/", due=date.fromisoformat(due), state=state)


def events(*rows: Expected) -> list[Event]:
    calendar = Calendar.from_ical(calendar_file(rows, NOW, SITE))
    calendar.validate()
    return calendar.events


def test_expected_issue_is_an_event_of_one_day() -> None:
    (event,) = events(expected("Migration", "2026-08-20"))
    assert event.start == date(2026, 8, 20)
    assert event.end == date(2026, 8, 21)
    assert event.decoded("dtstamp") == NOW
    assert str(event["summary"]) == "Migration"
    assert str(event["url"]) == "https://stat.gov.kz/en/industries/x/"
    assert str(event["description"]) == "due: announced for 2026-08-20"
    assert event.categories == ["social-statistics/demography", "en"]
    assert str(event["transp"]) == "TRANSPARENT"


def test_late_issue_says_how_long_it_is_late_by_the_days_of_astana() -> None:
    late = expected("Migration", "2026-08-07", "late")
    (event,) = events(late)
    assert str(event["description"]) == "late: announced for 2026-08-07, not there yet (12 days)"
    evening = datetime(2026, 8, 19, 20, 0, tzinfo=UTC)
    assert b"(13 days)" in calendar_file([late], evening, SITE)


def test_skipped_and_given_up_series_are_not_in_it() -> None:
    rows = [expected("a", "2026-08-20"), expected("b", "2026-06-01", "skipped")]
    found = events(*rows, expected("c", "2020-01-01", "dormant"))
    assert [str(event["summary"]) for event in found] == ["a"]


def test_series_keeps_its_letters_commas_and_semicolons() -> None:
    found = events(
        expected(RUSSIAN, "2026-08-20", lang="ru"),
        expected(KAZAKH, "2026-08-21", lang="kk"),
        expected("a\\n", "2026-08-22"),
    )
    assert [str(event["summary"]) for event in found] == [RUSSIAN, KAZAKH, "a\\n"]
    assert [event["summary"].params.get("LANGUAGE") for event in found] == ["ru", "kk", "en"]


def test_lines_end_in_crlf_and_are_folded_at_75_octets_between_letters() -> None:
    body = calendar_file([expected(KAZAKH, "2026-08-20", lang="kk")], NOW, SITE)
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert 70 < max(len(line) for line in lines) <= 75
    assert any(line.startswith(b" ") for line in lines)
    assert all(line.decode() for line in lines[:-1])  # UnicodeDecodeError where a letter is cut in two
    escaped = KAZAKH.replace(",", "\\,").replace(";", "\\;")
    assert f"SUMMARY;LANGUAGE=kk:{escaped}\r\n" in body.decode().replace("\r\n ", "")


def test_control_characters_do_not_get_into_the_file() -> None:
    body = calendar_file([expected("a\x00b\x1b[1m\x7fc\r\nX-EVIL:1", "2026-08-20")], NOW, SITE)
    assert b"SUMMARY;LANGUAGE=en:a b [1m c X-EVIL:1\r\n" in body


def test_uid_depends_on_series_and_day_alone() -> None:
    due = expected("Migration", "2026-08-20")
    assert uid(due) == uid(expected("Migration", "2026-08-20", "late"))
    assert uid(due).startswith("20260820-")
    others = [
        expected("Migration", "2026-08-21"),
        expected("migration", "2026-08-20"),
        expected("Migration", "2026-08-20", lang="ru"),
    ]
    assert len({uid(due), *map(uid, others)}) == 4
    assert [str(event["uid"]) for event in events(due)] == [uid(due)]


def test_uid_stays_the_same_from_version_to_version() -> None:
    assert (
        uid(expected(RUSSIAN, "2026-08-20", lang="ru")) == "20260820-dd406ae502ca0846f61f3f95d49db8e7@kzstat"
    )


def test_order_is_that_of_the_days_whatever_the_order_given() -> None:
    rows = [expected("b", "2026-08-20"), expected("a", "2026-08-20"), expected("c", "2026-08-07", "late")]
    assert [str(event["summary"]) for event in events(*rows)] == ["c", "a", "b"]
    assert calendar_file(rows, NOW, SITE) == calendar_file(reversed(rows), NOW, SITE)


def test_calendar_without_events_is_valid() -> None:
    assert events() == []
    body = calendar_file([], NOW, SITE)
    assert body.startswith(b"BEGIN:VCALENDAR\r\n")
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"PRODID:-//kzstat//release calendar//EN\r\n" in body
    assert b"X-WR-CALNAME:Bureau of National Statistics of Kazakhstan: releases\r\n" in body
    assert b"TZID:Asia/Almaty\r\n" in body


def test_address_that_is_absolute_already_is_kept() -> None:
    key = issue(None, None).key
    row = Expected(key=key, url="https://old.stat.gov.kz/x", due=date(2026, 8, 20), state="due")
    (event,) = events(row)
    assert str(event["url"]) == "https://old.stat.gov.kz/x"
