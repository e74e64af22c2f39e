"""SIGINT in the middle of a run, and what the command line tells of it."""

from __future__ import annotations

import json
import signal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from harness import DEMOGRAPHY, is_of_page, records_below

import scraper.outbox
from fixtures.replica.server import Replica
from records.write import write_atomically
from scraper.catalog.store import Catalog
from scraper.cli import cli


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def harvest(replica: Replica, home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("KZSTAT_DELAY", "0")
    site = ["--base-url", replica.base_url, "--home", str(home)]
    return ["harvest", *site, "--lang", "en", "--topic", DEMOGRAPHY]


def kzstat(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def interrupted(harvest: list[str], monkeypatch: pytest.MonkeyPatch) -> Result:
    """A run of four releases that gets SIGINT while it writes the third."""
    calls = count(1)

    def write(path: Path, data: bytes) -> None:
        if b'"media_type": "text/html"' in data and next(calls) == 3:
            signal.raise_signal(signal.SIGINT)
        write_atomically(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(scraper.outbox, "write_atomically", write)
        return kzstat(*harvest)


def test_interrupted_run_prints_what_was_done(interrupted: Result) -> None:
    assert interrupted.exit_code == 130
    head, row, *rest = interrupted.stdout.splitlines()
    assert head.split() == [
        *("theme", "language", "found", "new", "changed", "unchanged", "failed", "skipped"),
    ]
    assert row.split() == [DEMOGRAPHY, "en", "4", "3", "-", "-", "-", "1"]
    (result,) = [line for line in rest if line.startswith("4 releases found on http://127.0.0.1:")]
    assert "; 3 fetched with " in result
    assert interrupted.stderr.splitlines()[-1].startswith("interrupted: ")


def test_interrupted_run_writes_its_summary(interrupted: Result, home: Path) -> None:
    assert interrupted.exit_code == 130
    (path,) = (home / "runs").iterdir()
    told = json.loads(path.read_text())
    assert (told["exit_code"], told["interrupted"], told["stopped"]) == (130, True, None)
    assert (told["counts"]["new"], told["counts"]["skipped"]) == (3, 1)


def test_status_after_an_interrupted_run_tells_the_truth(interrupted: Result, home: Path) -> None:
    assert interrupted.exit_code == 130
    lines = kzstat("status", "--home", home).stdout.splitlines()
    assert lines[0].startswith("Last run: ")
    assert ", interrupted, exit code 130 (" in lines[0]
    assert "3 releases in all." in lines
    told = json.loads(kzstat("status", "--home", home, "--json").stdout)
    assert told["last_run"]["exit_code"] == 130


def test_run_after_an_interrupted_one_goes_on(interrupted: Result, harvest: list[str], home: Path) -> None:
    assert interrupted.exit_code == 130
    again = kzstat(*harvest)
    assert again.exit_code == 0
    assert again.stdout.splitlines()[1].split() == [DEMOGRAPHY, "en", "4", "1", "-", "3", "-"]
    assert len([text for text in records_below(home).values() if is_of_page(text)]) == 4


def test_run_interrupted_among_the_listings_is_summed_up(
    harvest: list[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "scraper.kinds.publications.read_listing", lambda *_: signal.raise_signal(signal.SIGINT)
    )
    result = kzstat(*harvest)
    assert result.exit_code == 130
    assert result.stdout.startswith("0 releases found on ")
    assert len(list((home / "runs").iterdir())) == 1


def test_status_without_a_finished_run_tells_what_is_held(
    harvest: list[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Catalog, "save_run", full)
        assert kzstat(*harvest).exit_code == 2
    lines = kzstat("status", "--home", home).stdout.splitlines()
    assert lines[0] == "No run has finished yet."
    assert "4 releases in all." in lines
