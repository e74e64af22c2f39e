"""The language editions of one issue say the same: where all of them read a figure, it is the same figure.

Figures are put side by side by their number, which all editions print alike. An edition that does not read a
number must list it in its `numerals.unread`; where editions read it differently, the exception stands in
`fixtures/expected/languages.yaml` with its reason, and leaves the file when it is gone.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from expected_seeds import FIXTURES
from replica_records import EDITIONS, record

from fixtures.replica.site import ReleaseEdition
from parsers.terms.numbers import decimal_mark, find_numbers
from records.observation import Observation
from records.release import Release

EXCEPTIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (FIXTURES / "expected" / "languages.yaml").read_text("utf-8")
)
#: what all editions must agree in, beside the number itself
FIELDS = ("indicator", "measure", "unit_measure", "direction", "ref_area", "counterpart_area", "time", "base")


def _issues() -> dict[str, list[ReleaseEdition]]:
    issues: dict[str, list[ReleaseEdition]] = {}
    for page in EDITIONS:
        issues.setdefault(f"{page.release.series}-{page.release.period}", []).append(page)
    return issues


ISSUES = _issues()
each_issue = pytest.mark.parametrize("issue", ISSUES)


def fact(obs: Observation) -> tuple[object, ...]:
    """The fields of FIELDS, in that order."""
    return (
        *(obs.indicator, obs.measure, obs.unit_measure, obs.direction, obs.ref_area, obs.counterpart_area),
        obs.time_period and obs.time_period.sdmx,
        obs.base_per and obs.base_per.sdmx,
    )


def read(release: Release) -> dict[float, set[tuple[object, ...]]]:
    """What an edition says of each number that it reads (in full units, without its sign)."""
    found: dict[float, set[tuple[object, ...]]] = {}
    for obs in release.observations:
        number = round(abs(obs.obs_value) * 10**obs.unit_mult, 6)
        found.setdefault(number, set()).add(fact(obs))
    return found


def unread(release: Release) -> set[float | None]:
    """The numbers that an edition does not read, as printed."""
    mark = decimal_mark(release.text)
    quotes = [n.quote for n in (*release.numerals.unread, *release.numerals.explained_as)]
    return {n.value for quote in quotes for n in find_numbers(quote, 0, len(quote), mark)}


def differing(facts: list[set[tuple[object, ...]]]) -> set[str]:
    """The fields in which editions differ over one number."""
    values = [{(name, fact[i]) for fact in found for i, name in enumerate(FIELDS)} for found in facts]
    fields = {name for found in values for name, _ in found - set.intersection(*values)}
    return fields or ({"together"} if any(found != facts[0] for found in facts) else set())


def disagreements(issue: str) -> dict[float, set[str]]:
    """The numbers that all editions of an issue read, but not alike."""
    readings = [read(record(page)) for page in ISSUES[issue]]
    shared = set.intersection(*(set(found) for found in readings))
    assert shared, "no figure that all editions read"
    apart = {number: differing([found[number] for found in readings]) for number in shared}
    return {number: fields for number, fields in apart.items() if fields}


@each_issue
def test_editions_agree(issue: str) -> None:
    excepted = {row["number"]: set(row["fields"]) for row in EXCEPTIONS.get(issue, [])}
    assert disagreements(issue) == excepted


@each_issue
def test_what_one_edition_reads_another_reads_or_lists_as_unread(issue: str) -> None:
    editions = [record(page) for page in ISSUES[issue]]
    for release in editions:
        others = [other for other in editions if other is not release]
        printed = {abs(obs.obs_value) for obs in release.observations}
        for other in others:
            known = {abs(obs.obs_value) for obs in other.observations} | unread(other)
            assert printed - known == set(), f"{other.lang} neither reads nor lists what {release.lang} reads"


def test_each_exception_has_a_reason_and_an_issue() -> None:
    assert set(EXCEPTIONS) <= set(ISSUES)
    rows = [row for rows in EXCEPTIONS.values() for row in rows]
    assert all(row["reason"] and set(row["fields"]) <= set(FIELDS) for row in rows)


def test_most_issues_have_three_languages() -> None:
    assert len(ISSUES) == 16
    assert sum(len(pages) == 3 for pages in ISSUES.values()) == 14
    assert all(len(pages) >= 2 for pages in ISSUES.values())
