"""What the catalog remembers of a release, from its record and its entry in the listing."""

from __future__ import annotations

from datetime import datetime

import msgspec

from records.release import Release
from scraper.catalog.rows import ListedRow, ReleaseRow
from scraper.days import text_of
from scraper.series.edition import figures_of
from scraper.stages import stage_of


def release_row(
    listed: ListedRow, release: Release, held: ReleaseRow | None, version: tuple[int, str], now: datetime
) -> ReleaseRow:
    """The row of a release that is published at `now`; `held` is the one it replaces.

    `version` is the number of its vintage and the sha256 of its record. What links it to other releases is
    kept as long as it is of the same period.
    """
    vintage, digest = version
    period = release.time_period.sdmx if release.time_period else None
    same = held if held and held.period == period else None
    return ReleaseRow(
        release_id=listed.release_id,
        url=listed.url,
        section=listed.section,
        theme=listed.theme,
        element=listed.element,
        lang=listed.lang,
        listed=listed.printed,
        title=release.title,
        series=release.series,
        period=period,
        published=_published(listed, release),
        next_published=text_of(release.next_published),
        stage=stage_of(release.title, release.time_period, [o.obs_status for o in release.observations]),
        figures=msgspec.json.encode(figures_of(release.observations)).decode(),
        issue=same.issue if same else listed.release_id,
        superseded_by=same.superseded_by if same else None,
        vintage=vintage,
        record_path=record_path(listed),
        record_sha256=digest,
        first_seen=held.first_seen if held else now.isoformat(),
        last_changed=now.isoformat(),
    )


def record_path(listed: ListedRow) -> str:
    """Where a record lies below the home; the parts are slugs, or a number, without a full stop or a slash,
    so nothing leads elsewhere.
    """
    return f"records/{listed.section}/{listed.theme}/{listed.element}.{listed.lang}.json"


def _published(listed: ListedRow, release: Release) -> str | None:
    """The page's own day of publication; for news without one, that of the listing, which prints it whole.

    The year of any other listing is worked out, and no ground to ask for revisions or to judge punctuality.
    """
    return text_of(release.published) or (listed.dated if listed.is_news else None)
