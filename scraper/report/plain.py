"""Text of the site that is safe to print: it can neither move a cursor nor break a line."""

from __future__ import annotations

import re

# ECMA-48: control strings (5.6) up to their end, control sequences (5.4), then all other escapes.
_ESCAPES = re.compile(
    r"(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]"
)


def plain(text: str) -> str:
    """`text` on one line, without escape sequences, control characters and marks of direction."""
    words = _ESCAPES.sub("", text).split()
    return "".join(char for char in " ".join(words) if char.isprintable())
