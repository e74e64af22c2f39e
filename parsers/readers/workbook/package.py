"""The zip package of an OOXML workbook (ECMA-376 part 2): told from other documents, its parts read."""

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
#: bytes
_SMALL: Final = 32 * MIB
_TYPES: Final = "[Content_Types].xml"
#: the content type of the main part tells the document (ECMA-376 part 1, 12.2 and 15.2)
_WORKBOOK: Final = re.compile(
    rb"(?:spreadsheetml\.(?:sheet|template)|ms-excel\.\w+\.macroEnabled)\.main\+xml"
)
_OTHERS: Final = (
    (b"ms-excel.sheet.binary.macroEnabled.main", "a binary workbook (.xlsb); save it as .xlsx"),
    (b"wordprocessingml", "a Word document, not a workbook"),
    (b"ms-word", "a Word document, not a workbook"),
    (b"presentationml", "a PowerPoint presentation, not a workbook"),
    (b"ms-powerpoint", "a PowerPoint presentation, not a workbook"),
)
_ENCRYPTED_MEMBER: Final = 0x1
#: what zipfile says where the archive's directory, which stands at its end, is not there
_NO_DIRECTORY: Final = "File is not a zip file"
#: what else zipfile raises for bad archives, found by cutting and changing real ones
_FAILURES: Final = (zlib.error, LZMAError, EOFError, NotImplementedError, ValueError, OSError)


class Package:
    """The parts of a workbook.

    Raises UnreadableDocumentError when made: `truncated`, `damaged` (not a zip archive that can be read),
    `encrypted`, `too_large` (unpacked, by the archive's directory), `unsupported_format` (another document).
    """

    def __init__(self, data: bytes) -> None:
        with _as_unreadable():
            self._archive = zipfile.ZipFile(BytesIO(data))
        members = self._archive.infolist()
        #: names as they are by names in small letters, as which calamine looks for them
        self._names: Final = {member.filename.lower(): member.filename for member in members}
        if len(self._names) != len(members):
            raise UnreadableDocumentError("damaged", "the workbook holds two parts of one name")
        if any(member.flag_bits & _ENCRYPTED_MEMBER for member in members):
            raise UnreadableDocumentError("encrypted", "the archive is encrypted")
        size = sum(member.file_size for member in members)
        refuse_large(size, MAX_UNPACKED, "unpacked workbook")
        #: parts of a small package are unpacked once
        self._is_small: Final = size <= _SMALL
        self._kept: Final[dict[str, bytes]] = {}
        self._tell_kind()

    def find(self, path: str) -> str | None:
        """The part at a path, in letters of any case."""
        return self._names.get(path.lower())

    def size(self, name: str) -> int:
        """Bytes of a part, unpacked; no more are ever read of it."""
        return self._archive.getinfo(name).file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part in pieces of 1 MiB, whole from a small package; UnreadableDocumentError: `damaged`."""
        if name in self._kept:
            yield self._kept[name]
            return
        with _as_unreadable(), self._archive.open(name) as part:
            if self._is_small:
                self._kept[name] = part.read()
                yield self._kept[name]
            else:
                while chunk := part.read(_CHUNK):
                    yield chunk

    def tree(self, path: str) -> etree._Element | None:
        """A small part as a tree, None where there is no such part; entities stay as they are, unfetched.

        Raises UnreadableDocumentError: `damaged`, `too_large`.
        """
        name = self.find(path)
        if name is None:
            return None
        refuse_large(self.size(name), MAX_TREE, name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(b"".join(self.chunks(name)), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableDocumentError("damaged", f"{name} is not well-formed: {error}") from None

    def _tell_kind(self) -> None:
        part = self.find(_TYPES)
        if part is None:
            raise UnreadableDocumentError("unsupported_format", "a ZIP archive, not a workbook")
        refuse_large(self.size(part), MAX_TREE, part)
        types = b"".join(self.chunks(part))
        if _WORKBOOK.search(types):
            return
        what = next((what for mark, what in _OTHERS if mark in types), "an Office document, not a workbook")
        raise UnreadableDocumentError("unsupported_format", what)


@contextmanager
def _as_unreadable() -> Iterator[None]:
    try:
        yield
    except zipfile.BadZipFile as error:
        if _NO_DIRECTORY in str(error):
            raise UnreadableDocumentError("truncated", "the workbook's archive is cut short") from None
        raise UnreadableDocumentError("damaged", f"the workbook's archive is damaged: {error}") from None
    except _FAILURES as error:
        raise UnreadableDocumentError("damaged", f"the workbook's archive is damaged: {error}") from None
