"""One spelling for characters that look alike: the canonical form of every text this package reads."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import is_normalized, normalize

#: every horizontal or vertical blank of Unicode that is neither a space, a tab nor a line feed
BLANKS: Final = (
    "\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000"
)
#: soft hyphen, zero-width blanks and joiners, bidirectional marks, byte order mark: nothing a reader sees
INVISIBLE: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)

_NEWLINES: Final = re.compile("\r\n?")
_BLANK: Final = re.compile(f"[{BLANKS}]")


def normalise(raw: str) -> str:
    """The canonical spelling of `raw`: NFC, `\\n` newlines, plain spaces, nothing invisible.

    A tab stays a tab: in a text file it separates the columns of a table. The number of lines does not
    change (a Unicode line separator or a form feed is a blank here), so that line N of the result is line N
    of the file. Idempotent.
    """
    text = _NEWLINES.sub("\n", raw) if "\r" in raw else raw
    if text.isascii() and not _BLANK.search(text):
        return text
    return compose(_BLANK.sub(" ", INVISIBLE.sub("", text)))


def compose(text: str) -> str:
    """`text` in Unicode normalisation form C; the same object where it already is."""
    return text if is_normalized("NFC", text) else normalize("NFC", text)
