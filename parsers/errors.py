"""Documents that are no release, and why."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "empty",
    "too_large",
    "binary",
    "unsupported_format",
    "truncated",
    "damaged",
    "encrypted",
    "scanned",
    "unreadable_text",
    "bot_wall",
    "login_page",
    "maintenance_page",
    "not_a_release",
]

#: the server answered, but with something other than the page: the site's structure, not the release
WALLS: frozenset[Reason] = frozenset({"bot_wall", "login_page", "maintenance_page"})


class UnreadableDocumentError(ValueError):
    """A document that gives no record: `reason` for programs, the message (one line) for people."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason: Reason = reason
