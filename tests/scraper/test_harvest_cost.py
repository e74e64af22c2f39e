"""A run with nothing new costs the same however much is held."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_site import Page, SmallHarvester, SmallSite

from scraper.catalog.database import Database
from scraper.exits import Exit

#: copies of everything that is known of the release 1, under other numbers
COPIES = (
    ("urls", "url"),
    ("releases", "release_id, url, element, record_path"),
    ("vintages", "release_id"),
    ("listed", "release_id, url, element"),
)


def hold(home: Path, number: int) -> None:
    """Have the catalog hold so many releases, as if they had been harvested."""
    database = sqlite3.connect(home / "catalog.sqlite")
    for table, keys in COPIES:
        names = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != "place"]
        values = [f"replace({name}, '900001', ?1)" if name in keys.split(", ") else name for name in names]
        source = f"SELECT {', '.join(values)} FROM {table}"
        key = "url LIKE '%/900001/'" if table == "urls" else "release_id LIKE '%/900001/%'"
        copy = f"INSERT INTO {table} ({', '.join(names)}) {source} WHERE {key}"
        database.executemany(copy, [(str(910000 + at),) for at in range(number)])
    database.commit()
    database.close()


def statements(small: SmallHarvester, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """What a run with nothing new asks of the catalog: statements of each kind, and rows that come back."""
    asked: Counter[str] = Counter()
    with monkeypatch.context() as patch:
        for name in ("select", "rows", "execute", "put_all"):
            patch.setattr(Database, name, counting(getattr(Database, name), name, asked))
        summary = small.run(revision_days=0)
    assert summary.exit_code == Exit.DONE
    assert summary.entries == []
    assert small.site.releases_asked() == []
    return asked


def counting(ask: Any, name: str, asked: Counter[str]) -> Any:
    def counted(*values: Any) -> Any:
        found = ask(*values)
        asked.update({name: 1, f"{name}: rows": len(found or ())})
        return found

    return counted


@pytest.mark.parametrize("hours", [1, 24])
def test_run_with_nothing_new_asks_the_catalog_as_often_with_ten_times_as_many_releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """Also the first run of a day, but for the issues that the calendar is made of."""
    costs = []
    for number in (200, 2000):
        small = SmallHarvester(SmallSite(), tmp_path / str(number), monkeypatch)
        small.site.pages = [Page(900001, date(2024, 1, 9))]
        small.run(revision_days=0)
        hold(small.home, number)
        small.wait(hours=hours)
        costs.append(statements(small, monkeypatch))
    few, many = costs
    assert sum(few.values()) > 10
    if hours == 24:
        assert (few.pop("select: rows"), many.pop("select: rows")) > (200, 2000)
    assert few == many
