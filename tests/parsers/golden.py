"""Expected records of the replica's pages: how one is written down, and where.

One file a page, `fixtures/expected/pages/<element id>.<lang>.json`: the record without its `text` (the page
has it) and its fingerprint, one line an item of a list, so that one figure more is one line more.
`python -m tests.parsers.write_expected` writes them; a test run never does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from records.release import Release

FOLDER = Path(__file__).parents[2] / "fixtures" / "expected" / "pages"


def path_of(name: str) -> Path:
    """The file of the expected record `name` (`187342.en`)."""
    return FOLDER / f"{name}.json"


def written(release: Release) -> str:
    """The record as its expected file holds it."""
    content: dict[str, Any] = msgspec.to_builtins(release)
    del content["text"], content["source"]["sha256"]
    content["fields"] = {name: f for name, f in content["fields"].items() if f["state"] != "present"}
    return "{\n" + ",\n".join(_entries(content)) + "\n}\n"


def _entries(content: dict[str, Any]) -> Iterator[str]:
    for name, value in content.items():
        if isinstance(value, list) and value:
            items = ",\n".join(f"    {_line(item)}" for item in value)
            yield f"  {_line(name)}: [\n{items}\n  ]"
        else:
            yield f"  {_line(name)}: {_line(value)}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
