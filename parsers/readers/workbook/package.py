"""The zip package of an OOXML workbook (ECMA-376 part 2): opened, told from other documents, its parts read."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from lzma import LZMAError
from typing import Final

from lxml import etree

from parsers.errors import UnreadableDocumentError
from parsers.readers.limits import MIB, refuse_large
from parsers.readers.workbook.limits import MAX_TREE, MAX_UNPACKED

_CHUNK: Final = MIB
_TYPES: Final = "[Content_Types].xml"
#: the content type of the main part tells the document (ECMA-376 part 1, 12.2 and 15.2)
_WORKBOOK: Final = re.compile(rb"(?:spreadsheetml\.(?:sheet|template)|ms-excel\.\w+\.macroEnabled)\.main\+xml")
_OTHERS: Final = (
    (b"ms-excel.sheet.binary.macroEnabled.main", "a binary workbook (.xlsb); save it as .xlsx"),
    (b"wordprocessingml", "a Word document, not a workbook"),
    (b"ms-word", "a Word document, not a workbook"),
    (b"presentationml", "a PowerPoint presentation, not a workbook"),
    (b"ms-powerpoint", "a PowerPoint presentation, not a workbook"),
)
_ENCRYPTED_MEMBER: Final = 0x1


class Package:
    """The parts of a workbook.

    Raises UnreadableDocumentError when made: `truncated`, `damaged` (not a zip archive that can be read),
    `encrypted`, `too_large` (unpacked, by the archive's directory), `unsupported_format` (another document).
    """

    def __init__(self, data: bytes) -> None:
        with _as_unreadable():
            self._archive = zipfile.ZipFile(BytesIO(data))
        self.members: Final = self._archive.infolist()
        names = [member.filename for member in self.members]
        if len(set(names)) != len(names):
            raise UnreadableDocumentError("damaged", "the workbook holds two parts of one name")
        if any(member.flag_bits & _ENCRYPTED_MEMBER for member in self.members):
            raise UnreadableDocumentError("encrypted", "the archive is encrypted")
        refuse_large(sum(member.file_size for member in self.members), MAX_UNPACKED, "unpacked workbook")
        self._names: Final = frozenset(names)
        self._tell_kind()

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part in pieces of 1 MiB; raises UnreadableDocumentError (`damaged`) for a part that is."""
        with _as_unreadable(), self._archive.open(name) as part:
            while chunk := part.read(_CHUNK):
                yield chunk

    def tree(self, name: str) -> etree._Element | None:
        """A small part as a tree, None where there is no such part; entities stay as they are, unfetched.

        Raises UnreadableDocumentError: `damaged`, `too_large`.
        """
        if name not in self._names:
            return None
        refuse_large(self._archive.getinfo(name).file_size, MAX_TREE, name)
        try:
            return etree.fromstring(b"".join(self.chunks(name)), etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            raise UnreadableDocumentError("damaged", f"{name} is not well-formed: {error}") from None

    def _tell_kind(self) -> None:
        if _TYPES not in self._names:
            raise UnreadableDocumentError("unsupported_format", "a ZIP archive, not a workbook")
        refuse_large(self._archive.getinfo(_TYPES).file_size, MAX_TREE, _TYPES)
        types = b"".join(self.chunks(_TYPES))
        if _WORKBOOK.search(types):
            return
        what = next((what for mark, what in _OTHERS if mark in types), "an Office document, not a workbook")
        raise UnreadableDocumentError("unsupported_format", what)


@contextmanager
def _as_unreadable() -> Iterator[None]:
    """All that zipfile raises for bad archives (found by cutting and changing real ones)."""
    try:
        yield
    except zipfile.BadZipFile as error:
        cut = "not a zip file" in str(error)  # no directory, which stands at the end
        reason, what = ("truncated", "cut short") if cut else ("damaged", "damaged")
        raise UnreadableDocumentError(reason, f"the workbook's archive is {what}: {error}") from None  # type: ignore[arg-type]
    except (zlib.error, LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise UnreadableDocumentError("damaged", f"the workbook's archive is damaged: {error}") from None
