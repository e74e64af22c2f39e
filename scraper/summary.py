"""What a run did: counted for people, listed for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Literal, get_args

import msgspec

from records.release import Lang
from records.write import write_atomically
from scraper.exits import Exit
from scraper.home import Home
from scraper.site.listing import ListedRelease

Status = Literal["new", "changed", "unchanged", "failed", "structure", "skipped"]
STATUSES: tuple[Status, ...] = get_args(Status)


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one listed release.

    `unchanged` is either known and not fetched again, or fetched and found the same (`fetched`);
    `structure` is a page that the parsers do not know, from which nothing is published; `skipped` was due
    but not fetched (`--limit`, a dry run, the bureau gone, interrupted). `why` says why it was due, failed
    or skipped.
    """

    release_id: str
    topic: str
    lang: Lang
    title: str
    url: str
    status: Status
    fetched: bool = False
    why: str = ""
    changed_fields: list[str] = []
    attachments_failed: list[str] = []


def entry_of(
    listed: ListedRelease, base_url: str, status: Status, why: str = "", *, fetched: bool = False
) -> Entry:
    """The entry of a listed release."""
    address = listed.address
    return Entry(
        release_id=address.release_id,
        topic=address.topic,
        lang=address.lang,
        title=listed.title,
        url=base_url.rstrip("/") + address.path,
        status=status,
        fetched=fetched,
        why=why,
    )


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something to know of a page that is no release: `structure` not known, or `failed` to be had."""

    kind: Literal["structure", "failed"]
    message: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One run. `requests` counts requests sent, `received` decoded bytes of bodies.

    `stopped` says why the bureau could not be reached (any more), `interrupted` that a person ended the run.
    """

    started: datetime
    finished: datetime
    base_url: str
    home: str
    lang: list[Lang]
    topic: list[str]
    dry_run: bool
    requests: int
    received: int
    entries: list[Entry]
    findings: list[Finding]
    stopped: str | None = None
    interrupted: bool = False

    @property
    def exit_code(self) -> Exit:
        """The worst that happened: interrupted, then the bureau gone, then structure, then failures."""
        if self.interrupted:
            return Exit.INTERRUPTED
        kinds = {entry.status for entry in self.entries} | {finding.kind for finding in self.findings}
        if self.stopped is not None:
            return Exit.UNREACHABLE
        if "structure" in kinds:
            return Exit.STRUCTURE
        incomplete = any(entry.attachments_failed for entry in self.entries)
        return Exit.FAILED if "failed" in kinds or incomplete else Exit.DONE


def count(entries: Iterable[Entry]) -> Counter[str]:
    """How many entries there are of each status; `found` is all of them, `fetched` those fetched."""
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update(["found", entry.status])
        counts["fetched"] += entry.fetched
    return counts


def write_summary(summary: Summary, home: Home) -> str:
    """Write `runs/<utc>.json`; gives its path below the home. A second run in one second gets `-2`."""
    counts = {name: count(summary.entries)[name] for name in ("found", "fetched", *STATUSES)}
    told = [
        entry for entry in summary.entries if entry.fetched or entry.status not in ("unchanged", "skipped")
    ]
    document = {
        **msgspec.to_builtins(summary),
        "exit_code": int(summary.exit_code),
        "counts": counts,
        "entries": msgspec.to_builtins(told),
    }
    stem = summary.started.strftime("%Y%m%dT%H%M%SZ")
    path = home.runs / f"{stem}.json"
    number = 1
    while path.exists():
        number += 1
        path = home.runs / f"{stem}-{number}.json"
    write_atomically(path, msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n")
    return path.relative_to(home.root).as_posix()
