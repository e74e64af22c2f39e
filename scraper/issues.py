"""Which releases belong together: language editions and stages, told anew with each that is published."""

from __future__ import annotations

import msgspec

from records.release import Lang
from scraper.catalog.rows import ReleaseRow
from scraper.catalog.store import Catalog
from scraper.days import day_of
from scraper.series.edition import Edition
from scraper.series.link import learn, link
from scraper.stage_words import Stage, series_of
from scraper.stages import Issue, same_spans, stages


def link_issue(catalog: Catalog, row: ReleaseRow, former: str | None) -> None:
    """Name anew the issues of the theme of `row` and of its period, and of the `former` one, if it had
    another; the site does not link its languages (SITE.md).

    An issue is named by the first of its release ids, a release that cannot be linked by its own. Where
    nothing in the period decides, the series that other periods show to be the same do.
    """
    for period in sorted({period for period in (row.period, former) if period}):
        _link(catalog, row.section, row.theme, period)


def _link(catalog: Catalog, section: str, theme: str, period: str) -> None:
    held = catalog.releases.of_period(section, theme, period)
    editions = [_edition(edition) for edition in held]
    links = link(editions)
    if links.ambiguous:
        links = link(editions, learn(map(_edition, catalog.releases.of_theme(section, theme))))
    names = {release_id: group[0] for group in links.groups for release_id in group}
    for edition in held:
        issue = names.get(edition.release_id, edition.release_id)
        if issue != edition.issue:
            catalog.releases.name_issue(issue, [edition.release_id])


def mark_superseded(catalog: Catalog, row: ReleaseRow) -> None:
    """Say anew which issues of the series and reference span of `row` others have replaced: its stages."""
    if row.period is None:
        return
    held = [
        other
        for period in same_spans(row.period)
        for other in catalog.releases.of_period(row.section, row.theme, period)
        if other.lang == row.lang and series_of(other.series) == series_of(row.series)
    ]
    replaced = {old: new for stage in stages(map(_stage, held)) for old, new in stage.superseded().items()}
    for other in held:
        if other.superseded_by != (by := replaced.get(other.release_id)):
            catalog.releases.supersede(other.release_id, by)


def _stage(row: ReleaseRow) -> Issue:
    return Issue(
        row.release_id, row.period or "", msgspec.convert(row.stage, Stage | None), day_of(row.published)
    )


def _edition(row: ReleaseRow) -> Edition:
    return Edition(
        release_id=row.release_id,
        section=row.section,
        theme=row.theme,
        lang=msgspec.convert(row.lang, Lang),
        series=row.series,
        period=row.period,
        published=day_of(row.published),
        figures=tuple(msgspec.json.decode(row.figures, type=list[float])),
    )
