"""The shared strings of an OOXML workbook, checked before calamine reads them."""

from __future__ import annotations

import re
from typing import Final

from parsers.errors import UnreadableDocumentError
from parsers.readers.limits import refuse_large
from parsers.readers.workbook.limits import MAX_STRINGS
from parsers.readers.workbook.package import Package

#: how many strings the part says that it holds: calamine makes room for them at once, or ends the process
_COUNT: Final = re.compile(rb"""uniqueCount\s*=\s*["']([^"']*)""")
#: bytes of the shortest string, `<si/>`
_SHORTEST: Final = 5
#: bytes that the count may begin before the end of a piece
_OVERLAP: Final = 256


def check_strings(package: Package, part: str) -> None:
    """Read the part to its end, so that its checksum is compared.

    Raises UnreadableDocumentError: `too_large`, `damaged` (also for more strings than there is text for).
    """
    size = package.size(part)
    refuse_large(size, MAX_STRINGS, part)
    last = b""
    for chunk in package.chunks(part):
        found = _COUNT.search(last + chunk)
        if found and not (found[1].isdigit() and int(found[1]) * _SHORTEST <= size):
            raise UnreadableDocumentError("damaged", "the workbook counts more texts than it holds")
        last = chunk[-_OVERLAP:]
