"""Whether two records say the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from record_help import change, observation, release, source, values

from records.compare import changed_fields
from records.release import FieldState


def test_a_record_and_itself() -> None:
    assert changed_fields(release(), release()) == []


@pytest.mark.parametrize(
    "transport",
    [
        {"fetched_at": datetime(2026, 4, 11, tzinfo=UTC)},
        {"etag": '"6"'},
        {"last_modified": "Fri, 10 Apr 2026 06:00:00 GMT"},
        {"sha256": "1" * 64},
        {"url": "/other"},
    ],
    ids=str,
)
def test_transport_is_no_change(transport: dict[str, Any]) -> None:
    assert changed_fields(release(), release(source=source(**transport))) == []


@pytest.mark.parametrize("provenance", [{"layout": "text"}, {"encoding": "windows-1251"}], ids=str)
def test_another_reading_is_a_change(provenance: dict[str, Any]) -> None:
    assert changed_fields(release(), release(source=source(**provenance))) == ["source"]


def test_a_revised_figure() -> None:
    revised = release(observations=[observation(obs_value=53), change()])
    assert changed_fields(release(), revised) == ["observations"]


def test_fields_come_in_the_order_of_the_contract() -> None:
    present = values()["fields"] | {"owner": FieldState(state="present")}
    other = release(owner="Bureau", title="Other", published=date(2026, 4, 11), fields=present)
    assert changed_fields(release(), other) == ["title", "published", "owner", "fields"]
