"""One writing run at a time on one home."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from scraper.errors import UsageError

#: stands in the home for good; what counts is who holds flock(2) on it, which no crash can leave behind
LOCK_FILE = ".lock"


@contextmanager
def exclusive(home: Path) -> Iterator[None]:
    """Keep other writing runs out of `home`, which is made where it is missing.

    Raises UsageError where another run is in it, and where the home cannot be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - 45 ms that only a writing run needs

    lock = FileLock(home / LOCK_FILE, timeout=0, on_acquired=_sign)
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise UsageError(f"another kzstat run is writing to {home}{_holder(home / LOCK_FILE)}") from error
    except OSError as error:
        raise UsageError(f"cannot write under {home}: {error.strerror}") from error
    try:
        yield
    finally:
        try:
            os.truncate(home / LOCK_FILE, 0)  # who locks the home next may be no kzstat, but flock(1)
        finally:
            lock.release()


def _sign(lock_file: int) -> None:
    """Leave the process id for the one who finds the home locked; the time is that of the file."""
    os.ftruncate(lock_file, 0)
    os.write(lock_file, str(os.getpid()).encode())


def _holder(lock_file: Path) -> str:
    """Since when and by which process the home is locked; empty where the holder has not said so."""
    try:
        process, since = lock_file.read_text("ascii", errors="replace"), lock_file.stat().st_mtime
    except OSError:
        return ""
    if not process.isdecimal():
        return ""
    return f" (since {datetime.fromtimestamp(since, UTC):%Y-%m-%d %H:%M:%S} UTC, process {process})"
