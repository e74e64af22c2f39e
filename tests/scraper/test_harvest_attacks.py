"""A whole run against servers that mean harm: it ends, within bounds, and says what it refused."""

from __future__ import annotations

import re
import tracemalloc
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fake_parser import FAKE
from harness import DEMOGRAPHY, FakeClock, Harvester, Silence, by_status, rewrite
from hostile import Site, hostile_server
from site_pages import LISTING, THEME, item, listing_page, row, tables_page

from fixtures.replica.pages import render_release
from fixtures.replica.site import load_site
from scraper.cli import cli
from scraper.exits import Exit
from scraper.harvest import Options, harvest
from scraper.home import Home
from scraper.settings import Settings
from scraper.summary import Summary

MEBIBYTE = 2**20
LIMIT = MEBIBYTE

SHEETS = LISTING.replace("publications", "spreadsheets")
TABLES = LISTING.replace("publications", "dynamic-tables")
FILE = "/api/iblock/element/7/file/en/"

#: behaviour of the hostile server -> what the run says of it
ATTACKS = {
    "redirect?http://example.org/": "http://example.org/: not on http://127.0.0.1:",
    "redirect?file:///etc/passwd": "file:///etc/passwd: not on http://127.0.0.1:",
    "redirect?http://169.254.169.254/latest/meta-data/": ": not on http://127.0.0.1:",
    "redirect?http://10.0.0.1/": "http://10.0.0.1/: not on http://127.0.0.1:",
    "longer": "more than 5 redirects",
    "cookie": "more than 5 redirects",
    "declared": f"10737418240 bytes, more than {LIMIT}",
    "undeclared": f"more than {LIMIT} bytes",
    "bomb": f"more than {LIMIT} bytes",
    "twice_packed": "Content-Encoding 'gzip, gzip', which was not asked for",
    "drip": "took longer than 300 s",
    "drip_of_chunks": "took longer than 300 s",
    "drip_of_nothing": "took longer than 300 s",
    "many_headers": "the answer is not HTTP: got more than 100 headers",
    "bad_chunk": "the body did not arrive whole",
    "garbage": "the answer is not HTTP: ",
    "nothing": "without response",
}


@dataclass
class BusyClock(FakeClock):
    """A clock on which looking at it takes a second: as if each read from the network did."""

    looked: int = 0

    def monotonic(self) -> float:
        self.looked += 1
        return float(self.looked)


def good_release(element: int) -> bytes:
    """A release page that stands where `LISTING` says that it does."""
    site = load_site()
    page = next(page for page in site.editions() if page.id == 187342)
    body = render_release(site, page).replace(page.path.encode(), f"{LISTING}{element}/".encode())
    return re.sub(rb"/element/\d+/file", f"/element/{element}/file".encode(), body)


def a_site(**behaviours: str) -> Site:
    """Two releases, of which the second is good, and a spreadsheet; `release`, `sheet` and `listing` are
    behaviours of the hostile server.
    """
    return {
        "/en/industries/": THEME,
        LISTING: behaviours.get("listing") or listing_page(item("1/"), item("2/")),
        SHEETS: tables_page(row(7)),
        TABLES: tables_page(),
        f"{LISTING}1/": behaviours.get("release") or good_release(1),
        f"{LISTING}2/": good_release(2),
        FILE: behaviours.get("sheet") or "file",
        "/api/iblock/element/1/file/en/": "file",
        "/api/iblock/element/2/file/en/": "file",
    }


def run(base_url: str, home: Path) -> Summary:
    settings = Settings(
        base_url=base_url,
        home=str(home),
        lang=["en"],
        delay=0,
        retries=0,
        timeout=5,
        deadline=300,
        workers=1,
        max_bytes=LIMIT,
        max_file_bytes=LIMIT,
    )
    return harvest(settings, Options(parser=FAKE), Silence(), BusyClock())


def on_disk(home: Path) -> int:
    """Bytes of all that lies below the home."""
    return sum(path.stat().st_size for path in home.rglob("*") if path.is_file())


@pytest.mark.parametrize("attack", ATTACKS)
def test_release_that_attacks_fails_alone(tmp_path: Path, attack: str) -> None:
    tracemalloc.start()
    try:
        with hostile_server(a_site(release=attack)) as base_url:
            summary = run(base_url, tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert summary.exit_code == Exit.FAILED
    (failed,) = by_status(summary, "failed")
    assert failed.release_id == "economy/prices/1/en"
    assert ATTACKS[attack] in failed.why
    assert (failed.why.isprintable(), len(failed.why) <= 500) == (True, True)
    assert [entry.release_id for entry in by_status(summary, "new")] == ["economy/prices/2/en"]
    assert summary.files.fetched == 1
    assert on_disk(tmp_path) < LIMIT
    assert peak < 16 * MEBIBYTE


@pytest.mark.parametrize("attack", ATTACKS)
def test_file_that_attacks_fails_alone_and_leaves_nothing(tmp_path: Path, attack: str) -> None:
    with hostile_server(a_site(sheet=attack)) as base_url:
        summary = run(base_url, tmp_path)
    assert summary.exit_code == Exit.FAILED
    (line,) = summary.files.failed
    assert ATTACKS[attack] in line
    assert (line.isprintable(), len(line) <= 500) == (True, True)
    assert len(by_status(summary, "new")) == 2
    assert list((Home(tmp_path).archive / "incoming").iterdir()) == []
    assert on_disk(tmp_path) < LIMIT


@pytest.mark.parametrize("attack", ATTACKS)
def test_listing_that_attacks_is_a_finding_and_the_others_are_read(tmp_path: Path, attack: str) -> None:
    with hostile_server(a_site(listing=attack)) as base_url:
        summary = run(base_url, tmp_path)
    assert summary.exit_code == Exit.FAILED
    (finding,) = summary.findings
    assert finding.kind == "failed"
    assert ATTACKS[attack] in finding.message
    assert summary.files.fetched == 1


def test_listing_without_an_end_is_given_up_and_nothing_of_it_is_taken(tmp_path: Path) -> None:
    with hostile_server(a_site(listing="endless_listing")) as base_url:
        summary = run(base_url, tmp_path)
    assert summary.exit_code == Exit.STRUCTURE
    assert [finding.message for finding in summary.findings] == [
        f"{LISTING}: a listing of more than 200 pages"
    ]
    assert summary.entries == []
    assert summary.requests < 250


def test_certificate_of_nobody_known_ends_the_run(tmp_path: Path) -> None:
    with hostile_server(a_site(), tls=True) as base_url:
        summary = run(base_url, tmp_path)
    assert summary.exit_code == Exit.UNREACHABLE
    assert "certificate" in (summary.stopped or "")
    assert summary.entries == []


ESCAPES = "\x1b]0;own\x07\x1b[2J\x1b[1;31mNew\x9b2K\u202e\u2028"


def kzstat(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def unprintable(text: str) -> set[str]:
    """The characters of `text` that move a cursor or turn the direction."""
    return {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")} - {"\n", "\t"}


@pytest.mark.parametrize("log", ["text", "json"])
def test_escape_sequences_in_titles_reach_neither_terminal_nor_names_of_files(
    harvester: Harvester, monkeypatch: pytest.MonkeyPatch, log: str
) -> None:
    listing = f"/en/industries/{DEMOGRAPHY}/publications/"
    page = f"{listing}187342/"
    site = ["--base-url", harvester.replica.base_url, "--home", str(harvester.home)]
    scope = ["--lang", "en", "--topic", DEMOGRAPHY]
    monkeypatch.setenv("KZSTAT_DELAY", "0")
    monkeypatch.setenv("KZSTAT_LOG", log)
    titled = re.compile(rb"(?<=>)(\s*)(?=[^<]*January-June 2024)")
    outputs = []

    def told(*arguments: str) -> None:
        result = kzstat(*arguments)
        assert result.exit_code in (Exit.DONE, Exit.FAILED)
        outputs.extend([result.stdout, result.stderr])

    for title in (ESCAPES, f"{ESCAPES} revised"):
        for path in (listing, page):
            rewrite(monkeypatch, path, lambda body, title=title: titled.sub(title.encode(), body))  # type: ignore[misc]
        told("harvest", *site, *scope, "--dry-run")
        told("harvest", *site, *scope)
        told("status", "--home", str(harvester.home))
    assert "New" in "".join(outputs)
    assert unprintable("".join(outputs)) == set()
    names = [path.name for path in harvester.home.rglob("*")]
    assert [name for name in names if not re.fullmatch(r"[\w.-]+", name)] == []
