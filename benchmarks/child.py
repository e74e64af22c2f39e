"""What a command costs: run as `python -S child.py RESULT COMMAND...`, a process that does nothing else.

The kernel counts to a child's peak memory what its parent had in use when it was started. So it is not the
benchmark, with all its pages and libraries, that starts a command, but this file, which imports hardly
anything.
"""

from __future__ import annotations

import os
import sys
import time


def main() -> None:
    """Run the command; exit code, seconds, CPU seconds and peak KB go to the file RESULT, with blanks."""
    result, *command = sys.argv[1:]
    began = time.monotonic()
    _, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, command[0], command), 0)
    seconds = time.monotonic() - began
    code = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)  # bytes there, KB elsewhere
    with open(result, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib alone would double this process
        file.write(f"{code} {seconds} {usage.ru_utime + usage.ru_stime} {peak}")


if __name__ == "__main__":
    main()
