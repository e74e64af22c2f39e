"""The language editions of one issue, linked whenever one of them is published."""

from __future__ import annotations

from datetime import date

import msgspec

from records.release import Lang
from scraper.catalog.rows import ReleaseRow
from scraper.catalog.store import Catalog
from scraper.series.edition import Edition
from scraper.series.link import link


def link_issue(catalog: Catalog, row: ReleaseRow) -> None:
    """Name anew the issues of the theme and period of `row`; the site does not link its languages (SITE.md).

    An issue is named by the first of its release ids, a release that cannot be linked by its own.
    """
    editions = catalog.releases.of_period(row.section, row.theme, row.period)
    links = link(_edition(edition) for edition in editions)
    names = {release_id: group[0] for group in links.groups for release_id in group}
    for edition in editions:
        issue = names.get(edition.release_id, edition.release_id)
        if issue != edition.issue:
            catalog.releases.name_issue(issue, [edition.release_id])


def _edition(row: ReleaseRow) -> Edition:
    return Edition(
        release_id=row.release_id,
        section=row.section,
        theme=row.theme,
        lang=msgspec.convert(row.lang, Lang),
        series=row.series,
        period=row.period,
        published=date.fromisoformat(row.published) if row.published else None,
        figures=tuple(msgspec.json.decode(row.figures, type=list[float])),
    )
