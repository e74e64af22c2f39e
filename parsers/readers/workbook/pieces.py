"""The text of an OOXML sheet in pieces of whole rows, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from parsers.readers.limits import MIB

ROW: Final = b"<row "
#: bytes; the 16 384 cells of the longest row have less
_LONGEST_ROW: Final = 4 * MIB


def pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut before a row; before any tag where no row begins in more bytes than a row has."""
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        cut = text.rfind(ROW)
        if cut <= 0 and len(text) > _LONGEST_ROW:
            cut = text.rfind(b"<")
        if cut <= 0:
            rest = text
            continue
        yield text[:cut]
        rest = text[cut:]
    yield rest
