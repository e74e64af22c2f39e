"""The two seed releases as text and as page: what was read, beside what a person read in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from fixtures.replica.pages import render_release
from fixtures.replica.site import load_site
from parsers.origin import Origin
from parsers.release import parse_release
from records.release import Release

FIXTURES = Path(__file__).parents[2] / "fixtures"
_EXPECTED = FIXTURES / "expected" / "seeds"
#: what the expected observations leave out
_DEFAULTS: dict[str, Any] = {
    "measure": None,
    "direction": None,
    "unit_mult": 0,
    "decimals": 0,
    "ref_area": "KZ",
    "counterpart_area": None,
    "qualifiers": [],
    "obs_status": "A",
    "flags": [],
    "same_as": None,
    "based": False,
}


class Source(NamedTuple):
    """An expected record and the document that it is of."""

    expected: str
    form: str
    name: str

    def __str__(self) -> str:
        return f"{self.expected}-{self.form}"


SOURCES = (
    Source("migration-2024-06", "text", "000_23c0cca11a20ccea.txt"),
    Source("migration-2024-06", "page", "187342"),
    Source("migration-2025-03", "text", "001_6d5caa87cab76080.txt"),
    Source("migration-2025-03", "page", "341570"),
)


@cache
def raw(source: Source) -> bytes:
    """The document's bytes."""
    if source.form == "text":
        return (FIXTURES / "seeds" / source.name).read_bytes()
    site = load_site()
    edition = site.edition("en", int(source.name))
    assert edition is not None
    return render_release(site, edition)


@cache
def record(source: Source) -> Release:
    """The record that the parser makes of it."""
    return parse_release(raw(source), Origin(source.name))


@cache
def expected(source: Source) -> dict[str, Any]:
    """The expected record: what both forms share, and what is this form's own."""
    data: dict[str, Any] = yaml.safe_load((_EXPECTED / f"{source.expected}.yaml").read_text("utf-8"))
    data["observations"] = [_DEFAULTS | row for row in data["observations"]]
    return data | data[source.form]
