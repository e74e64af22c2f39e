"""How issues came, beside what was announced."""

from __future__ import annotations

from datetime import date

import pytest
from calendar_issues import issue, months, verdicts

from scraper.calendar.history import histories
from scraper.calendar.punctuality import Punctuality, punctuality

APRIL = issue("2025-04-01/P1M", "2025-05-12", "2025-06-12")


@pytest.mark.parametrize(
    ("published", "verdict", "days"),
    [("2025-06-12", "on_time", 0), ("2025-06-11", "early", -1), ("2025-06-17", "late", 5)],
)
def test_issue_is_compared_with_what_the_one_before_announced(
    published: str, verdict: str, days: int
) -> None:
    assert verdicts([APRIL, issue("2025-05-01/P1M", published)]) == [(published, verdict, days)]


@pytest.mark.parametrize(
    ("published", "verdict"),
    [
        ("2025-06-12", "early"),
        ("2025-06-13", "on_time"),
        ("2025-06-16", "on_time"),
        ("2025-06-17", "late"),
    ],
)
def test_announced_sunday_is_kept_from_friday_to_monday(published: str, verdict: str) -> None:
    sunday = issue("2025-04-01/P1M", "2025-05-12", "2025-06-15")
    ((_, found, _),) = verdicts([sunday, issue("2025-05-01/P1M", published)])
    assert found == verdict


def test_first_issue_held_has_no_verdict() -> None:
    assert verdicts([APRIL]) == []


def test_issue_after_one_without_a_day_is_unannounced() -> None:
    silent = issue("2025-04-01/P1M", "2025-05-12")
    assert verdicts([silent, issue("2025-05-01/P1M", "2025-06-12")]) == [("2025-06-12", "unannounced", 0)]


def test_day_before_the_publication_announces_nothing() -> None:
    slip = issue("2025-04-01/P1M", "2025-05-12", "2025-04-12")
    assert verdicts([slip, issue("2025-05-01/P1M", "2025-06-12")]) == [("2025-06-12", "unannounced", 0)]


def test_further_stage_of_a_period_is_revised_not_early() -> None:
    stage = issue("2025-04-01/P1M", "2025-05-20", "2025-06-16")
    may = issue("2025-05-01/P1M", "2025-06-16")
    assert verdicts([APRIL, stage, may]) == [("2025-05-20", "revised", 0), ("2025-06-16", "on_time", 0)]


def test_correction_after_the_next_issue_came_is_no_predecessor_of_it() -> None:
    may = issue("2025-05-01/P1M", "2025-06-12", "2025-07-14")
    correction = issue("2025-04-01/P1M", "2025-06-20", "2025-06-30")
    assert verdicts([APRIL, may, correction]) == [("2025-06-20", "revised", 0), ("2025-06-12", "on_time", 0)]


def test_issue_after_a_missing_one_is_measured_by_no_day() -> None:
    june = issue("2025-06-01/P1M", "2025-07-14")
    assert verdicts([APRIL, june]) == [("2025-07-14", "after_gap", 0)]


def test_missing_issue_that_comes_in_the_end_is_late() -> None:
    june, may = issue("2025-06-01/P1M", "2025-07-14"), issue("2025-05-01/P1M", "2025-07-20")
    assert verdicts([APRIL, june, may]) == [("2025-07-20", "late", 38), ("2025-07-14", "unannounced", 0)]


def test_series_that_comes_back_after_it_was_given_up_is_unannounced() -> None:
    assert verdicts([issue(None, "2021-05-12", "2021-06-14"), issue(None, "2023-05-12")]) == [
        ("2023-05-12", "unannounced", 0)
    ]


def test_two_issues_of_one_day_do_not_announce_each_other() -> None:
    may = issue("2025-05-01/P1M", "2025-07-14", "2025-06-12")
    june = issue("2025-06-01/P1M", "2025-07-14", "2025-08-12")
    july = issue("2025-07-01/P1M", "2025-08-12")
    assert verdicts([APRIL, may, june, july]) == [
        ("2025-07-14", "late", 32),
        ("2025-07-14", "unannounced", 0),
        ("2025-08-12", "on_time", 0),
    ]


def test_two_issues_of_one_day_without_periods_are_one_turn() -> None:
    first = issue(None, "2025-05-12", "2025-06-12")
    twins = [issue(None, "2025-06-12", "2025-07-14", number=number) for number in (1, 2)]
    assert verdicts([first, *twins]) == [("2025-06-12", "on_time", 0), ("2025-06-12", "revised", 0)]


def test_january_to_date_follows_january_to_date_across_the_year() -> None:
    november = issue("2025-01-01/P11M", "2025-12-12", "2026-01-12")
    december = issue("2025-01-01/P12M", "2026-01-12", "2026-02-12")
    january = issue("2026-01-01/P1M", "2026-02-16")
    assert verdicts([november, december, january]) == [
        ("2026-01-12", "on_time", 0),
        ("2026-02-16", "late", 4),
    ]


def test_issue_that_comes_later_does_not_change_earlier_verdicts() -> None:
    year = months("2024-01", 12)
    slipped = [*year[:5], issue("2024-06-01/P1M", "2024-07-20", "2024-08-12"), *year[6:]]
    before = verdicts(slipped)
    assert before[4] == ("2024-07-20", "late", 8)
    assert verdicts([*slipped, issue("2026-01-01/P1M", "2026-02-12")])[:11] == before


def test_history_of_a_theme_in_figures() -> None:
    issues = [
        APRIL,
        issue("2025-05-01/P1M", "2025-06-17", "2025-07-14"),
        issue("2025-06-01/P1M", "2025-07-11", "2025-08-12"),
        issue("2025-07-01/P1M", "2025-08-12", None),
        issue("2025-07-01/P1M", "2025-08-20", None),
        issue("2025-08-01/P1M", "2025-09-12", None),
        issue("2025-05-01/P1M", "2025-06-17", "2025-07-14", theme="prices"),
    ]
    demography, prices = punctuality(histories(issues, date(2026, 1, 1)))
    assert demography == Punctuality(
        section="social-statistics",
        theme="demography",
        lang="en",
        verdicts={"on_time": 1, "early": 1, "late": 1, "unannounced": 1, "after_gap": 0, "revised": 1},
        longest_delay=5,
        longest_lead=3,
    )
    assert (prices.theme, sum(prices.verdicts.values())) == ("prices", 0)
