"""A model of the catalog: a site that changes and fails at random, harvests of it, and what must hold.

What harvest promises to notice in its next undisturbed run (`Model.promised`): releases that are new or back
on the listing; entries that say something else, on every page of the listing that it reads; what failed or
lost its record; everything, for other parsers or with `--again`; and once a day what was published within
`revision_days`. A page of the listing beyond the first is read where the one before it has something new, or
after `walk_days`. What a release says is never told by anything but its page, asked for.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from killing import STEPS
from site_pages import LISTING
from small_site import BASE, Page, SmallHarvester, SmallSite, parse

from parsers.origin import Origin
from records.codec import decode
from records.release import Release
from scraper.due import ASK_AGAIN
from scraper.exits import Exit
from scraper.parser import Parser
from scraper.summary import Summary

REVISION_DAYS = 60
WALK_DAYS = 7
FAULTS = st.sampled_from(["500", "cut", "wall"])
PICK = st.integers(0, 999)

KILL: dict[str, Any] = {}
HOW = st.one_of(
    st.just(KILL),
    st.just({"again": True}),
    st.builds(lambda limit: {"limit": limit}, st.integers(0, 4)),
    st.builds(lambda budget: {"max_requests": budget}, st.integers(1, 12)),
)

READ = (
    "SELECT element, record_path FROM releases JOIN urls USING (url)"
    " WHERE outcome = 'ok' AND parser_version = ?"
)
COUNTS = "SELECT element, max(vintages.vintage) FROM vintages JOIN releases USING (release_id) GROUP BY 1"


class Killed(BaseException):
    """Nothing in the code catches it, as nothing catches SIGKILL."""


def reading(version: int) -> Parser:
    """Parsers that read one word more with every other version."""

    def read(data: bytes, origin: Origin) -> Release:
        release = parse(data, origin)
        return msgspec.structs.replace(release, text=release.text + " more" * (version // 2))

    return Parser(read, str(version))


class Model(RuleBasedStateMachine):
    """`versions` are the contents of each release that were committed, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr("os.fsync", lambda _: None)  # no power is cut here
        self.steps_left = -1
        for owner, name in STEPS:
            self.patch.setattr(owner, name, self.watched(getattr(owner, name)))
        self.site = SmallSite()
        self.harvester = SmallHarvester(self.site, Path(self.folder.name) / "home", self.patch)
        self.version = 0
        self.number = 0
        self.versions: dict[int, list[tuple[str, str | None]]] = {}
        self.pages: dict[str, bytes] = {}
        self.promise: set[int] = set()
        self.is_settled = False
        self.publish(3)

    def teardown(self) -> None:
        self.patch.undo()
        self.folder.cleanup()

    def watched(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """A step that kills the run when it is the last, and every step after that one."""

        def stepping(*values: Any, **options: Any) -> Any:
            if self.steps_left == 0:
                raise Killed
            self.steps_left -= 1
            return step(*values, **options)

        return stepping

    # What happens on the site

    @rule(count=st.integers(1, 4), is_file_late=st.booleans())
    def publish(self, count: int, is_file_late: bool = False) -> None:
        for _ in range(count):
            self.number += 1
            page = self.harvester.publish(1000 + self.number, title=f"No. {self.number}")
            self.site.change(page.element, entry=f"No. {self.number}")
            if is_file_late:
                self.site.broken[page.file] = "500"
        self.is_settled = False

    @rule(pick=PICK, what=st.sampled_from(["text", "banner", "entry", "workbook"]))
    def change(self, pick: int, what: str) -> None:
        """A figure is revised, a banner or the entry in the listing changes, or a file behind the page."""
        self.number += 1
        value: Any = f"No. {self.number}"
        if what == "workbook":
            value = b"%PDF-1.7 " + value.encode()
        self.site.change(self.picked(pick).element, **{what: value})
        self.is_settled = False

    @precondition(lambda self: len(self.site.pages) > 1)
    @rule(pick=PICK)
    def unlist(self, pick: int) -> None:
        self.site.unlist(self.site.pages[pick % len(self.site.pages)].element)
        self.is_settled = False

    @precondition(lambda self: self.site.unlisted)
    @rule()
    def list_again(self) -> None:
        self.site.pages.insert(0, self.site.unlisted.popitem()[1])
        self.is_settled = False

    @rule()
    def dress_listing(self) -> None:
        self.number += 1
        self.site.dress = f"<p>{self.number}</p>"
        self.is_settled = False

    @rule(pick=PICK, fault=FAULTS, is_file=st.booleans())
    def break_release(self, pick: int, fault: str, is_file: bool) -> None:
        page = self.picked(pick)
        self.site.broken[page.file if is_file else page.path] = fault
        self.is_settled = False

    @rule(fault=FAULTS, number=st.integers(1, 3))
    def break_listing(self, fault: str, number: int) -> None:
        self.site.broken[LISTING if number == 1 else f"{LISTING}?PAGEN_1={number}"] = fault
        self.is_settled = False

    @rule()
    def mend(self) -> None:
        self.site.broken.clear()

    # What happens here

    @rule(hours=st.sampled_from([1, 19, 21, 24 * 8, 24 * 70]))
    def wait(self, hours: int) -> None:
        self.harvester.wait(hours=hours)
        self.is_settled = False

    @rule(is_walled=st.booleans())
    def upgrade_parsers(self, is_walled: bool) -> None:
        self.version += 1
        if is_walled:
            self.site.broken |= {page.path: "wall" for page in self.site.pages}
        self.harvester.parser = reading(self.version)
        self.is_settled = False

    @precondition(lambda self: self.versions)
    @rule(pick=PICK, with_all=st.booleans())
    def delete_record(self, pick: int, with_all: bool) -> None:
        held = sorted(self.versions)
        path = self.harvester.home / self.site.page(held[pick % len(held)]).record
        if with_all:
            shutil.rmtree(path.parent, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        if path.parent.exists():  # later than whatever the run before it has done there
            os.utime(path.parent, ns=(path.parent.stat().st_mtime_ns + 10**9,) * 2)
        self.is_settled = False

    # Runs

    @rule(how=HOW, steps=st.integers(0, 80))
    def run_somehow(self, how: dict[str, Any], steps: int) -> None:
        if how == KILL:
            self.steps_left = steps
            self.run()
            self.steps_left = -1
        else:
            self.run(**how)

    @rule()
    def run_undisturbed(self) -> None:
        self.site.broken.clear()
        walked = self.query("SELECT walked_at, pages FROM listings WHERE url = ?", LISTING)
        summary = self.run()
        assert summary is not None
        if any(finding.kind == "structure" for finding in summary.findings):
            return  # a listing that has shrunk too much
        assert summary.exit_code == Exit.DONE
        assert not summary.is_partial
        listed = {page.element for page in self.site.pages}
        assert listed <= set(self.versions)
        assert all((self.harvester.home / page.record).exists() for page in self.site.pages)
        assert self.query("SELECT count(*) FROM listed WHERE due IS NOT NULL") == [(0,)]
        for walked_at, pages in walked:
            if pages > 1 and self.is_past(walked_at, timedelta(days=WALK_DAYS)):
                printed = dict(self.query("SELECT element, title FROM listed"))
                assert printed == {str(page.element): page.entry for page in self.site.pages}
        self.is_settled = True

    @precondition(lambda self: self.is_settled)
    @rule()
    def run_with_nothing_new(self) -> None:
        """One request a listing, none for a release; the day's tree of themes is fresh."""
        before = {path: path.read_bytes() for path in self.harvester.home.glob("records/**/*.json")}
        summary = self.run()
        assert summary is not None
        leaves = ("publications", "spreadsheets", "dynamic-tables")
        listings = [LISTING.replace("publications", leaf) for leaf in leaves]
        assert self.asked == [*listings, "/en/news/"]
        assert summary.entries == []
        assert {path: path.read_bytes() for path in before} == before

    def run(self, *, again: bool = False, **options: Any) -> Summary | None:
        """One harvest, checked; None where it was killed."""
        must = self.promised(again)
        try:
            summary = self.harvester.run(
                again=again, revision_days=REVISION_DAYS, walk_days=WALK_DAYS, **options
            )
        except Killed:
            summary = None
        self.asked = list(self.site.asked)
        self.note_versions()
        self.is_settled = False
        if summary is not None:
            self.check_home()
            is_free = summary.spent is None and "limit" not in options
            if is_free and not any(finding.kind in ("structure", "failed") for finding in summary.findings):
                listed = {int(element) for (element,) in self.query("SELECT element FROM listed")}
                assert must & listed <= set(self.site.releases_asked()), "asked for less than promised"
        return summary

    # What must hold

    def promised(self, again: bool) -> set[int]:
        """The releases on the first page of the listing, and all held, that the next run must ask for."""
        now = self.harvester.clock.now()
        known = dict(self.query("SELECT element, day || ' ' || month || ' ' || title FROM listed"))
        held = dict(self.query("SELECT element, listed FROM releases"))
        states = {
            url: rest
            for url, *rest in self.query("SELECT url, outcome, parser_version, fetched_at FROM urls")
        }
        posted = {
            path for (path,) in self.query("SELECT path FROM outbox")
        }  # written before anything is asked
        must = set()
        for page in self.site.on_page(1):
            day = page.published
            printed = f"{day.day} {day:%B} {page.entry}"
            if str(page.element) not in known or held.get(str(page.element)) != printed:
                must.add(page.element)
        for element in map(int, known.keys() & held.keys()):
            page = self.site.page(element)
            outcome, version, fetched_at = states[page.path]
            is_old = self.is_past(fetched_at, ASK_AGAIN)
            is_recent = page.published >= now.date() - timedelta(days=REVISION_DAYS)
            is_there = (self.harvester.home / page.record).exists() or page.record in posted
            is_well = outcome == "ok" and version == self.harvester.parser.version and is_there
            if again or not is_well or (is_recent and is_old):
                must.add(element)
        return must & (set(map(int, known)) | {page.element for page in self.site.on_page(1)})

    def note_versions(self) -> None:
        """What the run has committed, killed or not."""
        for page in [*self.site.pages, *self.site.unlisted.values()]:
            self.pages[hashlib.sha256(page.body()).hexdigest()] = page.body()
        states = {
            url: (outcome, sha256)
            for url, outcome, sha256 in self.query("SELECT url, outcome, sha256 FROM urls")
        }
        for (element,) in self.query("SELECT element FROM releases"):
            page = self.site.page(int(element))
            outcome, sha256 = states[page.path]
            if outcome not in ("ok", "incomplete"):
                continue
            text = parse(self.pages[sha256], origin_of(page)).text
            _, file = states.get(page.file, ("", None))
            versions = self.versions.setdefault(page.element, [(text, file)])
            if versions[-1] == (text, None):
                versions[-1] = (text, file)  # the file could not be had before: that is no revision
            elif versions[-1] != (text, file):
                versions.append((text, file))

    def check_home(self) -> None:
        """After a run that was not killed."""
        assert self.query("SELECT * FROM outbox") == []
        counts = dict(self.query(COUNTS))
        assert {int(element): count for element, count in counts.items()} == {
            element: len(versions) for element, versions in self.versions.items()
        }
        rows = self.query("SELECT element, record_path, record_sha256 FROM releases")
        assert {int(element) for element, _, _ in rows} == set(self.versions)
        for _, path, digest in rows:
            record = self.harvester.home / path
            if record.exists():
                assert hashlib.sha256(record.read_bytes()).hexdigest() == digest

    @invariant()
    def records_say_what_was_read(self) -> None:
        """A record whose page today's parsers have read is what they make of that page, with its file."""
        posted = {path for (path,) in self.query("SELECT path FROM outbox")}
        for element, path in self.query(READ, self.harvester.parser.version):
            record = self.harvester.home / path
            if path in posted or not record.exists():
                continue
            text, file = self.versions[int(element)][-1]
            held = decode(record.read_bytes())
            assert held.text == text + " more" * (self.version // 2)
            assert held.spreadsheets[0].sha256 == file

    def is_past(self, moment: str, time: timedelta) -> bool:
        return self.harvester.clock.now() - datetime.fromisoformat(moment) > time

    def picked(self, pick: int) -> Page:
        """Any release of the site, listed or not."""
        pages = [*self.site.pages, *self.site.unlisted.values()]
        return pages[pick % len(pages)]

    def query(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the catalog, none before a run has made it."""
        path = self.harvester.home / "catalog.sqlite"
        database = sqlite3.connect(path if path.exists() else ":memory:")
        try:
            if database.execute("PRAGMA user_version").fetchone() == (0,):
                return []
            return database.execute(query, values).fetchall()
        finally:
            database.close()


def origin_of(page: Page) -> Origin:
    return Origin(url=BASE + page.path, release_id=page.release_id)


@pytest.mark.usefixtures("_no_settings")
def test_home_agrees_with_the_site_whatever_happens() -> None:
    run_state_machine_as_test(
        Model,
        settings=settings(
            max_examples=200,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
