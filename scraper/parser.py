"""The parsers as a run uses them: what reads a page, and its version, which the catalog remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parsers.origin import Origin
from parsers.release import PARSER_VERSION, parse_release
from records.release import Release

Parse = Callable[[bytes, Origin], Release]


@dataclass(frozen=True, slots=True)
class Parser:
    """`parse` raises UnreadableDocumentError for a document that gives no record."""

    parse: Parse = parse_release
    version: str = PARSER_VERSION
