"""What a run did: counted for people, listed for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, get_args

import msgspec

from records.release import Lang
from records.write import write_atomically
from scraper.catalog.rows import ListedRow
from scraper.exits import Exit
from scraper.findings import Finding
from scraper.home import Home

Status = Literal["new", "changed", "unchanged", "failed", "structure", "skipped"]
STATUSES: tuple[Status, ...] = get_args(Status)


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one release that was due.

    `unchanged` was fetched and found the same; `structure` is a page that the parsers do not know, from which
    nothing is published; `skipped` was not fetched (a dry run). `why` says why it was due, or failed.
    `vintage` is the number of its version where the bureau has revised it, `clash` what listing and page
    disagree about; one that is `incomplete` stays due for an attachment.
    """

    release_id: str
    topic: str
    lang: Lang
    title: str
    url: str
    status: Status
    fetched: bool = False
    why: str = ""
    vintage: int | None = None
    incomplete: bool = False
    changed_fields: list[str] = []
    attachments_failed: list[str] = []
    clash: str | None = None


def entry_of(
    listed: ListedRow, base_url: str, status: Status, why: str = "", *, fetched: bool = False
) -> Entry:
    """The entry of a listed release."""
    return Entry(
        release_id=listed.release_id,
        topic=f"{listed.section}/{listed.theme}",
        lang=msgspec.convert(listed.lang, Lang),
        title=listed.title,
        url=base_url.rstrip("/") + listed.url,
        status=status,
        fetched=fetched,
        why=why,
    )


def clashes(entries: Iterable[Entry]) -> list[Finding]:
    """What listings and pages disagree about, as findings."""
    return [finding for entry in entries for finding in clash_of(entry.release_id, entry.clash)]


def clash_of(release_id: str, clash: str | None) -> list[Finding]:
    """What listing and page of a release disagree about, as a finding; none where they agree."""
    return [Finding(kind="clash", message=f"{release_id}: {clash}")] if clash else []


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """One theme and language in figures: `found` are on its listing, `skipped` due but not fetched."""

    topic: str
    lang: Lang
    found: int
    fetched: int
    new: int
    changed: int
    unchanged: int
    failed: int
    structure: int
    skipped: int


class Files(msgspec.Struct, frozen=True, kw_only=True):
    """Spreadsheets and dynamic tables: due, fetched in this run, not to be had.

    Of these and of the files of releases: how many gave a record (`read`), how many none, by reason, and the
    records that the bureau has revised.
    """

    found: int = 0
    fetched: int = 0
    failed: list[str] = []
    read: int = 0
    unread: dict[str, int] = {}
    revised: list[str] = []


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One run. `requests` counts requests sent, `received` decoded bytes of bodies.

    `stopped` says why the bureau could not be reached (any more), `spent` that the budget of requests was
    used up, `interrupted` that a person ended the run; `path` is where it was written, below the home.
    `archives` are the local archives that were read instead of the site; `passed_over` counts the documents
    in them that are no page or file in the run's scope.
    """

    started: datetime
    finished: datetime
    base_url: str
    home: str
    lang: list[Lang]
    topic: list[str]
    dry_run: bool
    since: date | None = None
    until: date | None = None
    requests: int = 0
    received: int = 0
    counts: list[Count] = []
    entries: list[Entry] = []
    findings: list[Finding] = []
    files: Files = Files()
    stopped: str | None = None
    spent: str | None = None
    interrupted: bool = False
    archives: list[str] = []
    passed_over: int = 0
    path: str = ""

    @property
    def is_partial(self) -> bool:
        """Whether something that was due was left for the next run."""
        is_unread = any(finding.kind in ("structure", "failed") for finding in self.findings)
        left = (
            is_unread
            or bool(self.files.failed)
            or any(count.skipped or count.failed for count in self.counts)
        )
        left = left or any(entry.incomplete for entry in self.entries)
        return left or self.interrupted or self.stopped is not None or self.spent is not None

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
        incomplete = bool(self.files.failed) or any(entry.attachments_failed for entry in self.entries)
        return Exit.FAILED if "failed" in kinds or incomplete else Exit.DONE


def total(counts: Iterable[Count]) -> Counter[str]:
    """The sums over all themes and languages, by the names of the columns."""
    sums: Counter[str] = Counter()
    for count in counts:
        sums.update({name: getattr(count, name) for name in ("found", "fetched", *STATUSES)})
    return sums


def write_summary(summary: Summary, home: Home) -> str:
    """Write `runs/<utc>.json`; gives its path below the home. A second run in one second gets `-2`."""
    sums = total(summary.counts)
    document = {
        **msgspec.to_builtins(summary),
        "exit_code": int(summary.exit_code),
        "partial": summary.is_partial,
        "counts": {name: sums[name] for name in ("found", "fetched", *STATUSES)},
        "themes": msgspec.to_builtins(summary.counts),
    }
    stem = summary.started.strftime("%Y%m%dT%H%M%SZ")
    path = home.runs / f"{stem}.json"
    number = 1
    while path.exists():
        number += 1
        path = home.runs / f"{stem}-{number}.json"
    write_atomically(path, msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n")
    return path.relative_to(home.root).as_posix()
