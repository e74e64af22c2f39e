"""What people hear of the calendar, and what they are spared."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from calendar_issues import MIGRATION, history, issue, months

from scraper.calendar.findings import findings
from scraper.calendar.forecast import forecast
from scraper.calendar.history import histories
from scraper.calendar.issue import Issue
from scraper.calendar.wording import expected_line

WHERE = "social-statistics/demography (en)"
SPRING = months("2025-01", 4)


def told(issues: list[Issue], today: str, since: str | None = None) -> list[tuple[str, str]]:
    """(code, message) of what is found in a run that began at 08:00 on the day `since`, or without a run."""
    start = datetime.fromisoformat(f"{since}T08:00:00").replace(tzinfo=UTC) if since else None
    found = findings(histories(issues, date.fromisoformat(today)), start)
    return [(finding.code, finding.message) for finding in found]


def test_late_issue_is_told_with_the_day_and_how_long_ago() -> None:
    assert told([issue("2026-01-01/P3M", "2026-05-07", "2026-08-07")], "2026-08-19") == [
        ("calendar.late", f"late {WHERE}: '{MIGRATION}': announced for 2026-08-07, not there yet (12 days)")
    ]


def test_one_day_is_not_days() -> None:
    ((_, message),) = told(SPRING, "2025-06-13")
    assert message.endswith("announced for 2025-06-12, not there yet (1 day)")


def test_skipped_issue_is_told() -> None:
    assert told(SPRING, "2025-07-22") == [
        (
            "calendar.skipped",
            f"skipped {WHERE}: '{MIGRATION}': the issue due on 2025-06-12 was passed over (40 days ago)",
        )
    ]


def test_finding_names_the_series_and_the_newest_issue() -> None:
    (finding,) = findings(histories(SPRING, date(2025, 6, 13)))
    assert (finding.key, finding.url) == (SPRING[-1].key, SPRING[-1].url)


@pytest.mark.parametrize(
    ("published", "code", "words"),
    [
        ("2025-06-17", "calendar.late", "announced for 2025-06-12, came on 2025-06-17 (5 days late)"),
        ("2025-06-11", "calendar.early", "announced for 2025-06-12, came on 2025-06-11 (1 day early)"),
    ],
)
def test_arrival_of_this_run_off_its_day_is_told(published: str, code: str, words: str) -> None:
    may = issue("2025-05-01/P1M", published, "2025-07-14", seen="2025-06-18")
    title = f"{MIGRATION} (2025-05-01/P1M)"
    kind = code.removeprefix("calendar.")
    assert told([*SPRING, may], "2025-06-18", since="2025-06-18") == [
        (code, f"{kind} {WHERE}: '{title}': {words}")
    ]


def test_arrival_is_told_by_the_run_that_sees_it_and_by_no_other() -> None:
    may = issue("2025-05-01/P1M", "2025-06-17", "2025-07-14", seen="2025-06-18")
    assert len(told([*SPRING, may], "2025-06-18", since="2025-06-18")) == 1
    assert told([*SPRING, may], "2025-06-19", since="2025-06-19") == []
    assert told([*SPRING, may], "2025-06-18") == []


def test_issue_on_its_day_and_a_quiet_week_are_not_told() -> None:
    may = issue("2025-05-01/P1M", "2025-06-12", "2025-07-14")
    assert told([*SPRING, may], "2025-06-12", since="2025-06-12") == []
    assert told([*SPRING, may], "2025-06-20", since="2025-06-20") == []
    assert told([], "2025-06-20", since="2025-06-20") == []


def test_unannounced_issue_is_told_in_a_series_that_names_days() -> None:
    silent = issue("2025-05-01/P1M", "2025-06-12")
    june = issue("2025-06-01/P1M", "2025-07-14", "2025-08-12")
    assert told([*SPRING, silent, june], "2025-07-14", since="2025-07-14") == [
        (
            "calendar.unannounced",
            f"unannounced {WHERE}: '{MIGRATION} (2025-06-01/P1M)': came on 2025-07-14, not announced",
        )
    ]


def test_series_that_never_names_a_day_is_not_told_each_month() -> None:
    silent = [issue(f"2025-0{month}-01/P1M", f"2025-0{month + 1}-12") for month in range(1, 7)]
    assert told(silent, "2025-07-12", since="2025-07-12") == []


def test_gap_is_told_once_as_skipped() -> None:
    june = issue("2025-06-01/P1M", "2025-07-14", "2025-08-12")
    assert [code for code, _ in told([*SPRING, june], "2025-07-14", since="2025-07-14")] == [
        "calendar.skipped"
    ]


def test_history_that_a_first_harvest_finds_is_not_told() -> None:
    seen = "2025-06-18"
    late = issue("2025-05-01/P1M", "2025-06-17", "2025-07-14", seen=seen)
    spring = [issue(one.period, str(one.published), str(one.next_published), seen=seen) for one in SPRING]
    assert told([*spring, late], "2025-06-18", since=seen) == []


def test_history_that_a_backfill_adds_is_not_told() -> None:
    backfilled = [
        issue("2024-01-01/P1M", "2024-02-12", "2024-03-12", seen="2025-06-01"),
        issue("2024-02-01/P1M", "2024-03-20", seen="2025-06-01"),
    ]
    assert told([*backfilled, *SPRING], "2025-06-01", since="2025-06-01") == []


def test_what_came_long_ago_is_not_told_after_a_long_rest() -> None:
    may = issue("2025-05-01/P1M", "2025-06-17", "2025-07-14", seen="2025-07-19")
    june = issue("2025-06-01/P1M", "2025-07-18", "2025-08-12", seen="2025-07-19")
    ((_, message),) = told([*SPRING, may, june], "2025-07-19", since="2025-07-19")
    assert "came on 2025-07-18 (4 days late)" in message


def test_series_given_up_is_not_told() -> None:
    assert told(SPRING, "2026-06-01", since="2026-06-01") == []


def test_next_day_before_its_own_is_told_and_ignored() -> None:
    slip = issue("2025-05-01/P1M", "2025-06-12", "2025-05-14")
    mistake = "the next date it names, 2025-05-14, is not after its own, 2025-06-12; ignored"
    title = f"{MIGRATION} (2025-05-01/P1M)"
    line = f"implausible {WHERE}: '{title}': {mistake}"
    assert told([*SPRING, slip], "2025-09-01") == [("calendar.implausible", line)]


def test_publication_in_the_future_is_told_by_the_run_that_sees_it() -> None:
    slip = issue(None, "2052-06-12", seen="2025-06-12")
    ((code, message),) = told([slip], "2025-06-12", since="2025-06-12")
    assert code == "calendar.implausible"
    assert "its date of publication, 2052-06-12, is still to come; ignored" in message
    assert told([slip], "2025-06-13", since="2025-06-13") == []


def test_slip_that_a_newer_issue_has_made_good_is_not_told() -> None:
    slip = issue("2025-05-01/P1M", "2025-06-12", "2025-05-14")
    june = issue("2025-06-01/P1M", "2025-07-14", "2025-08-12")
    assert told([*SPRING, slip, june], "2025-07-14") == []


def test_title_cannot_break_the_line_or_colour_the_terminal() -> None:
    ((_, message),) = told(
        [issue(None, "2025-05-12", "2025-06-12", series="a\x1b[31m\nb\u202ec")], "2025-06-13"
    )
    assert message.startswith(f"late {WHERE}: 'a [31m b c': announced")


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2025-06-01", f"due {WHERE}: '{MIGRATION}': announced for 2025-06-12"),
        (
            "2025-10-10",
            f"dormant {WHERE}: '{MIGRATION}': last announced for 2025-06-12 (120 days ago), seems given up",
        ),
    ],
)
def test_what_is_no_finding_can_be_named_all_the_same(today: str, words: str) -> None:
    (expected,) = forecast(history(SPRING, today))
    assert expected_line(expected, date.fromisoformat(today)) == words
