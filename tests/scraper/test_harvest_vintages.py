"""What is a version of a release, and what is none: figures and banners, parsers, files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from harness import DEMOGRAPHY, Harvester
from small_site import SmallHarvester, SmallSite, parse

from fixtures.replica.site import load_site
from parsers.origin import Origin
from parsers.release import parse_release
from records.codec import decode
from records.period import period
from records.release import Release
from scraper.archive import Archive
from scraper.catalog.rows import ReleaseRow, VintageRow
from scraper.catalog.store import view_catalog
from scraper.exits import Exit
from scraper.home import Home
from scraper.parser import Parser
from scraper.summary import Entry


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallHarvester:
    """One release, harvested."""
    harvester = SmallHarvester(SmallSite(), tmp_path / "home", monkeypatch)
    harvester.publish(7)
    assert harvester.run().exit_code == Exit.DONE
    return harvester


def read_shouting(data: bytes, origin: Origin) -> Release:
    release = parse(data, origin)
    return msgspec.structs.replace(release, text=release.text.upper())


def again(small: SmallHarvester) -> Entry:
    """Ask for what is held; the entry of the only release."""
    (entry,) = small.run(again=True).entries
    return entry


def versions(small: SmallHarvester) -> list[VintageRow]:
    with view_catalog(Home(small.home).catalog) as catalog:
        return catalog.releases.vintages(small.site.page(7).release_id)


def changes(version: VintageRow) -> list[tuple[str, str, str]]:
    return [(one["path"], one["old"], one["new"]) for one in json.loads(version.changes)]


def text(small: SmallHarvester) -> str:
    return decode(small.record(small.site.page(7))).text


def held(home: Path) -> list[ReleaseRow]:
    with view_catalog(Home(home).catalog) as catalog:
        return [
            row
            for theme in catalog.releases.series()
            for issue in catalog.releases.issues(theme)
            if (row := catalog.releases.release(issue.release_id))
        ]


def test_first_version_has_no_changes(small: SmallHarvester) -> None:
    (version,) = versions(small)
    assert (version.vintage, changes(version)) == (1, [])


def test_revised_figure_is_the_second_version_and_the_first_is_kept(small: SmallHarvester) -> None:
    old = small.record(small.site.page(7))
    small.site.change(7, text="Prices rose by 0.2 %")
    entry = again(small)
    assert (entry.status, entry.vintage, entry.changed_fields) == ("changed", 2, ["text"])
    first, second = versions(small)
    assert changes(second) == [("/text", "Prices rose by 0.1 %", "Prices rose by 0.2 %")]
    assert Archive(Home(small.home).archive).get(first.record_sha256) == old
    assert Archive(Home(small.home).archive).get(second.page_sha256) == small.site.page(7).body()
    assert text(small) == "Prices rose by 0.2 %"


def test_figure_that_is_revised_back_is_a_third_version(small: SmallHarvester) -> None:
    for figure in ("0.2", "0.1"):
        small.site.change(7, text=f"Prices rose by {figure} %")
        again(small)
    assert [version.vintage for version in versions(small)] == [1, 2, 3]


def test_changed_banner_is_no_version_and_leaves_the_record_as_it_is(small: SmallHarvester) -> None:
    record = small.record(small.site.page(7))
    small.site.change(7, banner="Come to our open day")
    entry = again(small)
    assert (entry.status, entry.vintage, entry.changed_fields) == ("unchanged", None, [])
    assert len(versions(small)) == 1
    assert small.record(small.site.page(7)) == record


def test_other_reading_of_the_same_page_replaces_the_record_and_is_no_version(small: SmallHarvester) -> None:
    small.parser = Parser(read_shouting, "2")
    (entry,) = small.run().entries
    assert (entry.status, entry.vintage, entry.changed_fields) == ("changed", None, ["text"])
    assert text(small) == "PRICES ROSE BY 0.1 %"
    assert len(versions(small)) == 1


def test_revision_that_other_parsers_find_has_only_what_the_bureau_has_changed(small: SmallHarvester) -> None:
    small.parser = Parser(read_shouting, "2")
    small.site.change(7, title="Prices, corrected")
    (entry,) = small.run().entries
    assert (entry.status, entry.vintage, entry.changed_fields) == (
        "changed",
        2,
        ["title", "series", "text", "spreadsheets"],
    )
    fields = {path for path, _, _ in changes(versions(small)[1])}
    assert fields == {"/title", "/series", "/spreadsheets/0/title"}


def test_other_parsers_that_meet_a_wall_first_make_no_version(small: SmallHarvester) -> None:
    small.parser = Parser(read_shouting, "2")
    small.site.broken[small.site.page(7).path] = "wall"
    assert small.run().exit_code == Exit.STRUCTURE
    assert text(small) == "Prices rose by 0.1 %"
    small.site.broken.clear()
    (entry,) = small.run().entries
    assert (entry.status, entry.vintage) == ("changed", None)
    assert len(versions(small)) == 1


def test_revised_workbook_behind_an_unchanged_page_is_a_version(small: SmallHarvester) -> None:
    small.site.change(7, workbook=b"%PDF-1.7 revised")
    small.wait(days=1)  # a page that may be revised is asked for alone, unless all is asked for again
    entry = again(small)
    assert (entry.status, entry.vintage, entry.changed_fields) == ("changed", 2, ["spreadsheets"])
    assert [path for path, _, _ in changes(versions(small)[1])] == [
        "/spreadsheets/0/size",
        "/spreadsheets/0/sha256",
    ]


def test_workbook_that_could_not_be_had_at_first_is_no_version(small: SmallHarvester) -> None:
    late = small.publish(8)
    small.site.broken[late.file] = "500"
    first = small.run()
    assert first.exit_code == Exit.FAILED
    assert first.is_partial
    (count,) = (count for count in first.counts if count.found)
    assert (count.found, count.new, count.unchanged, count.skipped) == (2, 1, 1, 0)
    small.site.broken.clear()
    (entry,) = small.run().entries
    assert (entry.status, entry.vintage, entry.changed_fields) == ("changed", None, ["spreadsheets"])
    assert decode(small.record(late)).spreadsheets[0].sha256 is not None


def test_workbook_that_cannot_be_had_any_more_is_told_as_it_was(small: SmallHarvester) -> None:
    record = small.record(small.site.page(7))
    small.site.broken[small.site.page(7).file] = "500"
    assert again(small).status == "unchanged"
    assert small.record(small.site.page(7)) == record


@pytest.mark.parametrize("lost", [None, b"{}\n"])
def test_revision_of_a_release_that_has_lost_its_record_is_a_version(
    small: SmallHarvester, lost: bytes | None
) -> None:
    path = small.home / small.site.page(7).record
    path.unlink()
    if lost is not None:
        path.write_bytes(lost)
    small.site.change(7, text="Prices rose by 0.2 %")
    entry = again(small)
    assert (entry.status, entry.vintage, entry.changed_fields) == ("changed", 2, ["text"])
    assert changes(versions(small)[1]) == [("/text", "Prices rose by 0.1 %", "Prices rose by 0.2 %")]
    assert text(small) == "Prices rose by 0.2 %"


def test_record_that_somebody_has_edited_is_put_right_and_is_no_version(small: SmallHarvester) -> None:
    path = small.home / small.site.page(7).record
    path.write_bytes(path.read_bytes().replace(b"0.1 %", b"0.9 %"))
    entry = again(small)
    assert (entry.status, entry.vintage) == ("unchanged", None)
    assert text(small) == "Prices rose by 0.1 %"
    assert len(versions(small)) == 1


def test_record_that_is_gone_comes_back_on_a_day_when_its_page_may_be_revised_too(
    small: SmallHarvester,
) -> None:
    (small.home / small.site.page(7).record).unlink()
    small.wait(days=1)
    assert small.run().exit_code == Exit.DONE
    assert text(small) == "Prices rose by 0.1 %"


def test_record_that_is_gone_comes_back_with_its_release_when_that_is_listed_again(
    small: SmallHarvester,
) -> None:
    small.publish(8)
    small.publish(9)
    small.run()
    small.site.unlist(7)
    (small.home / small.site.page(7).record).unlink()
    small.run()
    assert not (small.home / small.site.page(7).record).exists()
    small.site.pages.append(small.site.unlisted.pop(7))
    (entry,) = small.run().entries
    assert (entry.status, entry.why) == ("unchanged", "listed again")
    assert text(small) == "Prices rose by 0.1 %"


def test_all_records_come_back_where_a_killed_run_has_left_some_and_their_folder_is_gone(
    small: SmallHarvester, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException): ...

    def kill(*_: object) -> None:
        raise Killed

    small.home = small.home.parent / "other"
    with monkeypatch.context() as patch:
        patch.setattr("scraper.harvest.save_folders", kill)
        with pytest.raises(Killed):
            small.run()
    path = small.home / small.site.page(7).record
    path.unlink()
    path.parent.rmdir()
    assert small.run().exit_code == Exit.DONE
    assert text(small) == "Prices rose by 0.1 %"


# The stages of a series and the languages of an issue


def test_stage_of_a_release_is_kept(small: SmallHarvester) -> None:
    for element, title in ((8, "Prices, preliminary data"), (9, "Prices, final data")):
        small.publish(element, title=title)
    small.run()
    assert {row.element: row.stage for row in held(small.home)} == {
        "7": None,
        "8": "preliminary",
        "9": "final",
    }


def test_every_issue_of_the_replica_has_one_name_for_its_languages(harvester: Harvester) -> None:
    harvester.parser = Parser()
    assert harvester.run(lang=["en", "ru", "kk"], topic=[]).exit_code == Exit.DONE
    issues: dict[str, set[str]] = {}
    for row in held(harvester.home):
        issues.setdefault(row.issue, set()).add(row.element)
    releases = load_site().releases
    assert len(releases) == 16
    assert sorted(map(sorted, issues.values())) == sorted(
        sorted(str(edition.id) for edition in release.editions.values()) for release in releases
    )
    assert all(name.split("/")[2] in elements for name, elements in issues.items())


def test_release_that_is_read_to_be_of_another_period_leaves_the_issue_it_was_in(
    harvester: Harvester,
) -> None:
    english = f"{DEMOGRAPHY}/187342/en"

    def read_as_of_2001(data: bytes, origin: Origin) -> Release:
        release = parse_release(data, origin)
        first = period("January 2001", date(2001, 1, 1), date(2001, 1, 31))
        of_2001 = msgspec.structs.replace(release, time_period=first)
        return of_2001 if origin.release_id == english else release

    def editions() -> dict[str, str]:
        return {row.release_id: row.issue for row in held(harvester.home) if row.release_id in known}

    harvester.parser = Parser()
    harvester.run(lang=["en", "ru", "kk"])
    known = {row.release_id for row in held(harvester.home) if row.issue == english}
    assert len(known) == 3
    harvester.parser = Parser(read_as_of_2001, "next")
    harvester.run(lang=["en", "ru", "kk"])
    issues = editions()
    assert issues.pop(english) == english
    assert len(set(issues.values())) == 1
    assert set(issues.values()) <= set(issues)
