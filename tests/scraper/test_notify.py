"""The operator is told of a run that needs a look."""

from __future__ import annotations

import json
import re
import shlex
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from harness import FakeClock

from scraper.errors import UsageError
from scraper.exits import Exit
from scraper.notify import check_notification, notify
from scraper.notify.command import run_command
from scraper.notify.message import MEANINGS
from scraper.settings import Settings

SUMMARY: dict[str, Any] = {
    "base_url": "https://stat.gov.kz",
    "counts": {"found": 40, "new": 3, "failed": 1, "unchanged": 36},
    "findings": [
        {"kind": "structure", "message": "<!channel> an empty listing"},
        {"kind": "calendar", "message": "late"},
        {"kind": "structure", "message": "a bot wall"},
    ],
    "entries": [{"release_id": "economy/prices/7/kk", "title": "Бағалар"}],
    "exit_code": 4,
}
QUIET = {**SUMMARY, "findings": [], "exit_code": 0}
TEXT = (
    "kzstat: https://stat.gov.kz: exit code 4, the site is not built as the parsers know it; "
    "releases: 3 new, 1 failed; findings: 1 calendar, 2 structure; /data/runs/1.json"
)


def tell(settings: Settings, clock: FakeClock, summary: dict[str, Any] = SUMMARY) -> list[str]:
    document = json.dumps(summary, indent=2).encode()
    return notify(settings, document, summary["exit_code"], Path("/data/runs/1.json"), clock)


def python(code: str) -> str:
    """A command line that runs `code`."""
    return shlex.join([sys.executable, "-c", code])


@dataclass
class Webhook:
    """A server that answers with `statuses` in turn, then with the last one, and keeps what it was sent."""

    port: int = 0
    statuses: list[int] = field(default_factory=lambda: [200])
    location: str = ""
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        return Settings(notify_webhook=f"http://127.0.0.1:{self.port}/services/secret")


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    hook = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            hook.headers.append(dict(self.headers))
            hook.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(hook.statuses[min(len(hook.bodies), len(hook.statuses)) - 1])
            if hook.location:
                self.send_header("Location", hook.location)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        hook.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield hook
        server.shutdown()
        thread.join()


def test_webhook_gets_the_summary_with_a_line_for_people(webhook: Webhook, clock: FakeClock) -> None:
    assert tell(webhook.settings, clock) == []
    (body,) = webhook.bodies
    assert json.loads(body) == {"text": TEXT, **SUMMARY}
    assert webhook.headers[0]["Content-Type"] == "application/json"
    assert re.fullmatch(r"kzstat/\d\S*", webhook.headers[0]["User-Agent"])
    assert clock.slept == []


def test_line_for_people_holds_no_word_of_the_site(webhook: Webhook, clock: FakeClock) -> None:
    tell(webhook.settings, clock)
    assert "channel" not in json.loads(webhook.bodies[0])["text"]


def test_run_without_findings_is_not_told(webhook: Webhook, clock: FakeClock, tmp_path: Path) -> None:
    settings = Settings(
        notify_webhook=webhook.settings.notify_webhook, notify_command=f"touch {tmp_path}/told"
    )
    assert tell(settings, clock, QUIET) == []
    assert webhook.bodies == []
    assert list(tmp_path.iterdir()) == []


def test_calendar_finding_of_a_good_run_is_told(webhook: Webhook, clock: FakeClock) -> None:
    late = {**QUIET, "findings": [{"kind": "calendar", "message": "late"}]}
    assert tell(webhook.settings, clock, late) == []
    assert "exit code 0, done; releases: 3 new, 1 failed; findings: 1 calendar;" in webhook.bodies[0].decode()


def test_nobody_is_told_where_nobody_is_named(clock: FakeClock) -> None:
    assert tell(Settings(), clock) == []


def test_summary_too_large_for_a_chat_service_goes_without_its_entries(
    webhook: Webhook, clock: FakeClock
) -> None:
    many = {**SUMMARY, "entries": SUMMARY["entries"] * 5000}
    assert tell(webhook.settings, clock, many) == []
    assert json.loads(webhook.bodies[0]) == {"text": TEXT, **SUMMARY, "entries": []}


def test_webhook_that_fails_once_is_asked_again(webhook: Webhook, clock: FakeClock) -> None:
    webhook.statuses = [503, 200]
    assert tell(webhook.settings, clock) == []
    assert len(webhook.bodies) == 2
    assert len(clock.slept) == 1


@pytest.mark.parametrize(("status", "tries"), [(500, 2), (404, 1)])
def test_webhook_that_refuses_is_said_without_its_secret(
    webhook: Webhook, clock: FakeClock, status: int, tries: int
) -> None:
    webhook.statuses = [status]
    assert tell(webhook.settings, clock) == [f"notify_webhook 127.0.0.1: HTTP {status}"]
    assert len(webhook.bodies) == tries


def test_redirect_is_not_followed(webhook: Webhook, clock: FakeClock) -> None:
    webhook.statuses, webhook.location = [307], f"http://127.0.0.1:{webhook.port}/elsewhere"
    assert tell(webhook.settings, clock) == ["notify_webhook 127.0.0.1: HTTP 307"]
    assert len(webhook.bodies) == 1


def test_webhook_that_is_not_there_is_tried_twice(clock: FakeClock) -> None:
    with closed_port() as port:
        (line,) = tell(Settings(notify_webhook=f"http://127.0.0.1:{port}/services/secret"), clock)
    assert line.startswith("notify_webhook 127.0.0.1: no answer: ")
    assert "secret" not in line
    assert len(clock.slept) == 1


def test_address_that_requests_cannot_use_is_said_without_its_secret(clock: FakeClock) -> None:
    settings = Settings(notify_webhook="http://exa%mple/services/secret")
    assert tell(settings, clock) == ["notify_webhook is not an address that can be asked"]


def test_command_gets_the_summary_on_stdin(clock: FakeClock, tmp_path: Path) -> None:
    target = tmp_path / "a file"
    settings = Settings(notify_command=shlex.join(["tee", str(target)]))
    assert tell(settings, clock) == []
    assert json.loads(target.read_bytes()) == {"text": TEXT, **SUMMARY}
    assert target.read_text().startswith('{"text":"kzstat: ')


def test_command_gets_the_essence_in_its_environment_and_prints_to_stderr(
    clock: FakeClock, capfd: pytest.CaptureFixture[str]
) -> None:
    code = "import os; [print(os.environ[f'KZSTAT_{name}']) for name in ('EXIT_CODE', 'SUMMARY', 'TEXT')]"
    assert tell(Settings(notify_command=python(code)), clock) == []
    told = capfd.readouterr()
    assert told.err.splitlines() == ["4", "/data/runs/1.json", TEXT]
    assert told.out == ""


def test_command_is_no_shell(clock: FakeClock, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert tell(Settings(notify_command=f"echo $HOME > {tmp_path}/file; true"), clock) == []
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr().err == f"$HOME > {tmp_path}/file; true\n"


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("/nowhere/mailer --all", "notify_command /nowhere/mailer: No such file or directory"),
        ("/etc", "notify_command /etc: Permission denied"),
        ("false", "notify_command false: exit code 1"),
        ("sh -c 'kill -9 $$'", "notify_command sh: killed by signal 9"),
    ],
)
def test_command_that_fails_is_said(clock: FakeClock, command: str, line: str) -> None:
    assert tell(Settings(notify_command=command), clock) == [line]


def test_command_that_reads_nothing_is_no_failure(clock: FakeClock) -> None:
    many = {**SUMMARY, "entries": SUMMARY["entries"] * 5000}
    assert tell(Settings(notify_command="true"), clock, many) == []


def test_command_that_hangs_is_killed() -> None:
    hanging = python("import signal; signal.pause()")
    line = run_command(hanging, b"{}", {}, timeout=0)
    assert line == f"notify_command {sys.executable}: killed after 0 s"


def test_one_failing_way_does_not_keep_the_other_from_telling(webhook: Webhook, clock: FakeClock) -> None:
    settings = Settings(notify_webhook=webhook.settings.notify_webhook, notify_command="false")
    assert tell(settings, clock) == ["notify_command false: exit code 1"]
    assert len(webhook.bodies) == 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"notify_command": "mail 'operator"}, "notify_command: No closing quotation"),
        ({"notify_command": "  "}, "notify_command is no command line"),
        ({"notify_command": "'' x"}, "notify_command is no command line"),
        ({"notify_command": "a\0b"}, "notify_command is no command line"),
        ({"notify_webhook": "hooks.example.org/x"}, "notify_webhook is not an http or https address"),
        ({"notify_webhook": "file:///etc/passwd"}, "notify_webhook is not an http or https address"),
        ({"notify_webhook": "https:///x"}, "notify_webhook is not an http or https address"),
        ({"notify_webhook": "https://a.example/\r\nX: y"}, "notify_webhook is not an http or https address"),
    ],
)
def test_settings_that_can_tell_nobody_are_refused(settings: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        check_notification(Settings(**settings))
    assert str(refusal.value) == message


def test_webhook_with_an_impossible_port_is_refused_without_its_secret() -> None:
    with pytest.raises(UsageError, match=r"^notify_webhook: .*[Pp]ort") as refusal:
        check_notification(Settings(notify_webhook="https://a.example:99999/secret"))
    assert "secret" not in str(refusal.value)


def test_settings_that_can_tell_somebody_are_taken() -> None:
    check_notification(Settings())
    check_notification(
        Settings(notify_command="/etc/kzstat/notify.sh --to 'a b'", notify_webhook="https://a.example/x?y=1")
    )


def test_every_exit_code_has_a_meaning() -> None:
    assert MEANINGS.keys() == set(Exit)


@contextmanager
def closed_port() -> Iterator[int]:
    """A port that is taken but on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]
