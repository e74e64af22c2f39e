"""What a run says of the calendar, and what `status` makes of it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from harness import FakeClock
from icalendar import Calendar
from small_site import Page, SmallHarvester, SmallSite

import scraper.commands.status
from scraper.cli import cli
from scraper.exits import Exit
from scraper.summary import Summary

MONTHS = [date(2026, month, 12) for month in (1, 2, 3, 4)]
NEXT = date(2026, 5, 12)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallHarvester:
    """A monthly series of four issues, not harvested yet; the fifth is announced for 12 May."""
    clock = FakeClock(datetime(2026, 4, 12, 6, tzinfo=UTC))
    small = SmallHarvester(SmallSite(), tmp_path / "home", monkeypatch, clock)
    for element, (day, announces) in enumerate(zip(MONTHS, [*MONTHS[1:], NEXT], strict=True), 1):
        small.site.pages.insert(0, Page(element, day, announces=announces))
    return small


def told(summary: Summary) -> list[str]:
    """The codes of what a run says of the calendar."""
    return [finding.code for finding in summary.findings if finding.kind == "calendar"]


def on(small: SmallHarvester, day: str, hour: int = 6) -> Summary:
    """A run on a day of 2026."""
    small.clock.time = datetime.fromisoformat(f"2026-{day}T{hour:02}:00:00+00:00")
    return small.run()


def comes(small: SmallHarvester, day: str, announces: date | None = None, **values: Any) -> Summary:
    """The next issue comes on a day, and the run that sees it."""
    small.clock.time = datetime.fromisoformat(f"2026-{day}T06:00:00+00:00")
    small.publish(100 + len(small.site.pages), announces=announces, **values)
    return small.run()


def test_history_that_a_first_harvest_finds_is_not_told(small: SmallHarvester) -> None:
    small.site.change(3, published=date(2026, 3, 20))  # late, long before anybody watched
    summary = small.run()
    assert told(summary) == []
    assert len(summary.entries) == 4


def test_issue_on_its_day_is_not_told(small: SmallHarvester) -> None:
    small.run()
    assert told(comes(small, "05-12", date(2026, 6, 12))) == []


def test_late_series_is_told_once_a_day(small: SmallHarvester) -> None:
    small.run()
    assert told(on(small, "05-12")) == []
    late = on(small, "05-14")
    assert told(late) == ["calendar.late"]
    assert late.exit_code == Exit.DONE  # the bureau is late, not the harvest
    assert told(on(small, "05-14", 18)) == []
    assert told(on(small, "05-15")) == ["calendar.late"]


def test_finding_names_series_and_day(small: SmallHarvester) -> None:
    small.run()
    (finding,) = on(small, "05-14").findings
    assert "Prices" in finding.message
    assert "2026-05-12" in finding.message


def test_late_series_that_has_come_is_told_as_it_came_and_then_no_more(small: SmallHarvester) -> None:
    small.run()
    on(small, "05-18")
    assert told(comes(small, "05-20", date(2026, 6, 12))) == ["calendar.late"]
    assert told(on(small, "05-21")) == []


def test_early_issue_is_told_by_the_run_that_sees_it(small: SmallHarvester) -> None:
    small.run()
    assert told(comes(small, "05-05", date(2026, 6, 12))) == ["calendar.early"]
    assert told(on(small, "05-05", 18)) == []
    assert told(on(small, "05-06")) == []


def test_unannounced_issue_is_told_by_the_run_that_sees_it(small: SmallHarvester) -> None:
    small.site.change(4, announces=None)
    small.run()
    assert told(comes(small, "05-12", date(2026, 6, 12))) == ["calendar.unannounced"]
    assert told(on(small, "05-13")) == []


def test_nothing_is_told_of_a_theme_of_which_a_release_is_still_due(small: SmallHarvester) -> None:
    small.run()
    page = small.publish(9, announces=date(2026, 6, 12))
    small.site.change(9, published=date(2026, 5, 12))
    small.site.broken[page.path] = "500"
    summary = on(small, "05-14")
    assert told(summary) == []
    assert summary.exit_code == Exit.FAILED
    small.site.broken.clear()
    assert told(on(small, "05-15")) == []  # it had come on its day


def test_issue_that_a_limited_run_has_seen_is_told_when_its_theme_is_complete(small: SmallHarvester) -> None:
    small.run()
    small.clock.time = datetime(2026, 5, 5, 6, tzinfo=UTC)
    small.publish(10, title="Wages", entry="Wages")
    small.publish(9, announces=date(2026, 6, 12))
    news = []
    for _ in range(3):
        news.append(told(small.run(limit=1, revision_days=0)))
        small.wait(hours=1)
    assert news == [[], ["calendar.early"], []]


def test_runs_of_one_topic_tell_of_it_and_of_no_other(small: SmallHarvester) -> None:
    small.run()
    small.clock.time = datetime(2026, 5, 14, 6, tzinfo=UTC)
    assert told(small.run(topic=["economy/prices"])) == ["calendar.late"]
    assert told(small.run(topic=["economy/prices"])) == []
    assert told(small.run()) == []


# Status


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """The clock of `status`."""
    clock = FakeClock(datetime(2026, 5, 1, 6, tzinfo=UTC))
    monkeypatch.setattr(scraper.commands.status, "SystemClock", lambda: clock)
    return clock


def status(small: SmallHarvester, *options: str) -> str:
    result = CliRunner().invoke(cli, ["status", "--home", str(small.home), *options])
    assert result.exit_code == Exit.DONE, result.output
    return result.stdout


@pytest.mark.usefixtures("days")
def test_calendar_file_has_what_is_due_on_its_day(small: SmallHarvester) -> None:
    small.run()
    (event,) = Calendar.from_ical(status(small, "--ics")).walk("VEVENT")
    assert event.decoded("dtstart") == NEXT
    assert str(event["summary"]) == "Prices"
    assert str(event["url"]) == "https://stat.gov.kz/en/industries/economy/prices/publications/4/"


def test_calendar_file_keeps_a_late_issue_on_its_day(small: SmallHarvester, days: FakeClock) -> None:
    small.run()
    days.time += timedelta(days=13)
    (event,) = Calendar.from_ical(status(small, "--ics")).walk("VEVENT")
    assert event.decoded("dtstart") == NEXT
    assert str(event["description"]).startswith("late: ")


@pytest.mark.usefixtures("days")
def test_calendar_file_of_an_empty_home_is_a_calendar(small: SmallHarvester) -> None:
    assert Calendar.from_ical(status(small, "--ics")).walk("VEVENT") == []


def test_status_for_programs(small: SmallHarvester, days: FakeClock) -> None:
    small.site.broken[small.site.page(2).path] = "500"
    assert small.run().exit_code == Exit.FAILED
    days.time += timedelta(days=13)
    found = json.loads(status(small, "--json"))
    assert set(found) == {"last_run", "themes", "expected", "findings", "punctuality", "files", "failing"}
    assert found["last_run"]["exit_code"] == Exit.FAILED
    (theme,) = found["themes"]
    assert (theme["section"], theme["theme"], theme["lang"]) == ("economy", "prices", "en")
    assert (theme["releases"], theme["newest"]) == (3, "2026-04-12")
    assert (theme["next_due"], theme["overdue"], theme["overdue_since"]) == (None, 1, "2026-05-12")
    assert [finding["code"] for finding in found["findings"]] == ["calendar.late"]
    (late,) = [one for one in found["expected"] if one["state"] == "late"]
    assert late["due"] == "2026-05-12"
    (failing,) = found["failing"]
    assert (failing["url"], failing["outcome"]) == (small.site.page(2).path, "http_500")
