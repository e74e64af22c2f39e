"""Whether two records say the same."""

from __future__ import annotations

from records.difference import difference
from records.release import Release


def changed_fields(old: Release, new: Release) -> list[str]:
    """Names of the release's fields whose content differs, in the contract's order.

    Transport and positions are no content: `records.difference` says which fields these are.
    """
    return list(dict.fromkeys(change.path.split("/")[1] for change in difference(old, new)))
