"""The whole way: bytes -> Release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.errors import UnreadableDocumentError

if TYPE_CHECKING:
    from parsers.origin import Origin
    from records.release import Release

#: raised with every change that can alter a record; a catalog compares it before it trusts a stored reading
PARSER_VERSION = "1"


def parse_release(data: bytes, origin: Origin) -> Release:
    """The record of the release in `data`; raises UnreadableDocumentError where there is none."""
    raise UnreadableDocumentError("unsupported_format", f"{origin.url}: not built yet ({len(data)} bytes)")
