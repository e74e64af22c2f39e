"""What is looked for in the raw bytes before a library sees them: structures made to kill a reader."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from parsers.errors import UnreadableDocumentError
from parsers.readers.pdf.page_tree import is_tree

MIB: Final = 1 << 20
#: arrays and dictionaries opened one in another and none closed: pdf_oxide overflows the stack beyond 5 000
_DEEPEST: Final = 256
_NESTED: Final = re.compile(rb"(?:(?:\[|<<)[^\[\]<>()]{0,64}+){%d}" % _DEEPEST)
_OBJECT_STREAM: Final = re.compile(rb"/ObjStm\b.{0,300}?stream\r?\n", re.DOTALL)
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
#: an object that is but a reference, which pdfminer follows round and round
_BARE_REFERENCE: Final = re.compile(rb"\bobj\s+\d+\s+\d+\s+R\s+endobj")
#: unfolded bytes of one stream and of all, images included; a page scanned in colour has 26 MiB
_MOST_OF_ONE: Final = 64 * MIB
_MOST_OF_ALL: Final = 256 * MIB
#: operators that show text in one stream; the densest page of the bureau's bulletins has 3 000
_MOST_SHOWN: Final = 50_000
_PIECE: Final = MIB
_FED: Final = 1 << 16


def object_streams(data: bytes) -> list[bytes]:
    """The object streams of a PDF, unfolded: the objects that do not stand in its bytes as they are."""
    return [b"".join(_unfolded(data, match.end(), _MOST_OF_ONE)) for match in _OBJECT_STREAM.finditer(data)]


def refuse_nested(data: bytes, packed: list[bytes]) -> None:
    """Raise UnreadableDocumentError (`damaged`) for objects nested beyond reading, or in a circle.

    `packed` are the object streams of `data`.
    """
    if any(_NESTED.search(objects) for objects in (data, *packed)):
        raise UnreadableDocumentError("damaged", f"the PDF's objects are nested more than {_DEEPEST} deep")
    if not is_tree(data, packed, _DEEPEST):
        raise UnreadableDocumentError("damaged", "the PDF's pages are listed in a circle")


def is_modest(data: bytes) -> bool:
    """Whether pdfminer, which unfolds without limit and follows every reference, can be let at `data`.

    Raises UnreadableDocumentError (`too_large`) for a stream that shows text so often that pdf_oxide, which
    keeps every glyph, would take gigabytes.
    """
    unfolded = 0
    for match in _STREAM.finditer(data):
        size = shown = 0
        for piece in _unfolded(data, match.end(), _MOST_OF_ONE + 1):
            size += len(piece)
            shown += piece.count(b"Tj") + piece.count(b"TJ")
        if shown > _MOST_SHOWN:
            raise UnreadableDocumentError("too_large", f"a page of the PDF has more than {_MOST_SHOWN} texts")
        unfolded += size
        if size > _MOST_OF_ONE or unfolded > _MOST_OF_ALL:
            return False
    return _BARE_REFERENCE.search(data) is None


def _unfolded(data: bytes, start: int, most: int) -> Iterator[bytes]:
    """The deflated stream at `start`, piece by piece, up to `most` bytes; nothing for one of another kind."""
    unfolder = zlib.decompressobj()
    for at in range(start, len(data), _FED):
        folded = data[at : at + _FED]
        while folded:
            try:
                piece = unfolder.decompress(folded, _PIECE)
            except zlib.error:
                return
            yield piece
            most -= len(piece)
            if unfolder.eof or most <= 0:
                return
            folded = unfolder.unconsumed_tail
