"""What the tests of the scraper share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from fake_parser import FAKE

import fixtures.replica.server
from fixtures.replica.attachments import Attachment
from fixtures.replica.faults import Fault, Kind
from fixtures.replica.listings import Query
from fixtures.replica.routes import HTML, Answer, Document
from fixtures.replica.server import Replica
from fixtures.replica.site import Site
from scraper.acceptance import accepted_names
from scraper.harvest import Options, harvest
from scraper.parser import Parser
from scraper.settings import Settings
from scraper.site.urls import release_of
from scraper.summary import Entry, Summary, total

DEMOGRAPHY = "social-statistics/demography"


@dataclass
class FakeClock:
    """A clock on which sleeping is the only thing that takes time; `slept` notes each sleep."""

    time: datetime = datetime(2026, 5, 4, 6, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)

    def wake(self) -> None: ...


class Silence:
    """A report nobody hears."""

    def listed(self, *_: object) -> None: ...

    def begin(self, *_: object) -> None: ...

    def took(self, *_: object) -> None: ...

    def found(self, *_: object) -> None: ...


@dataclass
class Harvester:
    """Harvests the replica into one home, again and again."""

    replica: Replica
    home: Path
    clock: FakeClock = field(default_factory=FakeClock)
    parser: Parser = FAKE

    def run(
        self,
        *,
        limit: int | None = None,
        dry_run: bool = False,
        again: bool = False,
        accept: tuple[str, ...] = (),
        **settings: Any,
    ) -> Summary:
        chosen: dict[str, Any] = {"lang": ["en"], "topic": [DEMOGRAPHY], "delay": 0, "workers": 1, **settings}
        chosen = {"base_url": self.replica.base_url, "home": str(self.home), **chosen}
        options = Options(
            limit=limit,
            dry_run=dry_run,
            again=again,
            accept=accepted_names(accept),
            parser=self.parser,
        )
        return harvest(Settings(**chosen), options, Silence(), self.clock)

    def fault(self, kind: str, path: str, **settings: Any) -> None:
        self.replica.faults.add(Fault(Kind(kind), path, **settings))

    def records(self) -> dict[str, str]:
        """The record of every page as text, without the moment of fetching."""
        return {path: text for path, text in records_below(self.home).items() if is_of_page(text)}

    def file_records(self) -> dict[str, str]:
        """The same of every file."""
        return {path: text for path, text in records_below(self.home).items() if not is_of_page(text)}

    def files(self) -> dict[str, bytes]:
        """Everything below the home."""
        return {str(path): path.read_bytes() for path in sorted(self.home.rglob("*")) if path.is_file()}

    def asked(self) -> list[str]:
        """The addresses that the replica was asked for since the last call."""
        paths = [exchange.path_qs for exchange in self.replica.log]
        self.replica.log.clear()
        return paths

    def releases_asked(self) -> list[str]:
        """Those of them that are release pages."""
        return [path for path in self.asked() if release_of(path)]


def offer(patch: pytest.MonkeyPatch, files: dict[str, bytes]) -> None:
    """Have the replica give these bytes for the files that it stores under these names."""
    read = Attachment.read

    def offered(file: Attachment) -> bytes:
        return files[file.stored] if file.stored in files else read(file)

    patch.setattr(Attachment, "read", offered)


def rewrite(
    patch: pytest.MonkeyPatch, path: str, change: Callable[[bytes], bytes], media_type: str = HTML
) -> None:
    """Have the replica answer a path with what `change` makes of the page there."""
    resolve = fixtures.replica.server.resolve

    def rewritten(site: Site, asked: str, query: Query) -> Answer | None:
        answer = resolve(site, asked, query)
        if asked != path or not isinstance(answer, Document):
            return answer
        return replace(answer, body=change(answer.body), media_type=media_type)

    patch.setattr(fixtures.replica.server, "resolve", rewritten)


def zip_of(members: dict[str, bytes]) -> bytes:
    """A ZIP with these members, the same bytes at any time."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return file.getvalue()


def records_below(home: Path) -> dict[str, str]:
    """Every record below a home as text, without the moment of fetching."""
    found = sorted(home.glob("records/**/*.json"))
    return {path.relative_to(home).as_posix(): _without_time(path) for path in found}


def by_status(summary: Summary, status: str) -> list[Entry]:
    """The entries of a summary with this status."""
    return [entry for entry in summary.entries if entry.status == status]


def counted(summary: Summary, status: str) -> int:
    """How many releases of a summary have this status."""
    return total(summary.counts)[status]


def is_of_page(record: str) -> bool:
    """Whether a record is that of a page, and not of a file."""
    return '"media_type": "text/html"' in record


def _without_time(path: Path) -> str:
    return re.sub(r'"fetched_at": "[^"]*"', '"fetched_at": "-"', path.read_text("utf-8"))
