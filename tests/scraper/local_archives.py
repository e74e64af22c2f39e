"""Archives of the replica as others would have made them: a mirrored folder, a WARC file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from fake_parser import FAKE
from harness import DEMOGRAPHY, FakeClock, Silence, records_below
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from fixtures.replica.server import Replica
from scraper.harvest import Options
from scraper.local_archive.run import take_in
from scraper.parser import Parser
from scraper.settings import Settings
from scraper.site.files import attached_files
from scraper.site.page import page_tree
from scraper.summary import Summary

SITE = "https://stat.gov.kz"


@dataclass(frozen=True)
class Capture:
    """A response with status 200; `day` is in March 2026, None where nothing tells it."""

    path: str
    body: bytes
    media_type: str = "text/html; charset=UTF-8"
    day: int | None = None


def page(element: int, words: str, lang: str = "en", day: int | None = None) -> Capture:
    """A release page that the fake parser reads."""
    prefix = "" if lang == "kk" else f"/{lang}"
    body = (
        f'<!DOCTYPE html><h1 class="banner-breadcrumbs-info__title">Births {element}</h1>'
        f'<div class="banner-breadcrumbs-item__text">Date of publication: 12.05.2025</div>'
        f'<div class="publication-detail"><div class="white-bg-block">'
        f'<div class="block-title">Births</div><p>{words}.</p> '
        f'<a href="/api/iblock/element/{element}/file/{lang}/">Table</a></div></div></html>'
    )
    path = f"{prefix}/industries/{DEMOGRAPHY}/publications/{element}/"
    return Capture(path, body.encode(), day=day)


def mirror(replica: Replica, paths: list[str]) -> list[Capture]:
    """Pages of the replica, each before the files that it links to, as a crawler meets them."""
    captures = []
    for path in paths:
        body = requests.get(replica.base_url + path, timeout=10).content
        files = attached_files(page_tree(body, path, "utf-8"), replica.base_url + path)
        answers = [(file, requests.get(replica.base_url + file, timeout=10)) for file in files]
        captures += [Capture(path, body)]
        captures += [Capture(file, got.content, got.headers["Content-Type"]) for file, got in answers if got]
    replica.log.clear()
    return captures


def write_folder(root: Path, captures: list[Capture]) -> Path:
    """As `wget -m` leaves it without a folder for the host."""
    for capture in captures:
        parts = urlsplit(capture.path)
        name = f"index.html?{parts.query}" if parts.query else "index.html"
        file = root / parts.path.strip("/") / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(capture.body)
    return root


def write_warc(path: Path, captures: list[Capture], site: str = SITE) -> Path:
    """In the order given."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=path.suffix == ".gz")
    for capture in captures:
        told = {"WARC-Date": f"2026-03-{capture.day:02}T06:00:00Z" if capture.day else "unknown"}
        head = StatusAndHeaders("200 OK", [("Content-Type", capture.media_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                site + capture.path,
                "response",
                BytesIO(capture.body),
                length=len(capture.body),
                http_headers=head,
                warc_headers_dict=told,
            )
        )
    path.write_bytes(file.getvalue())
    return path


@dataclass
class Backfill:
    """Takes archives into one home, again and again."""

    home: Path
    base_url: str = SITE
    parser: Parser = FAKE

    def run(self, *archives: Path, **chosen: Any) -> Summary:
        names = {"since", "until", "limit", "dry_run"} & chosen.keys()
        options = Options(parser=self.parser, **{name: chosen.pop(name) for name in names})
        settings = Settings(base_url=self.base_url, home=str(self.home), **chosen)
        return take_in(archives, settings, options, Silence(), FakeClock())

    def records(self) -> dict[str, str]:
        return records_below(self.home)

    def record(self, element: int, lang: str = "en") -> str:
        return (self.home / f"records/{DEMOGRAPHY}/{element}.{lang}.json").read_text("utf-8")


def recorded_time(moment: datetime) -> str:
    """A moment as a record spells it."""
    return f'"fetched_at": "{moment:%Y-%m-%dT%H:%M:%SZ}"'
