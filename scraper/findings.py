"""What a run has to say beyond the releases it took in."""

from __future__ import annotations

from typing import Literal

import msgspec

from scraper.errors import KzstatError, StructureError

#: `structure`: a page is not built as we know it; `failed`: it was not to be had; `gone`: no longer listed;
#: `clash`: listing and page disagree; `calendar`: a release came early or late, or did not come;
#: `kept_packed`: an archive that no library reads is kept as it came; `unread`: a file gives no record;
#: `accepted`: a loss that an operator has confirmed
Kind = Literal[
    "structure", "failed", "gone", "clash", "calendar", "kept_packed", "poor", "unread", "accepted"
]


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something to know, in one line; `structure` and `failed` make the exit code. `code` says more to
    programs.
    """

    kind: Kind
    message: str
    code: str = ""


def finding_of(error: KzstatError) -> Finding:
    """The finding that an error amounts to where the run goes on without the page."""
    return Finding(kind="structure" if isinstance(error, StructureError) else "failed", message=str(error))
