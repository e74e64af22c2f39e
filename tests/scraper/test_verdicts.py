"""Answers with status 200 that are not what was asked for, as the real parsers and a whole run judge them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from click.testing import CliRunner
from harness import DEMOGRAPHY, Harvester, by_status, offer, rewrite

from fixtures.replica.pages import render_release
from fixtures.replica.site import load_site
from records.codec import decode
from scraper.catalog.store import view_catalog
from scraper.cli import cli
from scraper.exits import Exit
from scraper.home import Home
from scraper.parser import Parser
from scraper.summary import Summary

Change = Callable[[bytes], bytes]

THEME = f"/en/industries/{DEMOGRAPHY}"
LISTING = f"{THEME}/publications/"
SHEETS = f"{THEME}/spreadsheets/"
TREE = "/en/industries/"
MIGRATION = f"{LISTING}187342/"
RECORD = f"records/{DEMOGRAPHY}/187342.en.json"
FILE = "/api/iblock/element/187342/file/en/"
WALLS = ("bot-wall", "login", "maintenance")


@pytest.fixture
def site() -> Iterator[pytest.MonkeyPatch]:
    """What changes the answers of the replica, until it is undone; not the patches that keep tests safe."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture
def real(harvester: Harvester) -> Harvester:
    harvester.parser = Parser()
    return harvester


def page(element: int) -> bytes:
    """A release page of the replica."""
    content = load_site()
    return next(render_release(content, release) for release in content.editions() if release.id == element)


def renamed(name: str) -> Change:
    """The page with one class of the template renamed."""
    return lambda body: re.sub(rb'(?<=["\s])' + name.encode() + rb'(?=["\s])', b"x-" + name.encode(), body)


def cut(body: bytes) -> bytes:
    """A page without its last block and all that follows."""
    return body[: body.rindex(b'<div class="white-bg-block')]


def in_russian(body: bytes) -> bytes:
    """The Russian page of the release, which takes itself for the English one."""
    return page(187310).replace(b"187310", b"187342").replace(b"/ru/", b"/en/")


INSTEAD: dict[str, tuple[Change, Exit, str]] = {
    "empty": (lambda _: b"", Exit.FAILED, "the document is empty"),
    "blank": (lambda _: b" \r\n", Exit.FAILED, "the document is empty"),
    "json": (
        lambda _: b'{"status": "error", "data": null}',
        Exit.STRUCTURE,
        "JSON in the place of a page",
    ),
    "pdf": (lambda _: b"%PDF-1.7\n" + b"\0" * 99, Exit.STRUCTURE, "PDF in the place of a page"),
    "cut": (cut, Exit.FAILED, "the page is cut off: it has neither </body> nor </html>"),
    "title renamed": (
        renamed("banner-breadcrumbs-info__title"),
        Exit.STRUCTURE,
        "not built as statgov-2023: no .banner-breadcrumbs-info__title",
    ),
    "content twice": (
        lambda body: body.replace(b"</body>", b'<div class="publication-detail"></div></body>'),
        Exit.STRUCTURE,
        "not built as statgov-2023: 2 .publication-detail where 1 is expected",
    ),
    "another release": (
        lambda _: page(341570),
        Exit.STRUCTURE,
        f"the page of another release, {DEMOGRAPHY}/341570/en",
    ),
    "another release under this address": (
        lambda _: page(341570).replace(b"publications/341570/", b"publications/187342/"),
        Exit.STRUCTURE,
        "the page of another release, with the PDF of element 341570",
    ),
    "another language": (in_russian, Exit.STRUCTURE, "words in ru at an address of en pages"),
}


@pytest.fixture(params=[*WALLS, *INSTEAD])
def bad(
    request: pytest.FixtureRequest, real: Harvester, site: pytest.MonkeyPatch
) -> tuple[Exit, str, Callable[[], None]]:
    """An answer in the place of a release: the exit code and the line it makes, and what switches it on."""
    name = request.param
    if name in WALLS:
        return Exit.STRUCTURE, "stands in place of the page", lambda: real.fault(name, MIGRATION)
    change, code, line = INSTEAD[name]
    return code, line, lambda: rewrite(site, MIGRATION, change)


def heal(harvester: Harvester, site: pytest.MonkeyPatch) -> Summary:
    """The next run, a day later, of a site that behaves."""
    site.undo()
    harvester.replica.faults.clear()
    harvester.clock.time += timedelta(days=1)
    return harvester.run()


def test_bad_answer_publishes_nothing_the_others_are_harvested_and_the_next_run_heals(
    real: Harvester, site: pytest.MonkeyPatch, bad: tuple[Exit, str, Callable[[], None]]
) -> None:
    code, line, switch_on = bad
    switch_on()
    summary = real.run()
    assert summary.exit_code == code
    (entry,) = [entry for entry in summary.entries if entry.status != "new"]
    assert entry.release_id == f"{DEMOGRAPHY}/187342/en"
    assert line in entry.why
    assert (len(real.records()), RECORD in real.records()) == (3, False)
    assert heal(real, site).exit_code == Exit.DONE
    twin = Harvester(real.replica, real.home.parent / "twin", parser=Parser())
    twin.run()
    assert real.records() == twin.records()


def test_last_good_record_stays_and_the_next_good_answer_changes_nothing(
    real: Harvester, site: pytest.MonkeyPatch, bad: tuple[Exit, str, Callable[[], None]]
) -> None:
    code, line, switch_on = bad
    real.run()
    before = real.records()
    switch_on()
    summary = real.run(again=True)
    assert summary.exit_code == code
    assert [line in entry.why for entry in summary.entries if entry.status != "unchanged"] == [True]
    assert real.records() == before
    assert heal(real, site).exit_code == Exit.DONE
    assert real.records() == before


@pytest.mark.parametrize(("element", "lang"), [("187310", "ru"), ("187288", "kk")], ids=["Russian", "Kazakh"])
@pytest.mark.parametrize("name", ["banner-breadcrumbs-item__text", "block-title", "relese-responsible-item"])
def test_partial_redesign_is_seen_in_every_language(
    real: Harvester, site: pytest.MonkeyPatch, element: str, lang: str, name: str
) -> None:
    prefix = "" if lang == "kk" else f"/{lang}"
    path = f"{prefix}/industries/{DEMOGRAPHY}/publications/{element}/"
    rewrite(site, path, renamed(name))
    summary = real.run(lang=[lang])
    assert summary.exit_code == Exit.STRUCTURE
    (entry,) = by_status(summary, "structure")
    assert entry.why == f"{real.replica.base_url}{path}: not built as statgov-2023: no .{name}"
    assert len(by_status(summary, "new")) == 3


def test_outcome_of_a_page_that_is_another_one_is_kept(real: Harvester, site: pytest.MonkeyPatch) -> None:
    rewrite(site, MIGRATION, in_russian)
    real.run()
    with view_catalog(Home(real.home).catalog) as catalog:
        failing = catalog.releases.url(MIGRATION)
    assert failing is not None
    assert failing.outcome == "other_page"


@pytest.mark.parametrize("kind", WALLS)
@pytest.mark.parametrize("address", [LISTING, SHEETS, TREE], ids=["listing", "tables", "tree"])
def test_wall_in_the_place_of_a_list_takes_nothing_away_and_the_next_run_heals(
    harvester: Harvester, site: pytest.MonkeyPatch, address: str, kind: str
) -> None:
    harvester.run()
    before = harvester.records()
    harvester.fault(kind, address)
    harvester.clock.time += timedelta(days=1)
    summary = harvester.run()
    assert summary.exit_code == Exit.STRUCTURE
    (finding,) = summary.findings
    assert finding.kind == "structure"
    assert address in finding.message
    assert harvester.records() == before
    healed = heal(harvester, site)
    assert (healed.exit_code, healed.findings) == (Exit.DONE, [])
    assert harvester.records() == before


@pytest.mark.parametrize(
    ("body", "media_type"),
    [(b"", "text/html"), (b"", "application/json"), (b'{"error": 1}', "application/json")],
    ids=["empty", "empty json", "json"],
)
@pytest.mark.parametrize("address", [LISTING, SHEETS], ids=["listing", "tables"])
def test_answer_that_is_no_page_is_no_empty_listing(
    harvester: Harvester, site: pytest.MonkeyPatch, address: str, body: bytes, media_type: str
) -> None:
    rewrite(site, address, lambda _: body, media_type)
    summary = harvester.run(topic=[DEMOGRAPHY, "economy/foreign-market"])
    assert summary.exit_code == Exit.STRUCTURE
    (finding,) = summary.findings
    assert (finding.kind, address in finding.message) == ("structure", True)
    assert len(by_status(summary, "new")) >= 3
    site.undo()
    assert harvester.run(topic=[DEMOGRAPHY, "economy/foreign-market"]).exit_code == Exit.DONE
    assert len(harvester.records()) == 7


def test_listing_that_shrinks_to_less_than_half_is_not_believed(
    harvester: Harvester, site: pytest.MonkeyPatch
) -> None:
    def shrunk(body: bytes) -> bytes:
        items = re.findall(rb'<li id="bx_\d+_\d+">\s*<div class="release">.*?</li>', body, re.DOTALL)
        for item in items[1:]:
            body = body.replace(item, b"")
        return body.replace(b'name="year"', b'name="age"')  # or the filter would show what is missing

    harvester.run()
    before = harvester.records()
    rewrite(site, LISTING, shrunk)
    summary = harvester.run()
    assert summary.exit_code == Exit.STRUCTURE
    (finding,) = summary.findings
    assert finding.message.startswith(f"{LISTING}: 1 entries, where 4 were before; ")
    assert harvester.records() == before
    healed = heal(harvester, site)
    assert (healed.exit_code, healed.findings) == (Exit.DONE, [])


@pytest.mark.parametrize("kind", WALLS)
def test_wall_in_the_place_of_a_file_fails_the_run_and_the_next_one_has_the_file(
    harvester: Harvester, site: pytest.MonkeyPatch, kind: str
) -> None:
    harvester.fault(kind, FILE)
    assert harvester.run().exit_code == Exit.FAILED
    assert RECORD in harvester.records()
    assert heal(harvester, site).exit_code == Exit.DONE
    with view_catalog(Home(harvester.home).catalog) as catalog:
        state = catalog.releases.url(FILE)
    assert state is not None
    assert (state.outcome, state.media_type) == ("ok", "application/pdf")


def test_empty_answer_in_the_place_of_a_file_is_not_the_file(
    harvester: Harvester, site: pytest.MonkeyPatch
) -> None:
    offer(site, {"187342.pdf": b""})
    summary = harvester.run()
    assert summary.exit_code == Exit.FAILED
    (entry,) = [entry for entry in summary.entries if entry.attachments_failed]
    assert entry.attachments_failed[0].endswith(": an empty answer in the place of a file")
    assert heal(harvester, site).exit_code == Exit.DONE


def test_week_without_news_is_no_alarm(real: Harvester) -> None:
    real.run()
    before = real.records()
    real.clock.time += timedelta(days=7)
    summary = real.run()
    assert summary.exit_code == Exit.DONE
    assert {finding.kind for finding in summary.findings} <= {"calendar"}
    assert real.records() == before


def test_russian_text_is_published_as_russian_only(real: Harvester) -> None:
    real.run(lang=["en", "ru", "kk"])
    langs = {path: decode((real.home / path).read_bytes()).lang for path in real.records()}
    assert len(langs) == 12
    assert all(path.endswith(f".{lang}.json") for path, lang in langs.items())


def test_backfill_of_a_time_without_releases_is_no_alarm(real: Harvester, site: pytest.MonkeyPatch) -> None:
    site.setenv("KZSTAT_DELAY", "0")
    where = ["--base-url", real.replica.base_url, "--home", str(real.home), "--lang", "en"]
    real.run()
    before = real.records()
    result = CliRunner().invoke(cli, ["backfill", "--since", "2030-01-01", *where, "--topic", DEMOGRAPHY])
    assert result.exit_code == Exit.DONE
    assert "; 0 fetched with " in result.stdout
    assert "\nNothing was due.\n" in result.stdout
    assert real.records() == before
