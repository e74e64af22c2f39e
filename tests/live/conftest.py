"""The same checks on the replica, always, and on the real site, with `pytest -m live` only.

Set KZSTAT_CONTACT before asking the real site, so that the bureau can tell who does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing

import pytest

from fixtures.replica.server import serve
from scraper.clock import SystemClock
from scraper.fetch.client import PoliteClient
from scraper.settings import BUREAU, load_settings


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what asks the real site, unless the marker was named on the command line."""
    if "live" in (config.getoption("markexpr") or ""):
        return
    for item in items:
        if item.get_closest_marker("live"):
            item.add_marker(pytest.mark.skip(reason="asks the real site; run with -m live"))


@pytest.fixture(scope="module", params=["replica", pytest.param("bureau", marks=pytest.mark.live)])
def client(request: pytest.FixtureRequest) -> Iterator[PoliteClient]:
    """A client of the replica, and of the bureau's site at its polite pace."""
    if request.param == "replica":
        with serve() as replica, _client(replica.base_url, delay=0) as client:
            yield client
    else:
        with _client(BUREAU, delay=2) as client:
            yield client


def _client(base_url: str, delay: float) -> closing[PoliteClient]:
    settings = load_settings({"base_url": base_url, "delay": delay}, os.environ)
    return closing(PoliteClient(settings, SystemClock()))
