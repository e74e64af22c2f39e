from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fake_parser import FAKE
from harness import DEMOGRAPHY, Harvester

import scraper.commands.backfill
import scraper.commands.demo
import scraper.commands.harvest
import scraper.commands.run
import scraper.replica
from fixtures.replica.server import Replica
from records.release import CONTRACT
from scraper.cli import COMMANDS, cli
from scraper.clock import SystemClock
from scraper.harvest import Options
from scraper.report import Lines, choose_report

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-c", "from scraper.cli import main; main()"]


def kzstat(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def _fake_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    options = partial(Options, parser=FAKE)
    for command in (scraper.commands.harvest, scraper.commands.backfill, scraper.commands.demo):
        monkeypatch.setattr(command, "Options", options)
    monkeypatch.setenv("KZSTAT_DELAY", "0")


@pytest.fixture
def harvest(replica: Replica, tmp_path: Path) -> list[str]:
    """The arguments of a harvest of the replica's English demography."""
    home = str(tmp_path / "home")
    return ["harvest", "--base-url", replica.base_url, "--home", home, "--lang", "en", "--topic", DEMOGRAPHY]


def test_help_lists_every_command_without_importing_one() -> None:
    code = (
        "import sys; from scraper.cli import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'requests', 'lxml', 'msgspec', 'rich', 'sqlite3', 'tenacity'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    for command in COMMANDS:
        assert f"  {command} " in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = kzstat(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: cli {command}")


def test_version_is_that_of_the_distribution() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert kzstat("--version").stdout == f"kzstat {project['version']}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["forecast"], "No such command 'forecast'."),
        (["backfill", "--since", "1 May"], "Invalid value for '--since'"),
        (["backfill", "--since", "2025-05-01", "--until", "2024-05-01"], "is after --until 2024-05-01"),
        (["harvest", "--fast"], "No such option"),
        (["parse"], "Missing argument 'PATH...'"),
        (["harvest", "--limit", "x"], "Invalid value for '--limit'"),
        (["harvest", "--lang", "de"], "unknown language 'de': choose from en, ru, kk"),
        (["harvest", "--base-url", "stat"], "base URL 'stat' is not an http or https address"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(arguments: list[str], message: str) -> None:
    result = kzstat(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert message in line


def test_no_command_shows_the_help() -> None:
    result = kzstat()
    assert result.exit_code == 2
    assert "Commands:" in result.stderr


def test_schema_is_that_of_the_contract() -> None:
    schema = json.loads(kzstat("schema").stdout)
    assert schema["$id"] == CONTRACT
    assert "release_id" in json.dumps(schema)


def test_harvest_ends_with_a_table_a_newcomer_understands(harvest: list[str], tmp_path: Path) -> None:
    result = kzstat(*harvest)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["theme", "language", "found", "new", "changed", "unchanged", "failed"]
    assert lines[1].split() == [DEMOGRAPHY, "en", "4", "4", "-", "-", "-"]
    assert lines[2].split() == ["all", "4", "4", "-", "-", "-"]
    assert lines[3].startswith("4 releases found on http://127.0.0.1:")
    assert "; 4 fetched with " in lines[3]
    assert lines[4] == "9 of 9 new spreadsheets and dynamic tables fetched."
    assert lines[5] == "13 files read."
    assert lines[6] == f"Records are in {tmp_path / 'home'}/records."


def test_harvest_in_cron_tells_its_progress_on_stderr(harvest: list[str]) -> None:
    lines = kzstat(*harvest).stderr.splitlines()
    assert lines[0] == f"listed {DEMOGRAPHY} (en): 4 releases"
    assert [line.split()[:2] for line in lines[1:]] == [[f"[{number}/4]", "new"] for number in (1, 2, 3, 4)]


def test_second_harvest_says_that_nothing_is_new(harvest: list[str]) -> None:
    kzstat(*harvest)
    result = kzstat(*harvest)
    assert result.stdout.splitlines()[1].split() == [DEMOGRAPHY, "en", "4", "-", "-", "4", "-"]
    assert "; 0 fetched with 4 requests." in result.stdout


def test_dry_run_prints_what_would_be_fetched(harvest: list[str], tmp_path: Path) -> None:
    result = kzstat(*harvest, "--dry-run")
    lines = result.stdout.splitlines()
    assert f"/en/industries/{DEMOGRAPHY}/publications/402277/\t" in lines[0]
    assert lines[-1] == "4 releases listed, 4 to fetch (dry run: nothing written)."
    assert not (tmp_path / "home").exists()


def test_failures_and_findings_are_told_with_their_reason(harvest: list[str], replica: Replica) -> None:
    harvester = Harvester(replica, Path("unused"))
    harvester.fault("404", f"/en/industries/{DEMOGRAPHY}/publications/187342/")
    harvester.fault("404", "/api/iblock/element/341570/file/en/")
    harvester.fault("bot-wall", "/ru/industries/")
    result = kzstat(*harvest, "--lang", "en,ru")
    assert result.exit_code == 4
    told = result.stderr.splitlines()[-3:]
    assert told[0].startswith("structure: ")
    assert told[1].startswith(f"new {DEMOGRAPHY}/341570/en; without: ")
    assert told[2].startswith(f"failed {DEMOGRAPHY}/187342/en: ")
    assert told[2].endswith(": HTTP 404")


def test_changed_release_is_told_with_its_fields(harvest: list[str], replica: Replica) -> None:
    kzstat(*harvest)
    harvester = Harvester(replica, Path("unused"))
    listing = f"/en/industries/{DEMOGRAPHY}/publications/"
    harvester.fault(
        "changed-figure", listing, find="January-June 2024", replace="January-June 2024, corrected"
    )
    harvester.fault("changed-figure", f"{listing}187342/")
    assert (
        kzstat(*harvest)
        .stderr.splitlines()[-1]
        .startswith(f"changed {DEMOGRAPHY}/187342/en, vintage 2 (text): ")
    )


def test_missing_contact_is_a_warning_where_somebody_else_is_asked(
    harvest: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scraper.commands.run, "is_loopback", lambda url: False)
    assert kzstat(*harvest, "--dry-run").stderr.startswith("warning: no contact in the User-Agent; ")
    monkeypatch.setenv("KZSTAT_CONTACT", "someone@example.org")
    assert "warning" not in kzstat(*harvest, "--dry-run").stderr


def test_misspelt_setting_of_the_environment_is_a_warning_and_no_failure(
    harvest: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KZSTAT_REVISON_DAYS", "3")
    result = kzstat(*harvest, "--dry-run")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == (
        "warning: KZSTAT_REVISON_DAYS is no setting and is ignored; did you mean KZSTAT_REVISION_DAYS?"
    )


def test_theme_without_releases_is_said(harvest: list[str]) -> None:
    result = kzstat(*harvest[:-1], "environment/stat-eco")
    assert (result.stdout, result.exit_code) == ("No releases are listed there.\n", 0)


@pytest.mark.parametrize("topics", [["--topic", DEMOGRAPHY], []], ids=["one theme", "whole site"])
def test_run_whose_listings_all_fail_is_summed_up(
    harvest: list[str], replica: Replica, monkeypatch: pytest.MonkeyPatch, topics: list[str]
) -> None:
    monkeypatch.setenv("KZSTAT_RETRIES", "0")
    for listings in ("*/publications/", "*/news/"):
        Harvester(replica, Path("unused")).fault("500", listings)
    result = kzstat(*harvest[:-2], *topics)
    assert result.exit_code == 1
    line = result.stdout.splitlines()[0]
    assert line.startswith(f"0 releases found on {replica.base_url}; 0 fetched with ")
    assert ": HTTP 500" in result.stderr


def test_home_that_cannot_be_written(harvest: list[str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = kzstat(*harvest, "--home", tmp_path / "file" / "home")
    assert result.exit_code == 2
    assert result.stderr == f"error: cannot write under {tmp_path / 'file' / 'home'}: Not a directory\n"


def test_disk_that_refuses_in_the_middle_is_one_line(
    harvest: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "record.json")

    monkeypatch.setattr("scraper.outbox.write_atomically", full)
    result = kzstat(*harvest)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "error: [Errno 28] No space left on device: 'record.json'"


def test_interrupted_run_says_so(harvest: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scraper.outbox.write_atomically", interrupt)
    result = kzstat(*harvest)
    assert result.exit_code == 130
    assert result.stderr.splitlines()[-1].startswith("interrupted: ")


def test_status_before_anything_was_harvested(tmp_path: Path) -> None:
    result = kzstat("status", "--home", tmp_path / "none")
    assert result.stdout == f"Nothing has been harvested into {tmp_path / 'none'} yet.\n"
    assert list(tmp_path.iterdir()) == []


def test_status_for_people(harvest: list[str], replica: Replica, tmp_path: Path) -> None:
    Harvester(replica, Path("unused")).fault("404", f"/en/industries/{DEMOGRAPHY}/publications/187342/")
    kzstat(*harvest)
    lines = kzstat("status", "--home", tmp_path / "home").stdout.splitlines()
    assert lines[0].startswith("Last run: ")
    assert "exit code 1" in lines[0]
    assert lines[1] == f"{DEMOGRAPHY} (en): 3 releases, newest no date, next not announced"
    assert lines[2] == "3 releases in all."
    assert lines[3] == "12 files read."
    assert lines[4].startswith("failing: ")
    assert lines[4].endswith("187342/: HTTP 404 (http_404)")


def test_status_for_programs(harvest: list[str], tmp_path: Path) -> None:
    kzstat(*harvest)
    status = json.loads(kzstat("status", "--home", tmp_path / "home", "--json").stdout)
    assert status["last_run"]["exit_code"] == 0
    assert status["themes"] == [
        {
            "section": "social-statistics",
            "theme": "demography",
            "lang": "en",
            "releases": 4,
            "newest": None,
            "next_due": None,
            "overdue": 0,
            "overdue_since": None,
            "dormant": 0,
        }
    ]
    assert status["failing"] == []


def test_bar_on_a_terminal_shows_the_same_run(harvest: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    bar = choose_report("text", SystemClock())
    assert not isinstance(bar, Lines)
    monkeypatch.setattr(scraper.commands.run, "choose_report", lambda *_: bar)
    monkeypatch.setattr("scraper.table._plain_table", scraper.table._rich_table)
    result = kzstat(*harvest)
    assert result.exit_code == 0
    assert DEMOGRAPHY in result.stdout


def test_demo_harvests_the_replica_and_a_second_one_fetches_nothing(tmp_path: Path) -> None:
    first = kzstat("demo", "--home", tmp_path / "home")
    assert first.exit_code == 0, first.stderr
    assert first.stderr.startswith("A replica of stat.gov.kz is served on http://127.0.0.1:")
    assert first.stdout.splitlines()[-1] == f"Records are in {tmp_path / 'home'}/records."
    second = kzstat("demo", "--home", tmp_path / "home")
    assert second.exit_code == 0
    assert "; 0 fetched with " in second.stdout


def test_demo_outside_a_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        scraper.replica, "__file__", str(tmp_path / "site-packages" / "scraper" / "replica.py")
    )
    result = kzstat("demo")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: the demo needs a checkout of kzstat")


def test_demo_without_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scraper.replica, "find_spec", lambda name: None if name == "aiohttp" else object())
    result = kzstat("demo")
    assert result.exit_code == 2
    assert result.stderr == "error: the demo needs aiohttp: pip install -e '.[replica]'\n"


def test_demo_whose_replica_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/true")
    result = kzstat("demo")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: the replica of the site does not start")


def test_reader_that_hangs_up_hears_nothing_more() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        result = subprocess.run(
            [*PROGRAM, "schema"], stdout=pipe, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert result.stderr == b""
    assert result.returncode == 1


def test_program_that_is_interrupted_ends_with_130(replica: Replica, tmp_path: Path) -> None:
    arguments = ["harvest", "--base-url", replica.base_url, "--home", str(tmp_path / "home")]
    environ = {**os.environ, "KZSTAT_DELAY": "3600"}
    with subprocess.Popen(
        [*PROGRAM, *arguments], stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environ
    ) as process:
        while not replica.log:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == 130
    (summary,) = (tmp_path / "home" / "runs").iterdir()
    assert json.loads(summary.read_text())["interrupted"] is True
    assert told.splitlines()[-1].startswith("interrupted: ")
