"""What has to be asked for besides what the listings say is new: marks set at the beginning of a run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from scraper.catalog.store import Catalog
from scraper.findings import Finding

#: a release that may be revised is asked for once a day; less, or a daily run would skip every other one
ASK_AGAIN = timedelta(hours=20)


def mark_due(
    catalog: Catalog, home: Path, now: datetime, revision_days: int, parser_version: str
) -> list[Finding]:
    """Mark what other parsers have read, what may have been revised, and what has lost its record in `home`.

    What is not listed any more cannot be asked for: that its record is gone is a finding.
    """
    catalog.queue.mark_parser(parser_version)
    since = now.date() - timedelta(days=revision_days)
    catalog.queue.mark_revisable(since, (now - ASK_AGAIN).isoformat())
    touched = [
        folder for folder, changed in catalog.folders.known().items() if changed_at(home / folder) != changed
    ]
    return [finding for folder in touched for finding in _mark_gone(catalog, home, folder)]


def _mark_gone(catalog: Catalog, home: Path, folder: str) -> Iterator[Finding]:
    for release_id, path in catalog.folders.file_records_in(folder):
        if not (home / path).exists():
            catalog.readings.mark_record_gone(release_id)
    for release_id, path in catalog.folders.records_in(folder):
        if (home / path).exists():
            continue
        catalog.queue.mark_record_gone(release_id)
        if catalog.listings.entry(release_id) is None:
            message = f"{path} is not there, and {release_id} is not listed any more"
            yield Finding(kind="gone", message=message)


def save_folders(catalog: Catalog, home: Path) -> None:
    """Remember how a run leaves the folders of records, so that the next one need not look into them."""
    catalog.folders.save({folder: changed_at(home / folder) for folder in catalog.folders.known()})


def changed_at(folder: Path) -> int:
    """When something was last put into or taken out of a folder, in nanoseconds; 0 where there is none."""
    try:
        return folder.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
