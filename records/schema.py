"""The JSON Schema of the contract."""

from __future__ import annotations

from typing import Any

import msgspec

from records.release import CONTRACT, Release

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def release_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a release record; invariants across fields are in `records.invariants`."""
    (reference,), definitions = msgspec.json.schema_components([Release])
    return {"$schema": DIALECT, "$id": CONTRACT, **reference, "$defs": definitions}
