"""A small valid record, and changes to it, for the tests of the contract."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from records.invariants import EXPLAINED_FIELDS
from records.observation import Evidence, Observation
from records.period import period
from records.release import Check, Contacts, FieldState, KeyPoint, Numeral, Numerals, Release, Section, Source

FIRST = "In March 2026 there were 52 births in 3 regions."
SECOND = "It is 4% less; 7 more."
TEXT = f"Births\n\n{FIRST} {SECOND}\n"
MARCH = period("March 2026", date(2026, 3, 1), date(2026, 3, 31))


def at(quote: str) -> tuple[int, int]:
    """Where a quote stands in the text."""
    return TEXT.index(quote), TEXT.index(quote) + len(quote)


def evidence(quote: str, key_point: int | None) -> Evidence:
    start, end = at(quote)
    return Evidence(quote=quote, start=start, end=end, key_point=key_point, locator="line:3")


def observation(**changes: Any) -> Observation:
    """52 births in Kazakhstan in March 2026, unless changed."""
    values: dict[str, Any] = {
        "obs_id": "k1.1",
        "indicator": "births",
        "indicator_text": "births",
        "measure": "level",
        "obs_value": 52,
        "direction": None,
        "unit_measure": "births",
        "unit_mult": 0,
        "decimals": 0,
        "ref_area": "KZ",
        "ref_area_text": None,
        "counterpart_area": None,
        "time_period": MARCH,
        "base_per": None,
        "qualifiers": [],
        "obs_status": "A",
        "flags": [],
        "same_as": None,
        "evidence": evidence("52 births", 0),
    }
    return Observation(**values | changes)


def change(**changes: Any) -> Observation:
    """Births decreased by 4 per cent, unless changed."""
    values: dict[str, Any] = {
        "obs_id": "k2.1",
        "measure": "change",
        "obs_value": -4,
        "direction": "decrease",
        "unit_measure": "percent",
        "evidence": evidence("4%", 1),
    }
    return observation(**values | changes)


def numeral(quote: str, reason: str) -> Numeral:
    start, end = at(quote)
    return Numeral(quote=quote, start=start, end=end, reason=reason)


def key_point(text: str) -> KeyPoint:
    start, end = at(text)
    return KeyPoint(text=text, section=None, start=start, end=end)


def release(**changes: Any) -> Release:
    """A record of two figures, unless changed; raises what the model raises."""
    return Release(**values() | changes)


def values() -> dict[str, Any]:
    """The fields of `release`."""
    absent = {
        "next_published",
        "glossary",
        "methodology",
        "spreadsheets",
        "dynamic_tables",
        "tables",
        "charts",
        "links",
    }
    absent |= {"owner"}
    unknown = FieldState(state="not_found", reason="no such section")
    return {
        "release_id": "social-statistics/demography/1/en",
        "lang": "en",
        "title": "Births",
        "series": "Births",
        "time_period": MARCH,
        "published": date(2026, 4, 10),
        "next_published": None,
        "text": TEXT,
        "sections": [Section(number=None, key="key_points", title="Births", start=0, end=len(TEXT) - 1)],
        "key_points": [key_point(FIRST), key_point(SECOND)],
        "observations": [observation(), change()],
        "numerals": numerals(),
        "glossary": [],
        "methodology": [],
        "spreadsheets": [],
        "dynamic_tables": [],
        "tables": [],
        "charts": [],
        "links": [],
        "contacts": Contacts(**dict.fromkeys(Contacts.__struct_fields__)),
        "owner": None,
        "checks": [
            Check(rule="next_publication_is_later", verdict="not_applicable", detail="", observations=[])
        ],
        "fields": {
            name: unknown if name in absent else FieldState(state="present") for name in EXPLAINED_FIELDS
        },
        "source": source(),
    }


def numerals(**changes: Any) -> Numerals:
    """The account of the five numbers of the text, unless changed."""
    unread = [numeral("7", "no_unit")]
    explained = [numeral("2026", "period"), numeral("3", "list_count")]
    account = Numerals(total=5, observed=2, explained=2, unread=unread, explained_as=explained)
    return msgspec.structs.replace(account, **changes)


def source(**changes: Any) -> Source:
    """Provenance of a page, unless changed."""
    values: dict[str, Any] = {
        "url": "https://stat.gov.kz/en/industries/social-statistics/demography/publications/1/",
        "media_type": "text/html",
        "encoding": "utf-8",
        "sha256": "0" * 64,
        "fetched_at": None,
        "etag": None,
        "last_modified": None,
        "layout": "statgov-2023",
    }
    return Source(**values | changes)
