"""A site of one theme in memory, that tests change between runs, and a harvest of it without a network."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import IO, Any

import msgspec
import pytest
from fake_parser import fake_release
from harness import FakeClock, Silence
from lxml import html
from site_pages import LISTING, THEME, item, listing_page, pager, tables_page

import scraper.harvest
from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from records.release import Release, Spreadsheet
from scraper.acceptance import accepted_names
from scraper.errors import StatusError, TransferError
from scraper.fetch.response import Response, Validators
from scraper.fetch.tally import Tally
from scraper.harvest import Options, harvest
from scraper.parser import Parser
from scraper.settings import Settings
from scraper.site.urls import release_of
from scraper.summary import Summary

BASE = "https://stat.gov.kz"
TREE = "/en/industries/"
PER_PAGE = 3
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

PAGE = """<html><body><div class="banner">{banner}</div>
<div class="banner-breadcrumbs-info__title">{title}</div>
<div class="banner-breadcrumbs-item__text"><i class="published">{published}</i></div>
<div class="banner-breadcrumbs-item__text"><i class="announced">{announces}</i></div>
<div class="publication-detail"><div class="white-bg-block"><div class="block-title">News</div>
<p>{text}</p><a href="{file}">{title}</a></div></div></body></html>"""

NO_NEWS = b'<html><body><a href="/en/news/">News</a></body></html>'

WALL = b"<html><body>Are you a robot? Solve the captcha</body></html>"


@dataclass(frozen=True)
class Page:
    """A release of the site: what its page says, and what its entry in the listing says."""

    element: int
    published: date
    text: str = "Prices rose by 0.1 %"
    banner: str = "A quiet day"
    title: str = "Prices"
    entry: str = "Prices"
    workbook: bytes = b"%PDF-1.7 one"
    announces: date | None = None

    @property
    def path(self) -> str:
        return f"{LISTING}{self.element}/"

    @property
    def file(self) -> str:
        return f"/api/iblock/element/{self.element}/file/en/"

    @property
    def release_id(self) -> str:
        return f"economy/prices/{self.element}/en"

    @property
    def record(self) -> str:
        return f"records/economy/prices/{self.element}.en.json"

    def body(self) -> bytes:
        values = {"banner": self.banner, "title": self.title, "text": self.text, "file": self.file}
        days = {"published": self.published, "announces": self.announces or ""}
        return PAGE.format(**days, **values).encode()

    def item(self) -> str:
        day = self.published
        return item(f"{self.element}/", str(day.day), f"{day:%B}", self.entry)


def parse(data: bytes, origin: Origin) -> Release:
    """What `PAGE` says; anything else is no release."""
    page: Any = html.document_fromstring(data)
    titles = page.find_class("banner-breadcrumbs-info__title")
    if not titles:
        raise UnreadableDocumentError("bot_wall", f"{origin.url}: no release")
    published, announced, detail = (
        page.find_class(name)[0] for name in ("published", "announced", "publication-detail")
    )
    (link,) = detail.iter("a")
    title = titles[0].text_content()
    sheet = Spreadsheet(title=title, url=link.get("href"), media_type=None, size=None, sha256=None)
    release = fake_release(origin, title, detail.find(".//p").text_content(), [sheet], data)
    return msgspec.structs.replace(release, published=_day(published), next_published=_day(announced))


def _day(element: Any) -> date | None:
    return date.fromisoformat(element.text) if element.text else None


@dataclass
class SmallSite:
    """`pages` are listed newest first; `broken` says by path how it fails: `500`, `cut` or `wall`.

    `dress` is what a listing shows besides its entries.
    """

    pages: list[Page] = field(default_factory=list)
    unlisted: dict[int, Page] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    dress: str = ""
    asked: list[str] = field(default_factory=list)

    def page(self, element: int) -> Page:
        return next(page for page in [*self.pages, *self.unlisted.values()] if page.element == element)

    def change(self, element: int, **values: Any) -> None:
        """Have the page, the entry or the workbook of a release say something else."""
        page = replace(self.page(element), **values)
        if element in self.unlisted:
            self.unlisted[element] = page
        else:
            self.pages = [page if old.element == element else old for old in self.pages]

    def unlist(self, element: int) -> None:
        self.unlisted[element] = self.page(element)
        self.pages = [page for page in self.pages if page.element != element]

    def on_page(self, number: int) -> list[Page]:
        return self.pages[(number - 1) * PER_PAGE : number * PER_PAGE]

    @property
    def last_page(self) -> int:
        return max(1, -(-len(self.pages) // PER_PAGE))

    def body(self, path: str) -> bytes:
        """What stands at `path`, where nothing is broken."""
        if path == TREE:
            return THEME
        if path.endswith(("/spreadsheets/", "/dynamic-tables/")):
            return tables_page()
        if address := release_of(path):
            return self.page(address.element).body()
        if path == "/en/news/":
            return NO_NEWS
        if path.startswith("/api/"):
            return self.page(int(path.split("/")[4])).workbook
        number = int(path.partition("=")[2] or 1)
        items = [page.item() for page in self.on_page(number)]
        return listing_page(*items, pager=pager(range(1, self.last_page + 1)) + self.dress)

    def releases_asked(self) -> list[int]:
        """The releases that were asked for since the last call."""
        found = [address.element for path in self.asked if (address := release_of(path))]
        self.asked.clear()
        return found


class Client:
    """`PoliteClient` for a site in memory: the same calls, errors and budget, and no network."""

    base_url = BASE
    received = 0

    def __init__(self, site: SmallSite, settings: Settings) -> None:
        self.site = site
        self.tally = Tally(settings.max_requests)

    @property
    def requests(self) -> int:
        return self.tally.requests

    def check_budget(self) -> None:
        self.tally.check_budget()

    def close(self) -> None: ...

    def hang_up(self) -> None:
        self.tally.close()

    def get(self, path: str, validators: Validators | None = None) -> Response:
        self.tally.spend()
        self.site.asked.append(path)
        url, fault = BASE + path, self.site.broken.get(path)
        if fault == "500":
            raise StatusError(url, 500, transient=True)
        if fault == "cut":
            raise TransferError(f"{url}: did not arrive whole")
        if fault == "wall":
            return Response(url, 200, WALL, Validators(), "text/html", "utf-8")
        body = self.site.body(path)
        given = Validators(f'"{hashlib.sha256(body).hexdigest()}"')
        if validators is not None and validators == given:
            return Response(url, 304, b"", given)
        return Response(url, 200, body, given, "text/html", "utf-8")

    def get_file(self, path: str, sink: IO[bytes], validators: Validators | None = None) -> Response:
        answer = self.get(path, validators)
        if answer.not_modified:
            return answer
        sink.write(answer.body)
        kind = "text/html" if answer.body == WALL else XLSX
        digest = hashlib.sha256(answer.body).hexdigest()
        return replace(answer, body=b"", media_type=kind, size=len(answer.body), sha256=digest)


@dataclass
class SmallHarvester:
    """Harvests a site in memory into one home, again and again."""

    site: SmallSite
    home: Path
    patch: pytest.MonkeyPatch
    clock: FakeClock = field(default_factory=FakeClock)
    parser: Parser = field(default_factory=lambda: Parser(parse, "1"))

    def __post_init__(self) -> None:
        self.patch.setattr(scraper.harvest, "PoliteClient", lambda settings, _: Client(self.site, settings))

    def run(
        self, *, limit: int | None = None, again: bool = False, accept: tuple[str, ...] = (), **settings: Any
    ) -> Summary:
        self.site.asked.clear()
        chosen = Settings(**{"home": str(self.home), "lang": ["en"], "workers": 1, **settings})
        options = Options(limit=limit, again=again, accept=accepted_names(accept), parser=self.parser)
        return harvest(chosen, options, Silence(), self.clock)

    def wait(self, **time: float) -> None:
        self.clock.time += timedelta(**time)

    def publish(self, element: int, **values: Any) -> Page:
        """A release of today, at the top of the listing."""
        page = Page(element, self.clock.now().date(), **values)
        self.site.pages.insert(0, page)
        return page

    def record(self, page: Page) -> bytes:
        return (self.home / page.record).read_bytes()
