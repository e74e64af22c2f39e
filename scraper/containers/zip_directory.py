"""The central directory of a ZIP, bounded: zipfile takes as much as the file claims."""

from __future__ import annotations

import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from scraper.containers.errors import ContainerError

#: zipfile looks for the end of the directory in the last 64 KB
_LEAST = 128 * 1024


class _Bounded:
    """A file that gives no more than `limit` bytes at once."""

    def __init__(self, file: BinaryIO, limit: int) -> None:
        self._file = file
        self.limit = limit

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size if 0 <= size <= self.limit else self.limit + 1)
        if len(data) > self.limit:
            raise ContainerError("too_many_members", f"zip: a directory of more than {self.limit} bytes")
        return data

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True


def open_zip(file: BinaryIO, max_directory: int) -> zipfile.ZipFile:
    """The ZIP in a seekable file, its directory read.

    Raises ContainerError: `corrupt`, `unsupported`, or `too_many_members` where the directory takes more than
    `max_directory` bytes (never less than 128 KB).
    """
    bounded = _Bounded(file, max(max_directory, _LEAST))
    with in_our_terms("zip"):
        archive = zipfile.ZipFile(bounded)
    bounded.limit = sys.maxsize
    return archive


@contextmanager
def in_our_terms(what: str) -> Iterator[None]:
    """What zipfile raises for `what`, as a ContainerError. OSError stays: the disk is not the container."""
    try:
        yield
    except NotImplementedError as error:
        raise ContainerError("unsupported", f"{what}: {error}") from error
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OverflowError, ValueError) as error:
        raise ContainerError("corrupt", f"{what}: {error or 'cut off'}") from error
