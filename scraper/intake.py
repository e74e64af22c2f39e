"""What is due, brought home and taken in: releases first, then the tables that the listings offer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scraper.ahead import ahead
from scraper.archive import Archive
from scraper.attachments import Attachments, File, save_file
from scraper.catalog.rows import TableRow
from scraper.haul import Hauler
from scraper.ingest import Ingest
from scraper.members import Unpacker
from scraper.outbox import Outbox
from scraper.publish import Publisher
from scraper.readings.build import build_hearing
from scraper.readings.tally import Tally, with_read
from scraper.reread import Reread
from scraper.summary import Entry, Files

if TYPE_CHECKING:
    from scraper.catalog.store import Catalog
    from scraper.clock import Clock
    from scraper.fetch.client import PoliteClient
    from scraper.findings import Finding
    from scraper.home import Home
    from scraper.parser import Parser
    from scraper.scope import Scope


class Intake:
    """One run's way from the queue of what is due to what is held."""

    def __init__(
        self,
        client: PoliteClient,
        home: Home,
        catalog: Catalog,
        clock: Clock,
        parser: Parser,
    ) -> None:
        self._findings: list[Finding] = []
        self._files = Files()
        self._tried: set[str] = set()
        archive = Archive(home.archive)
        archive.clear_incoming()
        self._outbox = Outbox(home.root, catalog)
        reread = Reread(archive, catalog, parser)
        self._unpacker = Unpacker(archive, catalog)
        started = clock.now().isoformat()
        self._attachments = Attachments(client, archive, catalog, clock, started, self._unpacker)
        self._hearing = build_hearing(client.base_url, home, catalog, clock, parser)
        self._hauler = Hauler(client, archive, catalog, self._attachments, clock, parser.version)
        self._ingest = Ingest(
            client.base_url,
            catalog,
            Publisher(home.root, archive, catalog, self._outbox, clock, reread, self._unpacker),
            parser.parse,
            self._hearing,
            self._findings,
        )
        self._parser_version = parser.version
        self._catalog = catalog
        self._hang_up = client.hang_up

    def releases(self, scope: Scope, limit: int | None, workers: int) -> Iterator[Entry]:
        """Take in the releases that are due in `scope` and that no earlier call has tried, `limit` at most;
        what came of each.

        Raises UnreachableError where the site is gone, UsageError or OSError where the home fails.
        """
        before = frozenset(self._tried)
        due = (listed for listed in self._catalog.queue.releases(scope) if listed.release_id not in before)
        try:
            with closing(ahead(self._hauler.fetch, islice(due, limit), workers, self._hang_up)) as hauls:
                for listed, fetched in hauls:
                    self._tried.add(listed.release_id)
                    yield self._ingest.take(listed, fetched)
                    self._outbox.deliver()
        finally:
            self._outbox.deliver()  # an interruption leaves nothing for the next run to write

    def tables(self, scope: Scope, workers: int) -> None:
        """Fetch and read the spreadsheets and dynamic tables that are due in `scope` and were not tried."""
        due = [table for table in self._catalog.queue.tables(scope) if table.url not in self._tried]
        self._files = replace(self._files, found=self._files.found + len(due))
        fetch = self._attachments.fetch
        with closing(ahead(lambda table: fetch(table.url), due, workers, self._hang_up)) as files:
            for table, fetched in files:
                self._tried.add(table.url)
                failed = self._keep(table, fetched())
                self._files = replace(
                    self._files,
                    fetched=self._files.fetched + (not failed),
                    failed=[*self._files.failed, *failed],
                )

    def read_again(self, scope: Scope) -> None:
        """Read the files in `scope` that other parsers have read, and compare releases with what is new of
        their files; raises OSError where the disk refuses.
        """
        for row in self._catalog.readings.due(self._parser_version, scope):
            self._hearing.records.again(row)
        self._hearing.again()

    @property
    def files(self) -> Files:
        """What was fetched and read of files."""
        return with_read(self._files, self._read)

    def told(self) -> list[Finding]:
        """What there is to tell of files."""
        return [*self._findings, *self._read.findings]

    @property
    def _read(self) -> Tally:
        return self._hearing.records.keep.tally

    def _keep(self, table: TableRow, file: File) -> list[str]:
        """Read and commit the file of a table; gives what went wrong."""
        self._hearing.records.take(file)
        with self._catalog.transaction():
            self._findings.extend(save_file(file, self._catalog, self._unpacker))
            if not file.try_again:
                self._catalog.queue.table_done(table.url)
        return [str(file.error)] if file.error is not None else []
