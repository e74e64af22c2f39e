"""Whether two records say the same."""

from __future__ import annotations

from typing import Any

import msgspec

from records.release import Release

#: provenance that may differ although the release did not change (RECORD.md keeps `fetched_at` out)
_TRANSPORT = frozenset({"fetched_at", "etag", "last_modified", "sha256", "url"})


def changed_fields(old: Release, new: Release) -> list[str]:
    """Names of the release's fields whose content differs, in the contract's order; transport apart."""
    before, after = _content(old), _content(new)
    return [name for name in after if before.get(name) != after[name]]


def _content(release: Release) -> dict[str, Any]:
    content: dict[str, Any] = msgspec.to_builtins(release)
    content["source"] = {k: v for k, v in content["source"].items() if k not in _TRANSPORT}
    return content
