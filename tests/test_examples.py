"""The files in docs/examples: an operator copies them as they are."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from scraper.cli import COMMANDS
from scraper.exits import Exit
from scraper.notify import check_notification
from scraper.settings import Settings, load_settings

EXAMPLES = Path(__file__).resolve().parents[1] / "docs" / "examples"
GUIDE = EXAMPLES.parent / "operate.md"
KNOWN = COMMANDS.keys()  # which is on its way
CRON_FIELD = re.compile(r"(\*|\d+(-\d+)?)(,\d+(-\d+)?)*(/\d+)?")
ENVIRONMENT = re.compile(r"KZSTAT_([A-Z_]+)(?==|: )")


def text(name: str) -> str:
    return (EXAMPLES / name).read_text("utf-8")


def unit(name: str) -> ConfigParser:
    """A unit file: names are case-sensitive and may come twice; `%` means something to systemd."""
    parser = ConfigParser(strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#", ";"))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text(name))
    return parser


def commands(script: str) -> list[str]:
    """What follows the program's name wherever a script runs it."""
    return re.findall(r"(?:^|[\s/`])kzstat ([a-z]+)", script, re.MULTILINE)


def jobs() -> list[tuple[list[str], str]]:
    """The crontab's lines: five fields of time, and the command."""
    lines = [line for line in text("crontab").splitlines() if line and not line.startswith("#")]
    split = [line.split(maxsplit=5) for line in lines if not re.match(r"\w+=", line)]
    assert len(split) >= 3
    return [(fields[:5], fields[5]) for fields in split]


def workflow() -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(text("harvest.yml"))
    return loaded


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow()["jobs"]["harvest"]["steps"]
    assert found
    return found


def test_settings_load() -> None:
    settings = load_settings({}, {}, EXAMPLES / "kzstat.toml")
    assert settings.contact == "statistics-desk@example.org"
    assert settings.home == "/var/lib/kzstat"
    assert settings.notify_command == "/etc/kzstat/notify.sh"
    check_notification(settings)


def test_settings_name_every_setting_and_load_with_all_of_them(tmp_path: Path) -> None:
    shown = re.sub(r"^#(?=\w+ = )", "", text("kzstat.toml"), flags=re.MULTILINE)
    named = re.findall(r"^(\w+) = ", shown, re.MULTILINE)
    assert sorted(named) == sorted(Settings.__struct_fields__)
    (tmp_path / "kzstat.toml").write_text(shown, "utf-8")
    check_notification(load_settings({}, {}, tmp_path / "kzstat.toml"))


def test_settings_that_show_a_default_show_the_real_one(tmp_path: Path) -> None:
    hidden = re.findall(r"^#(\w+) = .*$", text("kzstat.toml"), re.MULTILINE)
    shown = re.sub(r"^#(?=\w+ = )", "", text("kzstat.toml"), flags=re.MULTILINE)
    (tmp_path / "kzstat.toml").write_text(shown, "utf-8")
    settings, default = load_settings({}, {}, tmp_path / "kzstat.toml"), Settings()
    assert hidden
    differing = [name for name in hidden if getattr(settings, name) != getattr(default, name)]
    assert differing == ["topic", "log", "notify_webhook"]  # for which an example says more


@pytest.mark.parametrize(("times", "command"), jobs(), ids=lambda part: str(part)[:20])
def test_crontab_line_has_five_fields_and_a_command_that_exists(times: list[str], command: str) -> None:
    assert [field for field in times if not CRON_FIELD.fullmatch(field)] == []
    assert "%" not in command  # cron takes it for the end of the line
    assert shlex.split(command)
    assert set(commands(command)) <= KNOWN
    assert commands(command) or ".lock" in command


def test_crontab_runs_the_jobs_of_the_guide() -> None:
    run = [name for _, command in jobs() for name in commands(command)]
    assert {"harvest", "backfill", "status"} <= set(run)
    assert "MAILTO=" in text("crontab")


def test_service_runs_a_command_that_exists_and_may_write_to_its_home_alone() -> None:
    service = unit("kzstat.service")["Service"]
    program, command = service["ExecStart"].split()
    assert Path(program).name == "kzstat"
    assert command in COMMANDS
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == "/var/lib/kzstat"
    assert service["Type"] == "oneshot"


def test_service_starts_again_after_what_passes_and_only_then() -> None:
    service = unit("kzstat.service")["Service"]
    final = {
        int(code)
        for key in ("SuccessExitStatus", "RestartPreventExitStatus")
        for code in service[key].split()
    }
    assert service["Restart"] == "on-failure"
    assert set(Exit) - final - {Exit.DONE} == {Exit.UNREACHABLE}


def test_timer_starts_the_service() -> None:
    timer = unit("kzstat.timer")
    assert (EXAMPLES / timer["Timer"]["Unit"]).is_file()
    assert timer["Install"]["WantedBy"] == "timers.target"
    assert timer["Timer"]["OnCalendar"].startswith("Mon..Fri ")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for name in ("kzstat.service", "kzstat.timer"):
        here = text(name).replace("/opt/kzstat/bin/kzstat", "/bin/true")
        (tmp_path / name).write_text(here, "utf-8")
    units = [str(path) for path in sorted(tmp_path.iterdir())]
    result = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_workflow_is_scheduled_and_runs_once_at_a_time() -> None:
    found = workflow()
    triggers = found[True]  # YAML 1.1 reads `on` so
    (schedule,) = triggers["schedule"]
    assert len(schedule["cron"].split()) == 5
    assert "workflow_dispatch" in triggers
    assert found["concurrency"] == {"group": "kzstat-harvest", "cancel-in-progress": False}
    assert found["permissions"] == {"contents": "read"}


def test_workflow_pins_its_actions() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert len(used) == 5
    assert [action for action in used if not re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", action)] == []
    assert len(re.findall(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", text("harvest.yml"), re.MULTILINE)) == 5


def test_workflow_keeps_the_home_and_the_summary_whatever_happens() -> None:
    home = workflow()["env"]["KZSTAT_HOME"]
    restore, save = (step for step in steps() if step.get("uses", "").startswith("actions/cache/"))
    assert restore["with"]["path"] == save["with"]["path"] == home
    assert restore["with"]["key"] == save["with"]["key"]
    assert save["with"]["key"].startswith(restore["with"]["restore-keys"])
    (upload,) = (step for step in steps() if step.get("uses", "").startswith("actions/upload-artifact@"))
    assert f"{home}/runs" in upload["with"]["path"].split()
    assert save["if"] == upload["if"] == "${{ always() }}"


@pytest.mark.parametrize(
    ("code", "fails"),
    [
        (Exit.DONE, False),
        (Exit.FAILED, False),
        (Exit.USAGE, True),
        (Exit.UNREACHABLE, False),
        (Exit.STRUCTURE, True),
    ],
)
def test_workflow_fails_on_what_wants_a_person(tmp_path: Path, code: Exit, fails: bool) -> None:
    (script,) = (step["run"] for step in steps() if step.get("name") == "harvest")
    assert commands(script) == ["harvest"]
    (tmp_path / "kzstat").write_text(f"#!/bin/sh\nexit {code:d}\n")
    (tmp_path / "kzstat").chmod(0o755)
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    result = subprocess.run(["bash", "-e", "-c", script], capture_output=True, env=environ, check=False)
    assert result.returncode == (code if fails else 0)
    assert bool(result.stdout) == (code != Exit.DONE)


def notified(**environ: str) -> subprocess.CompletedProcess[str]:
    told = {
        "KZSTAT_EXIT_CODE": "4",
        "KZSTAT_SUMMARY": "/data/runs/1.json",
        "KZSTAT_TEXT": "kzstat: $(exit 9) 4",
    }
    path = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [EXAMPLES / "notify.sh"],
        input='{"text": ""}',
        capture_output=True,
        text=True,
        env={**path, **told, **environ},
        check=True,
    )


def test_notification_prints_where_nobody_is_to_be_mailed() -> None:
    lines = notified().stdout.splitlines()
    assert lines[0] == "kzstat: $(exit 9) 4"
    assert lines[-1].endswith("/data/runs/1.json")


def test_notification_mails_where_somebody_is_named(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/arguments"; cat > "{tmp_path}/body"\n'
    )
    (tmp_path / "mail").chmod(0o755)
    result = notified(KZSTAT_MAILTO="desk@example.org", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert result.stdout == ""
    assert (tmp_path / "arguments").read_text().splitlines() == [
        "-s",
        "kzstat: exit code 4",
        "desk@example.org",
    ]
    assert (tmp_path / "body").read_text().startswith("kzstat: $(exit 9) 4\n\n")


def test_notification_names_a_chapter_that_is_there() -> None:
    (chapter,) = re.findall(r'docs/operate\.md, "(.+?)"', text("notify.sh"))
    assert f"## {chapter}\n" in GUIDE.read_text("utf-8")


def test_environment_of_the_examples_is_read_by_somebody() -> None:
    names = {
        name.lower() for path in EXAMPLES.iterdir() for name in ENVIRONMENT.findall(path.read_text("utf-8"))
    }
    assert names
    assert names <= set(Settings.__struct_fields__)


def test_guide_names_only_commands_that_exist_and_every_example() -> None:
    guide = GUIDE.read_text("utf-8")
    run = [name for code in re.findall(r"```.*?```|`[^`]+`", guide, re.DOTALL) for name in commands(code)]
    assert {"harvest", "backfill", "status"} <= set(run) <= KNOWN
    assert [path.name for path in EXAMPLES.iterdir() if f"(examples/{path.name})" not in guide] == []


def test_guide_explains_every_exit_code() -> None:
    guide = GUIDE.read_text("utf-8")
    assert [int(code) for code in Exit if f"| {code:d} |" not in guide] == []
