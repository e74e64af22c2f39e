"""One writing run at a time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scraper.errors import UsageError
from scraper.exits import Exit
from scraper.lock import exclusive

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import pathlib, sys
from scraper.lock import exclusive
with exclusive(pathlib.Path(sys.argv[1])):
    print("in")
    input()
"""


@contextmanager
def holder(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of `home` until its stdin is closed."""
    program = [sys.executable, "-u", "-c", HOLD, str(home)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        yield process
        process.kill()


def test_home_is_made_and_free_again_afterwards(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    for _ in range(2):
        with exclusive(home):
            assert home.is_dir()


def test_second_run_is_told_who_is_in_the_home(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        os.utime(tmp_path / ".lock", (0, 1777874400))
        with pytest.raises(UsageError) as refusal, exclusive(tmp_path):
            pytest.fail("two runs in one home")
    since = f"(since 2026-05-04 06:00:00 UTC, process {process.pid})"
    assert str(refusal.value) == f"another kzstat run is writing to {tmp_path} {since}"
    assert refusal.value.exit_code == Exit.USAGE


def test_refused_run_leaves_the_lock_to_its_holder(tmp_path: Path) -> None:
    with holder(tmp_path):
        for _ in range(2):
            with pytest.raises(UsageError, match="another kzstat run"), exclusive(tmp_path):
                pytest.fail("two runs in one home")


def test_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
        assert process.wait() == -signal.SIGKILL
        assert (tmp_path / ".lock").read_text() == str(process.pid)
        with exclusive(tmp_path):
            assert (tmp_path / ".lock").read_text() == str(os.getpid())


def test_run_that_fails_gives_the_home_free(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="in the middle"), exclusive(tmp_path):
        raise RuntimeError("in the middle")
    with exclusive(tmp_path):
        pass


def test_two_homes_do_not_know_of_each_other(tmp_path: Path) -> None:
    with holder(tmp_path / "one"), exclusive(tmp_path / "two"):
        pass


@pytest.mark.skipif(not shutil.which("flock"), reason="flock(1) of util-linux is not installed")
def test_backup_under_flock_keeps_runs_out(tmp_path: Path) -> None:
    with exclusive(tmp_path):
        pass
    lock = ["flock", str(tmp_path / ".lock"), sys.executable, "-u", "-c", "print('in'); input()"]
    with subprocess.Popen(lock, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as backup:
        assert backup.stdout is not None
        assert backup.stdin is not None
        assert backup.stdout.readline() == "in\n"
        with pytest.raises(UsageError) as refusal, exclusive(tmp_path):
            pytest.fail("a run during a backup")
        backup.stdin.close()
    assert str(refusal.value) == f"another kzstat run is writing to {tmp_path}"
    assert backup.returncode != 0  # input() found its stdin closed
    with exclusive(tmp_path):
        pass


def test_home_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"
    with pytest.raises(UsageError, match=rf"^cannot write under {home}: Not a directory$"), exclusive(home):
        pytest.fail("no home")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_home_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match=r"^cannot write under .*: Permission denied$"), exclusive(tmp_path):
        pytest.fail("read-only")


def test_full_disk_is_one_line_and_leaves_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("scraper.lock.os.write", full)
        with (
            pytest.raises(UsageError, match=r"^cannot write under .*: No space left on device$"),
            exclusive(tmp_path),
        ):
            pytest.fail("no room")
    with exclusive(tmp_path):
        pass
