"""What the exit codes mean; `docs/harvest.md` tells the operator."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FAILED = 1  # some documents failed, the others are done
    USAGE = 2
    UNREACHABLE = 3
    STRUCTURE = 4
    INTERRUPTED = 130


#: what people are told with the exit code 130
INTERRUPTED_LINE = "interrupted: what is done is kept, run the same command again to go on"
