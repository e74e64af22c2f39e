"""The members of a ZIP, each as a bounded stream; nothing is written under a name from the container."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from scraper.containers.errors import ContainerError, NotUnpackedError
from scraper.containers.limits import Limits, check
from scraper.containers.names import safe_name, told_name
from scraper.containers.zip_directory import in_our_terms, open_zip
from scraper.media import GZIP, RAR, SEVEN_ZIP, ZIP, media_type_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

DEFAULT_LIMITS = Limits()

#: room for the directory entry of one member: 46 bytes, its name, times and comments
_ENTRY = 1024

_ENCRYPTED = 0x1 | 0x40 | 0x2000  # general purpose bits 0, 6 and 13 (APPNOTE 4.4.4)

#: zipfile decodes these two within bounds; bzip2 and LZMA blocks come out whole, however large
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

_KEPT_PACKED = {
    RAR: "rar: kept packed: no library reads it without an external program",
    SEVEN_ZIP: "7z: kept packed: no library reads it without an external program",
    GZIP: "gzip: kept packed: the bureau is not known to use it",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: `name` is safe to show, `told` as packed, `size` in bytes as declared."""

    name: str
    told: str
    size: int
    _archive: zipfile.ZipFile = field(repr=False)
    _entry: zipfile.ZipInfo = field(repr=False)
    _is_duplicate: bool = False

    def open(self) -> BufferedReader:
        """The decoded bytes, at most `size`; a container in the container comes packed as it is.

        Raises ContainerError for this member alone, here or while it is read: `corrupt` (cut off, or another
        checksum), `encrypted`, `special_file`, `duplicate_name`, `unsupported`. Raises ValueError where the
        iteration over the members has ended.
        """
        if self._archive.fp is None:
            raise ValueError("the iteration over the members has ended")
        self._check()
        with in_our_terms(self.name):
            return BufferedReader(_Stream(self._archive.open(self._entry), self.name))

    def _check(self) -> None:
        if self._is_duplicate:
            raise ContainerError("duplicate_name", f"{self.name}: a second member of this name")
        if self._entry.flag_bits & _ENCRYPTED:
            raise ContainerError("encrypted", f"{self.name}: encrypted")
        if not _is_file(self._entry):
            raise ContainerError("special_file", f"{self.name}: a link or a device, no file")
        if self._entry.compress_type not in _METHODS:
            method = self._entry.compress_type
            raise ContainerError("unsupported", f"{self.name}: packed by a method not taken ({method})")


class _Stream(RawIOBase):
    """A member while it is read: its damage is told in our terms, the reader's own errors are left alone."""

    def __init__(self, packed: IO[bytes], name: str) -> None:
        self._packed = packed
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        with in_our_terms(self._name):
            data = self._packed.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()


def unpack(source: Path | BinaryIO, limits: Limits = DEFAULT_LIMITS) -> Iterator[Member]:
    """The members of the ZIP at `source` (a path or a seekable file), in the order of its directory.

    Raises, when the first one is asked for, NotUnpackedError for anything but a ZIP and ContainerError for a
    ZIP that is damaged, empty or beyond `limits`; OSError where the disk refuses.
    """
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield from _members(file, limits)
    else:
        yield from _members(source, limits)


def _members(file: BinaryIO, limits: Limits) -> Iterator[Member]:
    _check_kind(media_type_of(file))
    with open_zip(file, limits.max_members * _ENTRY) as archive:
        entries = [entry for entry in archive.infolist() if entry.file_size or not entry.is_dir()]
        check(entries, archive.start_dir, limits)
        seen: set[str] = set()
        for entry in entries:
            told = told_name(entry)
            name = safe_name(told)
            yield Member(name, told, entry.file_size, archive, entry, name in seen)
            seen.add(name)


def _check_kind(kind: str | None) -> None:
    if kind in _KEPT_PACKED:
        raise NotUnpackedError(_KEPT_PACKED[kind])
    if kind != ZIP:
        raise NotUnpackedError(f"{kind or 'unknown format'}: no container")


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """By the Unix mode in the upper half of the attributes; other systems leave it empty."""
    return stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG)
