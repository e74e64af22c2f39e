"""Addresses in the Internet Archive's Wayback Machine: `web.archive.org/web/<time><flag>/<address>`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote

_SNAPSHOT = re.compile(
    r"(?:https?:/+)?web\.archive\.org(?::\d+)?/+web/+(\d{4,14})(?:[a-z]{2}_)?/+(.+)",
    re.IGNORECASE | re.DOTALL,
)
_SCHEME = re.compile(r"(https?):/*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of `url`; `taken_at` is None where its address tells less than the second."""

    url: str
    taken_at: datetime | None


def snapshot_of(url: str) -> Snapshot | None:
    """What an address in the Wayback Machine is a copy of; None for any other address.

    The original may be percent-encoded, without a scheme, or, in a folder, with one slash behind it.
    """
    match = _SNAPSHOT.fullmatch(url.strip())
    if not match:
        return None
    original = match[2]
    if re.match(r"https?%3a", original, re.IGNORECASE):
        original = unquote(original)
    scheme = _SCHEME.match(original)
    address = f"{scheme[1].lower()}://{original[scheme.end() :]}" if scheme else f"http://{original}"
    return Snapshot(address, _moment(match[1]))


def _moment(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC) if len(digits) == 14 else None
    except ValueError:
        return None
