"""Preliminary and final editions as stages of one series."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from parsers.origin import Origin
from parsers.release import parse_release
from records.observation import ObsStatus
from records.period import period
from records.release import Release
from scraper.stage_words import Stage, series_of
from scraper.stages import Issue, same_spans, span_of, stage_of, stages

MONTHS = period("январь-декабрь 2025г.", date(2025, 1, 1), date(2025, 12, 31), cumulative=True)
YEAR = period("2025г.", date(2025, 1, 1), date(2025, 12, 31))
QUARTER = period("I квартал 2025г.", date(2025, 1, 1), date(2025, 3, 31))
FEBRUARY, MAY, JUNE = date(2026, 2, 14), date(2026, 5, 14), date(2026, 6, 14)
PRINTED = [
    ("Промышленность Казахстана (январь-декабрь 2025г.)", "preliminary"),
    ("Промышленность Казахстана (2025г.)", "final"),
    ("Промышленность Казахстана (2025г., предварительные данные)", "preliminary"),
    ("Промышленность Казахстана (январь-декабрь 2025г., окончательные данные)", "final"),
    ("Industry of Kazakhstan (January-December 2025)", "preliminary"),
    ("Industry of Kazakhstan (2025)", "final"),
    ("Қазақстан өнеркәсібі (2025 жылғы қаңтар-желтоқсан)", "preliminary"),
    ("Қазақстан өнеркәсібі (2025 жыл)", "final"),
]


def read(title: str) -> Release:
    return parse_release(f"{title}\n\nОсновные показатели\n\nИндекс 105,1%.\n".encode(), Origin("a.txt"))


def statuses(release: Release) -> list[ObsStatus]:
    return [figure.obs_status for figure in release.observations]


@pytest.mark.parametrize(("title", "stage"), PRINTED)
def test_the_stage_of_a_printed_title(title: str, stage: Stage) -> None:
    release = read(title)
    assert release.time_period is not None
    assert stage_of(release.title, release.time_period, statuses(release)) == stage


@pytest.mark.parametrize("family", ["Промышленность", "Industry", "Қазақстан"])
def test_both_stages_have_the_same_series(family: str) -> None:
    series = {series_of(read(title).series) for title, _ in PRINTED if title.startswith(family)}
    assert len(series) == 1


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("Gross domestic product (flash estimate)", "preliminary"),
        ("Gross domestic product, provisional data", "preliminary"),
        ("Gross domestic product (estimate)", "preliminary"),
        ("Gross domestic product - final results", "final"),
        ("ВВП (оперативные данные)", "preliminary"),
        ("Экспресс-оценка ВВП", "preliminary"),
        ("ВВП: оценка (оценка)", "preliminary"),
        ("Окончательные итоги переписи", "final"),
        ("ЖІӨ (жедел деректер)", "preliminary"),
        ("ЖІӨ (алдын ала деректер)", "preliminary"),
        ("ЖІӨ (түпкілікті деректер)", "final"),
        ("Предварительные и окончательные данные", None),
        ("Final consumption of households", None),
        ("Түпкілікті тұтыну", None),
        ("Жедел медициналық жәрдем", None),
        ("Оценка ущерба", None),
        ("Estimates of losses", None),
        ("Data of the census", None),
    ],
)
def test_words_of_a_stage(title: str, stage: Stage | None) -> None:
    assert stage_of(title, QUARTER, ["A"]) == stage


@pytest.mark.parametrize(
    ("provisional", "stage"), [(10, "preliminary"), (9, "preliminary"), (8, "final"), (0, "final")]
)
def test_figures_that_are_nearly_all_provisional_make_a_year_preliminary(
    provisional: int, stage: Stage
) -> None:
    figures: list[ObsStatus] = [*["P"] * provisional, *["A"] * (10 - provisional)]  # type: ignore[list-item]
    assert stage_of("Заработная плата (2025г.)", YEAR, figures) == stage


def test_words_outrank_the_status_of_the_figures() -> None:
    assert stage_of("ВВП (окончательные данные)", MONTHS, ["P"]) == "final"


@pytest.mark.parametrize("time", [QUARTER, None])
def test_nothing_is_guessed_of_a_quarter_or_an_unread_period(time: object) -> None:
    assert stage_of("ВВП", time, []) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "span"),
    [
        ("2025-01-01/P1Y", "2025-01-01/P12M"),
        ("2025-01-01/P12M", "2025-01-01/P12M"),
        ("2025-01-01/P3M", "2025-01-01/P3M"),
        ("2025-06-24", "2025-06-24"),
    ],
)
def test_the_year_and_its_twelve_months_are_one_span(printed: str, span: str) -> None:
    assert span_of(printed) == span


def test_the_stages_of_two_years_in_order() -> None:
    issues = [
        Issue("final-25", "2025-01-01/P1Y", "final", JUNE),
        Issue("flash-25", "2025-01-01/P12M", "preliminary", FEBRUARY),
        Issue("months-25", "2025-01-01/P12M", "preliminary", MAY),
        Issue("months-24", "2024-01-01/P12M", "preliminary", FEBRUARY),
    ]
    for arrival in permutations(issues):
        years = stages(arrival)
        assert [year.span for year in years] == ["2024-01-01/P12M", "2025-01-01/P12M"]
        assert [issue.release_id for issue in years[1].issues] == ["flash-25", "months-25", "final-25"]
        assert years[0].superseded() == {}
        assert years[1].superseded() == {"flash-25": "final-25", "months-25": "final-25"}


def superseded(*issues: tuple[Stage | None, date | None]) -> dict[str, str]:
    """Of issues of one span, named by their place."""
    (span,) = stages(Issue(str(i), "2025-01-01/P3M", *issue) for i, issue in enumerate(issues))
    return span.superseded()


def test_a_preliminary_issue_is_superseded_by_what_came_out_after_it() -> None:
    assert superseded(("preliminary", FEBRUARY), (None, MAY)) == {"0": "1"}
    assert superseded(("preliminary", FEBRUARY), ("preliminary", MAY)) == {"0": "1"}


def test_a_final_issue_supersedes_whenever_it_is_said_to_have_come_out() -> None:
    assert superseded(("preliminary", None), ("final", None)) == {"0": "1"}
    assert superseded(("preliminary", MAY), ("final", FEBRUARY)) == {"0": "1"}


def test_issues_that_nothing_tells_apart_supersede_none() -> None:
    assert superseded((None, FEBRUARY), (None, MAY)) == {}
    assert superseded(("final", FEBRUARY), ("final", MAY)) == {}
    assert superseded(("preliminary", None), (None, MAY)) == {}
    assert superseded(("preliminary", MAY), (None, FEBRUARY)) == {}


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2025-01-01/P12M", ["2025-01-01/P12M", "2025-01-01/P1Y"]),
        ("2025-01-01/P1Y", ["2025-01-01/P12M", "2025-01-01/P1Y"]),
        ("2024-07-01/P24M", ["2024-07-01/P24M", "2024-07-01/P2Y"]),
        ("2025-01-01/P3M", ["2025-01-01/P3M"]),
        ("2025-06-01", ["2025-06-01"]),
    ],
)
def test_whole_years_are_the_same_span_in_months_and_in_years(period: str, expected: list[str]) -> None:
    assert same_spans(period) == expected
