"""Records to bytes and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from record_help import release, source

from records.codec import decode, encode, encode_pretty
from records.errors import ContractError


def test_a_record_comes_back_as_it_went() -> None:
    fetched = source(fetched_at=datetime(2026, 4, 10, 6, 0, tzinfo=UTC), etag='"5"')
    record = release(source=fetched)
    assert decode(encode(record)) == record
    assert decode(encode_pretty(record)) == record


def test_one_line_of_utf8() -> None:
    line = encode(release(owner="Бюро", fields=release().fields | {"owner": release().fields["title"]}))
    assert b"\n" not in line
    assert "Бюро".encode() in line
    assert json.loads(line)["owner"] == "Бюро"


def test_indented_with_a_final_newline() -> None:
    pretty = encode_pretty(release())
    assert pretty.startswith(b'{\n  "contract": "kzstat/release/1",\n')
    assert pretty.endswith(b"}\n")
    assert json.loads(pretty) == json.loads(encode(release()))


def test_dates_are_iso() -> None:
    content = json.loads(encode(release()))
    assert (content["published"], content["next_published"]) == ("2026-04-10", None)
    assert content["time_period"]["sdmx"] == "2026-03-01/P1M"


def test_the_same_record_gives_the_same_bytes() -> None:
    assert encode(release()) == encode(release())


def altered(**changes: Any) -> bytes:
    return json.dumps(json.loads(encode(release())) | changes).encode()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"", "Input data was truncated"),
        (b"{", "Input data was truncated"),
        (b"[]", "Expected `object`, got `array`"),
        (b"{}", "missing required field `release_id`"),
        (altered(lang="de"), r"Invalid enum value 'de' - at `\$.lang`"),
        (altered(published="10.04.2026"), r"Invalid RFC3339 .* - at `\$.published`|`\$.published`"),
        (altered(title=None), r"Expected `str`, got `null` - at `\$.title`"),
        (altered(contract="kzstat/release/2"), r"`\$.contract`"),
        (altered(colour="red"), "unknown field `colour`"),
        (altered(text="another text"), "text"),
        (altered(owner="Bureau", fields={}), "fields says nothing of contract"),
    ],
)
def test_what_breaks_the_contract_is_refused(line: bytes, words: str) -> None:
    with pytest.raises(ContractError, match=words):
        decode(line)


@pytest.mark.parametrize(
    ("changes", "path"),
    [({"sha256": "abc"}, "source.sha256"), ({"fetched_at": "yesterday"}, "source.fetched_at")],
)
def test_what_python_let_pass_is_not_written(changes: dict[str, Any], path: str) -> None:
    broken = release(source=replace(source(), **changes))
    for write in (encode, encode_pretty):
        with pytest.raises(ContractError, match=path):
            write(broken)
