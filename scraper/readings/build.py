"""The parts of the reading of files, put together for one run."""

from __future__ import annotations

from scraper.archive import Archive
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.home import Home
from scraper.outbox import Outbox
from scraper.parser import Parser
from scraper.readings.file_records import FileRecords
from scraper.readings.hearing import Hearing
from scraper.readings.keep import Keep
from scraper.readings.reading import Reading


def build_hearing(base_url: str, home: Home, catalog: Catalog, clock: Clock, parser: Parser) -> Hearing:
    """What reads the files of the site at `base_url` into `home`."""
    archive, outbox = Archive(home.archive), Outbox(home.root, catalog)
    reading = Reading(base_url.rstrip("/"), home.root, archive, catalog, parser)
    keep = Keep(archive, catalog, outbox, clock, parser.version)
    records = FileRecords(reading, keep, outbox, clock)
    return Hearing(home.root, catalog, outbox, clock, records)
