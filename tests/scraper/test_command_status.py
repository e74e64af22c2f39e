"""What is due and what is overdue, on a given day, of a home filled by the real parsers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from harness import DEMOGRAPHY, FakeClock, Harvester

import scraper.commands.status
from scraper.cli import cli
from scraper.exits import Exit
from scraper.parser import Parser


@pytest.fixture
def home(harvester: Harvester) -> Path:
    """Three series: the newest issues announce the next for 2025-08-11, for 2026-02-12, and for no day."""
    harvester.parser = Parser()
    assert harvester.run().exit_code == Exit.DONE
    return harvester.home


def status_on(day: str, home: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> Result:
    clock = FakeClock(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC))
    monkeypatch.setattr(scraper.commands.status, "SystemClock", lambda: clock)
    return CliRunner().invoke(cli, ["status", "--home", str(home), *options])


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2025-08-10", "next 2025-08-11"),
        ("2025-08-11", "next 2025-08-11"),
        ("2025-08-12", "next 2026-02-12, overdue since 2025-08-11 (1 series)"),
        ("2026-05-04", "next not announced, overdue since 2025-08-11 (2 series)"),
    ],
)
def test_next_date_is_never_one_that_is_past(
    home: Path, monkeypatch: pytest.MonkeyPatch, day: str, due: str
) -> None:
    line = status_on(day, home, monkeypatch).stdout.splitlines()[1]
    assert line == f"{DEMOGRAPHY} (en): 4 releases, newest 2025-11-12, {due}"


def test_next_and_overdue_dates_for_programs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (theme,) = json.loads(status_on("2025-12-01", home, monkeypatch, "--json").stdout)["themes"]
    assert (theme["next_due"], theme["overdue"], theme["overdue_since"]) == ("2026-02-12", 1, "2025-08-11")
