"""What a run tells while it goes."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from harness import FakeClock
from rich.console import Console

from scraper.report import JsonLines, Lines, Report, choose_report, plain
from scraper.report.bar import Bar
from scraper.site.urls import ThemeAddress
from scraper.summary import Entry

DEMOGRAPHY = ThemeAddress("social-statistics", "demography", "en")
ESCAPES = "\x1b[2J\x1b[1;1HNew\x1b]0;own\x07 title\r\nlevel=info\x9b2K\u2028end\u202e"


def entry(**fields: Any) -> Entry:
    about = {"release_id": "social-statistics/demography/7/en", "topic": "social-statistics/demography"}
    chosen = {"lang": "en", "title": "Births", "url": "https://stat.gov.kz/7/", "status": "new", **about}
    return Entry(**{**chosen, **fields})


def run(report: Report, clock: FakeClock, seconds: list[float], total: int) -> None:
    """Take one release after each of `seconds`."""
    report.begin(total)
    for pause in seconds:
        clock.sleep(pause)
        report.took(entry())


def objects(told: str) -> list[dict[str, Any]]:
    assert told.endswith("\n")
    return [json.loads(line) for line in told.splitlines()]


@pytest.fixture
def lines(clock: FakeClock) -> Lines:
    return Lines(clock)


def test_lines_number_the_releases(
    lines: Lines, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    lines.listed(DEMOGRAPHY, 4)
    lines.listed(DEMOGRAPHY, 0)
    run(lines, clock, [1, 1], 4)
    assert capsys.readouterr().err.splitlines() == [
        "listed social-statistics/demography (en): 4 releases",
        "[1/4] new social-statistics/demography/7/en",
        "[2/4] new social-statistics/demography/7/en",
    ]


def test_rate_and_time_left_follow_as_soon_as_there_is_a_base_for_them(
    lines: Lines, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(lines, clock, [4] * 6, 2000)
    told = [line.partition("7/en")[2] for line in capsys.readouterr().err.splitlines()]
    assert told == ["", "", "", "", " (0.25/s, 2 h 13 min left)", " (0.25/s, 2 h 13 min left)"]


def test_quick_run_is_not_told_its_rate_before_ten_seconds(
    lines: Lines, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(lines, clock, [0.5] * 20, 60)
    told = capsys.readouterr().err.splitlines()
    assert [line.partition("7/en")[2] for line in told[-2:]] == ["", " (2.00/s, 20 s left)"]


def test_rate_is_that_of_the_last_hundred_releases(
    lines: Lines, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(lines, clock, [60] * 50 + [1] * 100, 2070)
    assert capsys.readouterr().err.splitlines()[-1].endswith("7/en (1.00/s, 32 min left)")


def test_last_release_has_nothing_left(
    lines: Lines, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(lines, clock, [10] * 5, 5)
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .endswith("[5/5] new social-statistics/demography/7/en (0.10/s)")
    )


@pytest.mark.parametrize(
    ("rest", "left"), [(80, "80 s"), (120, "2 min"), (3600, "1 h 0 min"), (3 * 86400 + 4 * 3600, "3 d 4 h")]
)
def test_time_left_is_in_the_unit_people_would_use(
    lines: Lines, clock: FakeClock, capsys: pytest.CaptureFixture[str], rest: int, left: str
) -> None:
    run(lines, clock, [1] * 10, 10 + rest)
    assert f"(1.00/s, {left} left)" in capsys.readouterr().err


@pytest.mark.parametrize("kind", [Lines, JsonLines])
def test_hostile_text_breaks_no_line_and_moves_no_cursor(
    kind: type[Lines | JsonLines], clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    report = kind(clock)
    report.begin(1)
    report.found("structure", ESCAPES)
    report.took(entry(release_id=f"x/y/7/en{ESCAPES}", title=ESCAPES, why=ESCAPES, changed_fields=[ESCAPES]))
    told = capsys.readouterr().err
    assert "New title level=info end" in told
    assert [char for char in told if not char.isprintable() and char != "\n"] == []
    assert "own" not in told
    assert "[2J" not in told


def test_unfinished_escape_does_not_swallow_the_rest_of_a_title(
    lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    lines.found("failed", "Births \x1b]0;in \x90May \x1b")
    assert capsys.readouterr().err == "failed: Births 0;in May \n"


def test_lone_surrogate_is_no_reason_to_fall_over(
    clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    Lines(clock).found("failed", "a\ud800b")
    JsonLines(clock).found("failed", "a\ud800b")
    assert capsys.readouterr().err.count("ab") == 2


def test_json_lines_are_an_object_an_event(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
    report = JsonLines(clock)
    report.listed(DEMOGRAPHY, 0)
    report.begin(3)
    clock.sleep(2)
    report.took(entry())
    report.took(entry(status="failed", why="HTTP 404"))
    report.took(entry(status="structure"))
    report.found("structure", "a bot wall")
    report.found("calendar", "two series are late")
    events = objects(capsys.readouterr().err)
    assert events[0] == {
        "time": "2026-05-04T06:00:00Z",
        "level": "info",
        "event": "listed",
        "topic": "social-statistics/demography",
        "lang": "en",
        "releases": 0,
    }
    assert events[1] == {"time": "2026-05-04T06:00:00Z", "level": "info", "event": "begin", "total": 3}
    assert events[2] == {
        "time": "2026-05-04T06:00:02Z",
        "level": "info",
        "event": "took",
        "done": 1,
        "total": 3,
        "release_id": "social-statistics/demography/7/en",
        "topic": "social-statistics/demography",
        "lang": "en",
        "title": "Births",
        "url": "https://stat.gov.kz/7/",
        "status": "new",
    }
    assert [(event["level"], event["event"]) for event in events[3:]] == [
        ("warning", "took"),
        ("error", "took"),
        ("error", "finding"),
        ("warning", "finding"),
    ]
    assert events[3]["why"] == "HTTP 404"
    assert (events[6]["kind"], events[6]["message"]) == ("calendar", "two series are late")


def test_json_lines_carry_the_rate_as_numbers(clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
    run(JsonLines(clock), clock, [3] * 5, 20)
    *_, before, last = objects(capsys.readouterr().err)
    assert "per_second" not in before
    assert (last["per_second"], last["seconds_left"]) == (0.333, 45)


def test_bar_shows_how_many_are_done_how_fast_and_how_long_it_takes(clock: FakeClock) -> None:
    screen = StringIO()
    console = Console(file=screen, force_terminal=True, width=120, color_system=None)
    with Bar(console, clock) as bar:
        bar.listed(DEMOGRAPHY, 4)
        clock.sleep(500)  # reading listings is not counted as time of the releases
        run(bar, clock, [2] * 10, 100)
        bar.found("calendar", f"[bold]{ESCAPES}")
    shown = screen.getvalue()
    assert "10/100" in shown
    assert "0.5 it/s" in shown
    assert "0:03:00" in shown
    assert "calendar: [bold]New title level=info end\n" in shown
    assert "own" not in shown


def test_json_is_chosen_by_the_setting_a_bar_by_the_terminal(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(choose_report("text", clock), Lines)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert isinstance(choose_report("text", clock), Bar)
    assert isinstance(choose_report("json", clock), JsonLines)


def test_long_hostile_text_is_read_once() -> None:
    assert plain("\x90" * 1_000_000 + "end") == "end"
    assert plain("\x1b]" * 1_000_000 + "end") == "end"
