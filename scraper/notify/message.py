"""What the operator is told: the summary of the run, with one line for people."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from scraper.exits import Exit

MEANINGS: dict[int, str] = {
    Exit.DONE: "done",
    Exit.FAILED: "some documents failed",
    Exit.USAGE: "wrong usage",
    Exit.UNREACHABLE: "the bureau could not be reached",
    Exit.STRUCTURE: "the site is not built as the parsers know it",
    Exit.INTERRUPTED: "interrupted",
}

#: counts of releases worth a word in one line
TOLD = ("new", "changed", "failed", "structure", "skipped")


class _Finding(msgspec.Struct, frozen=True):
    kind: str


class _Told(msgspec.Struct, frozen=True):
    """The part of a run summary that the line is made of."""

    base_url: str
    findings: list[_Finding] = []
    counts: dict[str, int] = {}


class Message(msgspec.Struct, frozen=True):
    """`text` is the line, `document` the summary as JSON with the line as its first member `text`."""

    text: str
    document: dict[str, Any]

    def encode(self) -> bytes:
        """The document as JSON on one line."""
        return msgspec.json.encode(self.document)


def read_summary(summary: bytes, exit_code: int, path: Path) -> Message | None:
    """The message on a run; None where there is nothing to tell: exit code 0 and no finding.

    The line has counts and words of ours only, none of the site: a chat service may take `<!channel>` or
    `@all` in a hostile title for an order.
    """
    told = msgspec.json.decode(summary, type=_Told)
    if exit_code == Exit.DONE and not told.findings:
        return None
    text = f"kzstat: {told.base_url}: exit code {exit_code}, {MEANINGS[exit_code]}{_numbers(told)}; {path}"
    return Message(text, {"text": text, **msgspec.json.decode(summary)})


def _numbers(told: _Told) -> str:
    releases = [f"{told.counts[name]} {name}" for name in TOLD if told.counts.get(name)]
    kinds = Counter(finding.kind for finding in told.findings)
    findings = [f"{number} {kind}" for kind, number in sorted(kinds.items())]
    line = f"; releases: {', '.join(releases)}" if releases else ""
    return line + (f"; findings: {', '.join(findings)}" if findings else "")
