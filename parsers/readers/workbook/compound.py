"""OLE2 compound files: an old workbook told from the other documents that come as one."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import olefile

from parsers.errors import UnreadableDocumentError

#: names of the stream of a workbook of Excel 97 and later, and of Excel 5
_WORKBOOKS: Final = ("Workbook", "Book")
_OTHERS: Final = (
    ("WordDocument", "a Word document, not a workbook"),
    ("PowerPoint Document", "a PowerPoint presentation, not a workbook"),
    ("__properties_version1.0", "an Outlook message, not a workbook"),
    ("VisioDocument", "a Visio drawing, not a workbook"),
)
#: what an encrypted OOXML document of any kind is kept in ([MS-OFFCRYPTO] 2.3.4)
_ENCRYPTED: Final = "EncryptedPackage"
#: what olefile says where the last sector is not whole
_CUT: Final = "incomplete OLE sector"


def workbook_stream(data: bytes) -> bytes:
    """The records of an OLE2 workbook.

    Raises UnreadableDocumentError: `damaged`, `encrypted`, `unsupported_format` (another kind of document).
    """
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            for name in _WORKBOOKS:
                if file.exists(name):
                    stream: bytes = file.openstream(name).read()
                    return stream
            raise _refusal(file)
    except OSError as error:
        if _CUT in str(error):
            raise UnreadableDocumentError("truncated", "the OLE2 file is cut short") from None
        raise UnreadableDocumentError("damaged", f"the OLE2 file is damaged: {error}") from None
    except UnreadableDocumentError:
        raise
    except ValueError as error:  # sector sizes that make numbers of thousands of digits
        raise UnreadableDocumentError("damaged", "the OLE2 file is damaged: its header is none") from error


def _refusal(file: olefile.OleFileIO[str]) -> UnreadableDocumentError:
    if file.exists(_ENCRYPTED):
        return UnreadableDocumentError("encrypted", "the workbook is encrypted with a password")
    what = next((what for name, what in _OTHERS if file.exists(name)), "an OLE2 file, but not a workbook")
    return UnreadableDocumentError("unsupported_format", what)
