"""What a run has read of files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import msgspec

from scraper.findings import Finding
from scraper.summary import Files


@dataclass(slots=True)
class Tally:
    """How many files, members of containers among them, gave a record (`read`), and how many none, by
    reason; `revised` are records of which there is a new version; `findings` tell what none was made of,
    once.
    """

    read: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    revised: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def with_read(files: Files, tally: Tally) -> Files:
    """The files of a run with what was read besides."""
    return msgspec.structs.replace(
        files,
        read=files.read + tally.read,
        unread=dict(Counter(files.unread) + tally.unread),
        revised=[*files.revised, *tally.revised],
    )
