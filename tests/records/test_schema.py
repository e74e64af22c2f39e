"""The JSON Schema says what docs/record.md fixes, and records fit it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from record_help import release

from parsers.origin import Origin
from parsers.release import parse_release
from records.codec import encode
from records.schema import DIALECT, release_schema

SEEDS = sorted((Path(__file__).parents[2] / "fixtures" / "seeds").glob("*.txt"))

#: the contract's own tables of names
RELEASE = (
    "contract release_id lang title series time_period published next_published text sections "
    "key_points observations numerals glossary methodology spreadsheets dynamic_tables charts "
    "links contacts owner checks fields source"
)
OBSERVATION = (
    "obs_id indicator indicator_text measure obs_value direction unit_measure unit_mult "
    "decimals ref_area ref_area_text counterpart_area time_period base_per qualifiers "
    "obs_status flags same_as evidence"
)
PARTS = {
    "TimePeriod": "text start end sdmx cumulative",
    "Section": "number key title start end",
    "KeyPoint": "text section start end",
    "Numerals": "total observed explained unread",
    "Numeral": "quote start end reason",
    "GlossaryTerm": "term definition",
    "Spreadsheet": "title url media_type size sha256",
    "DynamicTable": "title url frequency",
    "Chart": "title unit_text series",
    "Link": "title url",
    "Contacts": "department director director_phone director_phone_e164 executor executor_phone "
    "executor_phone_e164 email address",
    "Check": "rule verdict detail observations",
    "FieldState": "state reason",
    "Source": "url media_type encoding sha256 fetched_at etag last_modified layout",
    "Evidence": "quote start end key_point locator",
}
CODES = {
    ("Release", "lang"): {"en", "ru", "kk"},
    ("Section", "key"): {
        *("key_points", "indicators", "spreadsheets", "dynamic_tables", "glossary"),
        *("methodology", "links", "contacts", "other"),
    },
    ("Observation", "measure"): {"level", "balance", "change", "share", "rate", "index", "ratio"},
    ("Observation", "unit_mult"): {0, 3, 6, 9, 12},
    ("Observation", "obs_status"): {"A", "P", "E", "V"},
    ("Check", "verdict"): {"pass", "fail", "not_applicable"},
    ("FieldState", "state"): {"present", "stated_absent", "not_found", "ambiguous", "conflicting"},
}
SCHEMA = release_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def properties(name: str) -> dict[str, Any]:
    """The properties of a definition of the schema."""
    found: dict[str, Any] = SCHEMA["$defs"][name]["properties"]
    return found


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert (SCHEMA["$schema"], SCHEMA["$id"]) == (DIALECT, "kzstat/release/1")
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Release", RELEASE.split()),
        ("Observation", OBSERVATION.split()),
        *((name, said.split()) for name, said in PARTS.items()),
    ],
)
def test_every_field_of_the_contract(name: str, fields: list[str]) -> None:
    assert [field for field in fields if field not in properties(name)] == []


def test_every_field_of_the_contract_is_required() -> None:
    optional = set(RELEASE.split()) - set(SCHEMA["$defs"]["Release"]["required"])
    assert optional == {"contract"}  # a constant
    assert set(OBSERVATION.split()) <= set(SCHEMA["$defs"]["Observation"]["required"])


@pytest.mark.parametrize(("place", "codes"), CODES.items(), ids=str)
def test_code_lists(place: tuple[str, str], codes: set[object]) -> None:
    name, field = place
    assert set(properties(name)[field]["enum"]) == codes


def test_nullable_codes() -> None:
    (frequency,) = (kind for kind in properties("DynamicTable")["frequency"]["anyOf"] if "enum" in kind)
    (direction,) = (kind for kind in properties("Observation")["direction"]["anyOf"] if "enum" in kind)
    assert set(frequency["enum"]) == {"A", "Q", "M"}
    assert set(direction["enum"]) == {"increase", "decrease"}


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_records_of_the_seeds_fit(path: Path) -> None:
    record = json.loads(encode(parse_release(path.read_bytes(), Origin(path.name))))
    assert [error.message for error in VALIDATOR.iter_errors(record)] == []
    assert len(record["observations"]) == 12


def test_there_are_two_seeds() -> None:
    assert len(SEEDS) == 2


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("lang", "de", "de"),
        ("published", 20260410, "20260410"),
        ("observations", [{"obs_id": "k1.1"}], "required"),
        ("colour", "red", "colour"),
    ],
)
def test_what_does_not_fit(field: str, value: object, word: str) -> None:
    record = json.loads(encode(release())) | {field: value}
    assert any(word in error.message for error in VALIDATOR.iter_errors(record))
