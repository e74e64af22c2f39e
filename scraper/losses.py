"""What a page may not lose between two readings, and what no release page should be without."""

from __future__ import annotations

from parsers.parts.header import reference_period
from records.release import Release
from scraper.catalog.rows import ListedRow
from scraper.days import day_of
from scraper.errors import OtherPageError, StructureError
from scraper.findings import Finding


def refuse_loss(held: Release | None, release: Release) -> None:
    """Raise StructureError where all that the record held has of a kind is gone from the page.

    The bureau corrects figures and dates; that a release has none left means that its page is built
    otherwise.
    """
    if held is None:
        return
    lost = [name for name, before, now in _kept(held, release) if before and not now]
    if lost:
        raise StructureError(f"{release.source.url}: has lost all {', '.join(lost)} that the record held has")


def _kept(held: Release, release: Release) -> list[tuple[str, object, object]]:
    return [
        ("key points", held.key_points, release.key_points),
        ("figures", held.observations, release.observations),
        ("dates", held.published, release.published),
        ("reference period", held.time_period, release.time_period),
    ]


def refuse_other_issue(listed: ListedRow, release: Release) -> None:
    """Raise OtherPageError where neither the day nor the reference period is that of the listing.

    One of both may be a slip of the bureau's, and then the page wins.
    """
    told = reference_period(listed.title, release.lang)
    own = release.time_period
    dated = day_of(listed.dated)
    if told is None or own is None or release.published is None or dated is None:
        return
    is_other_day = (dated.month, dated.day) != (release.published.month, release.published.day)
    if is_other_day and told.sdmx != own.sdmx:
        raise OtherPageError(f"{release.source.url}: of {own.text}, where {told.text} is listed")


def told_missing(listed: ListedRow, release: Release) -> list[Finding]:
    """That a release seen for the first time has no sentence; news need not."""
    if listed.is_news or release.key_points:
        return []
    return [Finding(kind="poor", message=f"{listed.release_id}: no sentence was found in its key points")]
