"""What WARC files hold, found in one pass over them, and the order to read it in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from io import BufferedReader
from operator import itemgetter
from pathlib import Path

from scraper.collections.folder import shown
from scraper.collections.http_message import read_head
from scraper.collections.redirects import Redirects, spelt_once
from scraper.collections.stored import Refused
from scraper.collections.warc_records import DamagedError, Record, open_warc, records_of
from scraper.site.wayback import snapshot_of

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Copy:
    """A response with status 200: `place` is the number of its file and the offset there."""

    url: str
    date: datetime | None
    place: tuple[int, int]
    where: str


@dataclass(slots=True)
class Index:
    """The copies in WARC files, in the order of the files; no body is kept."""

    paths: list[Path]
    copies: list[Copy] = field(default_factory=list)
    redirects: Redirects = field(default_factory=Redirects)
    findings: list[Refused] = field(default_factory=list)

    def build(self) -> None:
        """Read all files, a damaged one as far as it goes."""
        for number, path in enumerate(self.paths):
            try:
                with open_warc(path) as stream:
                    self._read(stream, number, shown(path))
            except OSError as error:
                self.findings.append(Refused(shown(path), error.strerror or str(error)))
            except DamagedError as error:
                self.findings.append(Refused(shown(path), f"{error}: read as far as it goes"))

    def _read(self, stream: BufferedReader, number: int, path: str) -> None:
        """A record counts once the file can be read on behind it: its length is right, its checksum too."""
        last = None
        for count, record in enumerate(records_of(stream), 1):
            self._add(last)
            last = self._copy(record, number, f"{path}: record {count}")
        self._add(last)

    def _add(self, copy: Copy | None) -> None:
        if copy is not None:
            self.copies.append(copy)

    def _copy(self, record: Record, number: int, where: str) -> Copy | None:
        is_response = record.header("WARC-Type") == "response" and record.url.startswith(("http:", "https:"))
        head = read_head(record.block) if is_response else None
        record.skip()
        if head is None:
            return None
        if head.location:
            self.redirects.add(record.url, head.location)
        if head.status != HTTPStatus.OK:
            return None
        if cut := record.header("WARC-Truncated"):
            self.findings.append(Refused(where, f"cut off when it was captured: {cut}"))
            return None
        return Copy(record.url, record.date, (number, record.offset), where)


def in_rounds(copies: list[Copy]) -> list[tuple[int, Copy]]:
    """Copies of one address in the order of their dates; all else in the order of the files.

    Each comes with the number of the pass over the files that reads it: one, unless copies of an address
    stand in the wrong order. So a gzipped file, which cannot be entered in the middle, is not read anew for
    every copy.
    """
    same_address: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        snapshot = snapshot_of(copy.url)
        same_address[spelt_once(snapshot.url if snapshot else copy.url)].append(copy)
    numbered = []
    for same in same_address.values():
        number, before = 0, (-1, -1)
        for copy in sorted(same, key=lambda copy: (_time(copy), copy.place)):
            number += copy.place < before
            before = copy.place
            numbered.append((number, copy.place, copy))
    return [(number, copy) for number, _, copy in sorted(numbered, key=itemgetter(0, 1))]


def _time(copy: Copy) -> datetime:
    snapshot = snapshot_of(copy.url)
    return (snapshot.taken_at if snapshot else copy.date) or _NEVER
