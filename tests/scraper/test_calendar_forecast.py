"""What is due, late, skipped or given up, on a given day."""

from __future__ import annotations

import pytest
from calendar_issues import issue, later, months, states

#: January to April 2025, the next announced for 2025-06-12 (a Thursday)
MONTHLY = months("2025-01", 4)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2025-05-13", "due"),
        ("2025-06-12", "due"),
        ("2025-06-13", "late"),
        ("2025-07-11", "late"),
        ("2025-07-12", "skipped"),
        ("2025-09-20", "skipped"),
        ("2025-09-21", "dormant"),
        ("2030-01-01", "dormant"),
    ],
)
def test_monthly_series_ages_from_due_to_given_up(today: str, state: str) -> None:
    assert states(MONTHLY, today) == [("2025-06-12", state)]


@pytest.mark.parametrize(
    ("cycle", "late", "skipped", "dormant"),
    [(7, 6, 7, 101), (30, 29, 30, 101), (91, 90, 91, 274), (365, 364, 365, 1096)],
    ids=["weekly", "monthly", "quarterly", "annual"],
)
def test_length_of_the_cycle_is_that_of_the_series(cycle: int, late: int, skipped: int, dormant: int) -> None:
    days = [later("2020-01-06", cycle * count) for count in range(6)]
    series = [issue(None, days[at], days[at + 1]) for at in range(5)]
    due = days[5]
    assert states(series, later(due, late)) == [(due, "late")]
    assert states(series, later(due, skipped)) == [(due, "skipped")]
    assert states(series, later(due, dormant - 1)) == [(due, "skipped")]
    assert states(series, later(due, dormant)) == [(due, "dormant")]


def test_series_of_one_issue_has_the_cycle_that_it_announces() -> None:
    alone = [issue("2025-01-01/P3M", "2025-05-12", "2025-08-11")]
    assert states(alone, "2025-11-09") == [("2025-08-11", "late")]
    assert states(alone, "2025-11-10") == [("2025-08-11", "skipped")]


def test_day_off_work_is_not_past_before_the_working_day_after_it() -> None:
    saturday = [issue("2025-01-01/P3M", "2025-05-12", "2025-08-09")]
    assert states(saturday, "2025-08-11") == [("2025-08-09", "due")]
    assert states(saturday, "2025-08-12") == [("2025-08-09", "late")]


def test_series_without_any_date_is_expected_on_no_day() -> None:
    assert states([issue("2025-01-01/P3M", None), issue("2025-01-01/P6M", None)], "2026-01-01") == []
    assert states([issue(None, None, None)], "2026-01-01") == []


def test_newest_issue_that_announces_nothing_leaves_nothing_to_expect() -> None:
    assert states([*MONTHLY, issue("2025-05-01/P1M", "2025-06-12")], "2025-09-01") == []


@pytest.mark.parametrize("announced", ["2025-06-11", "2025-06-12", "2052-07-12"])
def test_next_date_that_cannot_be_right_is_not_expected(announced: str) -> None:
    assert states([*MONTHLY, issue("2025-05-01/P1M", "2025-06-12", announced)], "2025-09-01") == []


def test_issue_published_in_the_future_stands_where_its_period_is() -> None:
    slip = issue("2025-05-01/P1M", "2052-06-12", "2025-07-14")
    assert states([*MONTHLY, slip], "2025-07-15") == [("2025-07-14", "late")]


def test_issue_published_in_the_future_without_a_period_is_left_aside() -> None:
    assert states([*MONTHLY, issue(None, "2052-06-12", "2052-07-12")], "2025-06-13") == [
        ("2025-06-12", "late")
    ]


def test_issue_without_a_date_of_publication_counts_as_held() -> None:
    assert states([*MONTHLY, issue("2025-05-01/P1M", None, "2025-07-14")], "2025-07-01") == [
        ("2025-07-14", "due")
    ]


def test_corrected_old_issue_is_not_the_newest() -> None:
    corrected = issue("2025-01-01/P1M", "2025-05-20", "2025-03-12")
    assert states([*MONTHLY, corrected], "2025-06-01") == [("2025-06-12", "due")]


def test_final_stage_names_a_new_day_for_the_next_issue() -> None:
    final = issue("2025-04-01/P1M", "2025-05-30", "2025-06-20")
    assert states([*MONTHLY, final], "2025-06-15") == [("2025-06-20", "due")]


def test_final_stage_that_names_no_day_leaves_that_of_the_preliminary_one() -> None:
    final = issue("2025-04-01/P1M", "2025-05-30")
    assert states([*MONTHLY, final], "2025-06-13") == [("2025-06-12", "late")]


def test_month_that_a_newer_issue_leaps_over_is_skipped_until_it_comes() -> None:
    june = issue("2025-06-01/P1M", "2025-07-14", "2025-08-12")
    assert states([*MONTHLY, june], "2025-07-15") == [("2025-06-12", "skipped"), ("2025-08-12", "due")]
    may = issue("2025-05-01/P1M", "2025-07-20", "2025-08-12")
    assert states([*MONTHLY, june, may], "2025-07-21") == [("2025-08-12", "due")]


def test_leap_over_a_month_is_told_without_an_announcement_too() -> None:
    silent = [issue(f"2025-0{month}-01/P1M", f"2025-0{month + 1}-12") for month in (1, 2, 3, 4, 6)]
    ((due, state),) = states(silent, "2025-07-15")
    assert (due, state) == ("2025-06-11", "skipped")  # the median cycle, 30 days, after April's


def test_series_that_is_not_a_year_old_has_no_habit_of_leaving_months_out() -> None:
    young = [issue(f"2024-{month:02}-01/P1M", f"2024-{month:02}-28") for month in range(6, 13)]
    spring = [issue(f"2025-0{month}-01/P1M", f"2025-0{month}-28") for month in (1, 2, 3, 4, 6)]
    assert [state for _, state in states([*young, *spring], "2025-07-15")] == ["skipped"]


def test_leap_in_a_series_of_every_third_year_is_told() -> None:
    surveys = [issue(f"{year}-01-01/P12M", f"{year + 1}-06-01") for year in (2004, 2007, 2010, 2016)]
    ((due, state),) = states(surveys, "2017-06-02")
    assert (due, state) == ("2014-05-31", "skipped")


def test_leap_that_nobody_need_wait_for_any_longer_is_forgotten() -> None:
    june = issue("2025-06-01/P1M", "2025-07-14")
    assert states([*MONTHLY, june], "2025-09-20") == [("2025-06-12", "skipped")]
    assert states([*MONTHLY, june], "2025-09-21") == []


def test_period_left_out_on_purpose_is_not_skipped() -> None:
    june = issue("2025-06-01/P1M", "2025-06-13", "2025-07-14")
    assert states([*MONTHLY, june], "2025-06-14") == [("2025-07-14", "due")]


def test_month_left_out_every_year_is_not_skipped() -> None:
    years = [
        issue(f"{year}-{month:02}-01/P1M", f"{year}-{month:02}-28")
        for year in (2023, 2024)
        for month in range(2, 13)
    ]
    february = issue("2025-02-01/P1M", "2025-02-28")
    assert states([*years, february], "2025-03-01") == []
    assert states([*years[:11], *years[12:], february], "2025-03-01") == []
    march = issue("2025-03-01/P1M", "2025-03-28")
    assert [state for _, state in states([*years, march], "2025-03-29")] == ["skipped"]


def test_january_follows_december_in_a_cumulative_series() -> None:
    year = [
        issue(f"2025-01-01/P{count}M", f"2025-{count + 1:02}-12" if count < 12 else "2026-01-12")
        for count in range(1, 13)
    ]
    january = issue("2026-01-01/P1M", "2026-02-12", "2026-03-12")
    assert states([*year, january], "2026-02-13") == [("2026-03-12", "due")]


def test_hole_of_years_in_the_history_does_not_lengthen_the_cycle() -> None:
    assert states([*months("2021-01", 3), *MONTHLY], "2025-07-12") == [("2025-06-12", "skipped")]


def test_two_issues_with_a_hole_between_them_have_the_cycle_they_announce() -> None:
    two = [
        issue("2024-01-01/P6M", "2024-08-09", "2024-11-11"),
        issue("2025-01-01/P3M", "2025-05-12", "2025-08-11"),
    ]
    assert states(two, "2025-06-01") == [("2024-11-11", "skipped"), ("2025-08-11", "due")]
    assert states(two, "2026-06-01") == [("2025-08-11", "dormant")]
