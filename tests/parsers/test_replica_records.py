"""The record of every page of the replica is the one that was looked at and kept."""

from __future__ import annotations

import json

import pytest
from golden import FOLDER, path_of, written
from replica_records import EDITIONS, name, record

from fixtures.replica.site import ReleaseEdition

COMMAND = "python -m tests.parsers.write_expected"

each_page = pytest.mark.parametrize("page", EDITIONS, ids=name)


@each_page
def test_record_is_the_expected_one(page: ReleaseEdition) -> None:
    path = path_of(name(page))
    assert path.is_file(), f"{path.name} is missing: {COMMAND}, then read what it wrote"
    assert written(record(page)).splitlines() == path.read_text("utf-8").splitlines()


def test_every_expected_record_has_its_page() -> None:
    assert len(EDITIONS) == 46
    assert {path.name for path in FOLDER.iterdir()} == {path_of(name(page)).name for page in EDITIONS}


def test_an_expected_record_is_json_with_one_line_an_observation() -> None:
    page = EDITIONS[0]
    lines = written(record(page)).splitlines()
    content = json.loads("\n".join(lines))
    figures = record(page).observations
    assert [obs["obs_id"] for obs in content["observations"]] == [obs.obs_id for obs in figures]
    assert sum(line.startswith('    {"obs_id"') for line in lines) == len(figures) > 0
    assert "text" not in content


@each_page
def test_header_is_that_of_the_page(page: ReleaseEdition) -> None:
    release = record(page)
    assert (release.lang, release.title) == (page.lang, page.title)
    assert (release.published, release.next_published) == (
        page.release.published,
        page.release.next_published,
    )
    assert release.time_period
    assert release.time_period.sdmx.replace("P1Y", "P12M") == page.release.period.replace("P1Y", "P12M")
    group, theme = page.branch
    assert release.release_id == f"{group.slug}/{theme.slug}/{page.id}/{page.lang}"


@each_page
def test_every_part_of_the_page_is_there(page: ReleaseEdition) -> None:
    release = record(page)
    assert release.key_points
    assert release.observations
    assert release.contacts.department
    assert release.contacts.executor
    assert release.contacts.executor_phone_e164
    assert release.owner


@each_page
def test_every_link_of_the_page_is_in_a_list(page: ReleaseEdition) -> None:
    blocks = [*page.edition.blocks, *(page.edition.back_matter or page.series.back_matter[page.lang])]
    printed = [link.title for block in blocks for item in block.items for link in item.links or []]
    release = record(page)
    listed = [item.title for item in (*release.links, *release.dynamic_tables, *release.spreadsheets)]
    assert sorted(listed) == sorted(printed)


def test_issues_of_a_series_share_its_name() -> None:
    names: dict[tuple[str, str], set[str]] = {}
    for page in EDITIONS:
        names.setdefault((page.series.slug, page.lang), set()).add(record(page).series.casefold())
    assert len(names) == 24
    assert {series: found for series, found in names.items() if len(found) > 1} == {}
