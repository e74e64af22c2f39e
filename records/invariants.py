"""What must hold in every record, whatever wrote it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from records.errors import ContractError

if TYPE_CHECKING:
    from records.release import Release

#: fields of a release whose emptiness is explained in `fields`: all but the account itself and provenance
EXPLAINED_FIELDS = (
    "contract",
    "release_id",
    "lang",
    "title",
    "series",
    "time_period",
    "published",
    "next_published",
    "text",
    "sections",
    "key_points",
    "observations",
    "numerals",
    "glossary",
    "methodology",
    "spreadsheets",
    "dynamic_tables",
    "tables",
    "charts",
    "links",
    "contacts",
    "owner",
    "checks",
)


def is_empty(value: object) -> bool:
    """Whether a field says nothing: null, an empty list or no words; 0 and False say something."""
    return value is None or (not value and isinstance(value, (str, list)))


def check_release(release: Release) -> None:
    """Raise ContractError for the first invariant that `release` breaks."""
    _check_text(release)
    _check_key_points(release)
    _check_sections(release)
    _check_observations(release)
    _check_numerals(release)
    _check_tables(release)
    _check_fields(release)


def _check_text(release: Release) -> None:
    if "\r" in release.text or not unicodedata.is_normalized("NFC", release.text):
        raise ContractError("text is not NFC with \\n newlines")


def _check_slice(release: Release, start: int, end: int, quote: str, what: str) -> None:
    if release.text[start:end] != quote:
        raise ContractError(f"{what}: text[{start}:{end}] is {release.text[start:end]!r}, not {quote!r}")


def _check_key_points(release: Release) -> None:
    last = 0
    for index, point in enumerate(release.key_points):
        _check_slice(release, point.start, point.end, point.text, f"key point {index}")
        if point.start < last:
            raise ContractError(f"key point {index} is out of reading order")
        last = point.end


def _check_sections(release: Release) -> None:
    for section in release.sections:
        if not section.start <= section.end <= len(release.text):
            raise ContractError(f"section {section.title!r} is outside the text")


def _check_observations(release: Release) -> None:
    seen: set[str] = set()
    for obs in release.observations:
        evidence = obs.evidence
        _check_slice(release, evidence.start, evidence.end, evidence.quote, obs.obs_id)
        if evidence.key_point is not None:
            _check_inside_key_point(release, obs.obs_id, evidence.key_point, evidence.start, evidence.end)
        if obs.obs_id in seen:
            raise ContractError(f"obs_id {obs.obs_id} stands twice")
        if obs.same_as is not None and obs.same_as not in seen:
            raise ContractError(f"{obs.obs_id}: same_as {obs.same_as} is no earlier observation")
        seen.add(obs.obs_id)


def _check_inside_key_point(release: Release, obs_id: str, index: int, start: int, end: int) -> None:
    if index >= len(release.key_points):
        raise ContractError(f"{obs_id}: there is no key point {index}")
    point = release.key_points[index]
    if not point.start <= start <= end <= point.end:
        raise ContractError(f"{obs_id}: its evidence is outside key point {index}")


def _check_numerals(release: Release) -> None:
    numerals = release.numerals
    if numerals.total != numerals.observed + numerals.explained + len(numerals.unread):
        raise ContractError(f"numerals: {numerals.total} printed, but the account gives another sum")
    if numerals.explained != len(numerals.explained_as):
        raise ContractError("numerals: explained differs from what explained_as lists")
    for numeral in (*numerals.unread, *numerals.explained_as):
        _check_slice(release, numeral.start, numeral.end, numeral.quote, "numeral")


def _check_tables(release: Release) -> None:
    for table in release.tables:
        if table.cells != table.observed + len(table.unplaced):
            raise ContractError(f"table {table.locator}: {table.cells} cells are not the sum of its parts")
        for cell in table.unplaced:
            _check_slice(release, cell.start, cell.end, cell.quote, f"table {table.locator}")
        for mark in table.missing:
            _check_slice(release, mark.start, mark.end, mark.quote, f"table {table.locator}")


def _check_fields(release: Release) -> None:
    for name in EXPLAINED_FIELDS:
        state = release.fields.get(name)
        if state is None:
            raise ContractError(f"fields says nothing of {name}")
        value = getattr(release, name)
        if state.state == "present":
            if is_empty(value):
                raise ContractError(f"{name} is empty, but fields says it is present")
        elif not state.reason:
            raise ContractError(f"{name} is {state.state} without a reason")
