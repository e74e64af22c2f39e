"""The replica of the bureau's site as a process of its own, for the demo."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from scraper.errors import UsageError

MODULE = Path("fixtures/replica/__main__.py")
NEEDED = ("aiohttp", "jinja2", "yaml")
GREETING = "replica on "


def checkout() -> Path:
    """The folder of the checkout; raises UsageError where kzstat does not run from one."""
    for root in (Path(__file__).resolve().parents[1], Path.cwd()):
        if (root / MODULE).is_file():
            return root
    raise UsageError("the demo needs a checkout of kzstat: its replica of the site is not installed")


@contextmanager
def running_replica() -> Iterator[str]:
    """The base URL of a replica that is served as long as the context lasts.

    Raises UsageError where there is no replica here, or it does not start.
    """
    root = checkout()
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise UsageError(f"the demo needs {', '.join(missing)}: pip install -e '.[replica]'")
    command = [sys.executable, "-m", "fixtures.replica", "--port", "0"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            yield _address(process)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    """What the replica says first; it closes its output where it cannot start, so this cannot hang."""
    line = process.stdout.readline() if process.stdout else ""
    if not line.startswith(GREETING):
        raise UsageError("the replica of the site does not start; see the message above")
    return line.removeprefix(GREETING).strip()
