"""What docs/ says and what the code does."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import msgspec
import pytest

from fixtures.replica.pages import render_release
from fixtures.replica.site import load_site
from parsers.origin import Origin
from parsers.release import parse_release
from parsers.vocabulary.language import load
from records.checks import pages, scale
from records.checks.witnesses import RULE_OF_ATTACHMENTS
from records.release import Contacts, Release
from records.schema import release_schema
from records.tidy import COLUMNS
from scraper.cli import COMMANDS
from scraper.documents import MEDIA_TYPES, NOT_READ
from scraper.exits import Exit

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile("`([^`]+)`")


def text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def codes(heading: str, column: int = 1) -> set[str]:
    """The codes in one column of the table of docs/record.md whose head begins with `heading`."""
    table = text("docs/record.md").partition(f"| {heading} |")[2].partition("\n\n")[0]
    rows = [line.split("|") for line in table.splitlines()[2:]]
    found = {code for row in rows for code in CODE.findall(row[column])}
    assert found
    return found


@cache
def releases() -> tuple[Release, ...]:
    """The records of all that lies in fixtures/."""
    seeds = [path.read_bytes() for path in sorted((ROOT / "fixtures" / "seeds").glob("*.txt"))]
    site = load_site()
    pages = [render_release(site, page) for page in site.editions()]
    assert len(seeds) == 2
    assert len(pages) > 40
    return tuple(parse_release(data, Origin(url="document")) for data in [*seeds, *pages])


def written_in(folder: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / folder).rglob("*.py")))


def test_every_flag_of_a_record_is_documented() -> None:
    found = {flag for release in releases() for obs in release.observations for flag in obs.flags}
    assert found
    assert found <= codes("flag")


def test_every_reason_of_a_record_is_documented() -> None:
    explained = {numeral.reason for release in releases() for numeral in release.numerals.explained_as}
    unread = {numeral.reason for release in releases() for numeral in release.numerals.unread}
    assert explained
    assert explained <= codes("reason in `explained_as`")
    assert unread <= codes("reason in `unread`")


@pytest.mark.parametrize(
    "heading", ["flag", "reason in `explained_as`", "reason in `unread`", "reason in `unplaced`"]
)
def test_every_documented_code_is_one_of_the_code(heading: str) -> None:
    source = "".join(
        map(written_in, ("parsers/figures", "parsers/tables", "parsers/open_data", "records/checks"))
    )
    assert [code for code in sorted(codes(heading)) if f'"{code}"' not in source] == []


def test_the_reasons_of_abstention_are_documented() -> None:
    raised = set(re.findall(r'(?:Unread\(|reason=)"([a-z_]+)"', written_in("parsers/figures")))
    assert raised
    assert raised <= codes("reason in `unread`")


def test_every_rule_is_documented() -> None:
    rules = {check.rule for release in releases() for check in release.checks}
    assert rules | {RULE_OF_ATTACHMENTS, scale.RULE, pages.RULE} == codes("`rule`")


def test_every_unit_is_documented() -> None:
    assert codes("kind", column=2) == {code for code, unit in load("units").items() if "kind" in unit}


def test_every_column_of_a_table_is_documented() -> None:
    table = text("docs/parse.md").partition("| column |")[2].partition("\n\n")[0]
    named = [code for row in table.splitlines()[2:] for code in CODE.findall(row.split("|")[1])]
    assert tuple(named) == COLUMNS


def test_every_format_that_is_read_is_documented() -> None:
    read = text("docs/parse.md").partition("## What is read")[2].partition("##")[0]
    named = {ending for words in CODE.findall(read) for ending in words.split() if ending.startswith(".")}
    assert named == MEDIA_TYPES.keys() | NOT_READ


def test_every_field_of_a_release_is_documented() -> None:
    fields = set(Release.__struct_fields__)
    assert fields == codes("field") & fields
    page = text("docs/record.md")
    assert [
        name for name in Contacts.__struct_fields__ if f"`{name.removesuffix('_e164')}`" not in page
    ] == []


def test_every_field_of_an_observation_is_documented() -> None:
    schema = release_schema()["$defs"]["Observation"]["properties"]
    page = text("docs/record.md").partition("## The observation")[2]
    assert [name for name in schema if f"`{name}`" not in page] == []


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"kzstat (?!-)([a-z]+)", " ".join(CODE.findall(text("README.md")))))
    assert named
    assert named <= COMMANDS.keys()


def test_the_record_in_the_readme_is_the_real_one() -> None:
    shown = json.loads(text("README.md").partition("```json\n")[2].partition("```")[0])
    record = msgspec.to_builtins(next(r for r in releases() if r.title == shown["title"]))
    for name, value in shown.items():
        if name in ("observations", "checks"):
            assert value
            assert [item for item in value if item not in record[name]] == []
        else:
            found = record[name]
            assert value == ({key: found[key] for key in value} if isinstance(value, dict) else found)


def test_every_exit_code_is_documented() -> None:
    page = text("docs/harvest.md")
    assert [code for code in Exit if f"| {int(code)} |" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]*)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [target for target in targets if target and not (page.parent / target).exists()] == []
