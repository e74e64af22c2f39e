"""Whether a listing can be what is left of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from scraper.acceptance import Acceptance, advice
from scraper.catalog.rows import ListingRow
from scraper.errors import StructureError
from scraper.findings import Finding
from scraper.kinds.kind import Entry, Kind

#: how long a listing is compared with the most it had: one that shrinks a little every day is seen as well
LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Peak:
    """The most entries that a listing had lately, and when it last had them (ISO 8601)."""

    entries: int
    seen_at: str


def peak_of(held: ListingRow | None, before: int, now: datetime) -> Peak:
    """The most that a listing had `LATELY`; it has had `before` until now."""
    if held is None or before >= held.peak or now - datetime.fromisoformat(held.peak_at) >= LATELY:
        return Peak(before, now.isoformat())
    return Peak(held.peak, held.peak_at)


def judge(
    kind: Kind[Entry], entries: Sequence[Entry], peak: Peak, acceptance: Acceptance
) -> tuple[list[Finding], Peak]:
    """What is lost of a listing that has `entries`, which are all; and with what it is compared from now on.

    A listing with less than half of what it had is a structure finding and loses nothing, unless that is
    accepted. What it loses otherwise is forgotten and told. Raises StructureError for one that is empty.
    Whoever calls opens a transaction.
    """
    before, listed = max(kind.held(), peak.entries), len(entries)
    if listed * 2 >= before:
        gone = [
            Finding(kind="gone", message=f"{kind.url}: not listed any more: {title}")
            for title in kind.lost(entries)
        ]
        acceptance.catalog.findings.post(gone)
        return gone, peak
    now = acceptance.now.isoformat()
    if kind.url in acceptance.names:
        return acceptance.listing(kind.url, kind.lost(entries), before, listed), Peak(listed, now)
    if not listed:
        raise StructureError(
            f"{kind.url}: an empty listing, where {before} entries were before{advice(kind.url)}"
        )
    # What is new is taken all the same, and what is missing is not forgotten, however long that goes on.
    message = f"{kind.url}: {listed} entries, where {before} were before{advice(kind.url)}"
    return [Finding(kind="structure", message=message)], Peak(before, now)
