"""The exchanges that `fixtures/cassettes/` holds, and how they are played back.

Recording: `make cassettes`, which is `python -m tests.scraper.record_cassettes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import vcr

from scraper.clock import Clock
from scraper.fetch.client import PoliteClient
from scraper.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "cassettes"

#: the replica is recorded on this port, so that addresses are the same on every machine
PORT = 18437
BASE_URL = f"http://127.0.0.1:{PORT}"

PAGE = "/en/industries/social-statistics/demography/publications/187342/"
LISTING = "/en/industries/economy/prices/publications/"
FILE = "/api/iblock/element/187342/file/en/"
KAZAKH = "/industries/economy/prices/publications/"
SPREADSHEETS = "/ru/industries/social-statistics/demography/spreadsheets/"
TABLES = "/en/industries/labor-and-income/stat-wags/dynamic-tables/"
NEWS = "/ru/news/"

#: cassette -> the replica's fault, as its command line takes it
FAULTS = {
    "page": None,
    "not-modified": None,
    "file": None,
    "listing": None,
    "robots-forbids": None,
    "robots-missing": "404@/robots.txt",
    "robots-broken": "503@/robots.txt",
    "retry-after-seconds": f"429@{PAGE}:times=1:retry_after=7",
    "retry-after-date": f"503@{PAGE}:times=1:retry_after=90:form=date",
    "retry-after-too-long": f"503@{PAGE}:retry_after=3600",
    "error-that-goes-away": f"500@{PAGE}:times=2",
    "error-that-stays": f"500@{PAGE}",
    "not-found": f"404@{PAGE}",
    "redirect-elsewhere": f"redirect@{PAGE}:location=http://example.org/",
    "redirect-loop": f"redirect-loop@{PAGE}",
    "bot-wall": f"bot-wall@{LISTING}",
    "robots-crawl-delay": None,
    "robots-request-rate": None,
    "listing-kazakh": None,
    "listing-second-page": None,
    "spreadsheets": None,
    "dynamic-tables": None,
    "news": None,
}

#: cassette -> what the replica asks for in robots.txt
ROBOTS: dict[str, dict[str, Any]] = {
    "robots-crawl-delay": {"crawl_delay": 5},
    "robots-request-rate": {"request_rate": "10/1m 0800-1700"},
}

#: cassette -> what is asked for on it; the page of a release where nothing else is said
ADDRESSES = {
    "file": FILE,
    "listing": LISTING,
    "bot-wall": LISTING,
    "robots-forbids": "/en/search/",
    "listing-kazakh": KAZAKH,
    "listing-second-page": f"{LISTING}?PAGEN_1=2",
    "spreadsheets": SPREADSHEETS,
    "dynamic-tables": TABLES,
    "news": NEWS,
}


@contextmanager
def cassette(name: str, record_mode: str = "none") -> Iterator[Any]:
    """Play `name` back, or record it; with `none`, a request that is not on it is an error."""
    player = vcr.VCR(
        cassette_library_dir=str(FOLDER),
        record_mode=vcr.mode(record_mode),
        match_on=("method", "scheme", "host", "port", "path", "query"),
    )
    with player.use_cassette(f"{name}.yaml") as tape:
        yield tape


@contextmanager
def client_of(clock: Clock, **settings: Any) -> Iterator[PoliteClient]:
    """A client of the recorded site."""
    chosen: dict[str, Any] = {"base_url": BASE_URL, "delay": 0, "contact": "test@example.org", **settings}
    with closing(PoliteClient(Settings(**chosen), clock)) as client:
        yield client
