"""A local archive of the site, whatever it is kept in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from scraper.collections.folder import Folder
from scraper.collections.stored import Refused, Stored
from scraper.errors import UsageError
from scraper.settings import BUREAU

_WARC = re.compile(r".*\.warc(\.gz)?", re.IGNORECASE | re.DOTALL)


def open_collection(path: Path, max_bytes: int, base_url: str = BUREAU) -> Iterator[Stored | Refused]:
    """The documents of a WARC file or of a folder (of a mirror, of WARC files, or both).

    `max_bytes` bounds one decoded document; `base_url` is the host of a mirror whose folders name none. The
    order is that of the paths, then that of the WARC records. Raises UsageError where `path` is neither.
    """
    if path.is_dir():
        return _folder(Folder(path, base_url, max_bytes))
    if path.is_file() and _WARC.fullmatch(path.name):
        return _warcs([path], max_bytes)
    raise UsageError(f"{path}: neither a folder nor a WARC file (.warc, .warc.gz)")


def _folder(folder: Folder) -> Iterator[Stored | Refused]:
    warcs = []
    for file in folder.files():
        if isinstance(file, Refused):
            yield file
        elif _WARC.fullmatch(file.name):
            warcs.append(file)
        else:
            yield folder.document(file)
    yield from _warcs(warcs, folder.max_bytes)


def _warcs(paths: list[Path], max_bytes: int) -> Iterator[Stored | Refused]:
    from scraper.collections.warc import warc_documents  # noqa: PLC0415 - only an archive needs warcio

    return warc_documents(paths, max_bytes)
