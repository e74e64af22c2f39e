"""Notification by a command of the operator's."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Mapping

#: a mail program that waits for its server is given so long
TIMEOUT = 60.0

STDERR = 2


def run_command(
    command: str, document: bytes, environ: Mapping[str, str], timeout: float = TIMEOUT
) -> str | None:
    """Run `command`, without a shell, with `document` on stdin; why that failed, or None.

    What it prints goes to stderr. After `timeout` seconds it is killed, with all that it has started.
    """
    words = shlex.split(command)
    try:
        # A group of its own, so that what a script waits for ends with the script.
        process = subprocess.Popen(  # noqa: S603 - the operator's own command line
            words, stdin=subprocess.PIPE, stdout=STDERR, env=environ, process_group=0
        )
    except OSError as error:
        return f"notify_command {words[0]}: {error.strerror}"
    with process:
        try:
            process.communicate(document, timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return f"notify_command {words[0]}: killed after {timeout:.0f} s"
        except KeyboardInterrupt:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return f"notify_command {words[0]}: {_end(process.returncode)}" if process.returncode else None


def _end(code: int) -> str:
    """How a process ended that did not end well."""
    return f"exit code {code}" if code > 0 else f"killed by signal {-code}"
