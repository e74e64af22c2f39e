"""The names at the root of an OLE2 compound file ([MS-CFB]), which say what wrote it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_HEADER = 512
_ENTRY = 128
_FAT_IN_HEADER = 109
_MAX_DIRECTORY = 1024 * 1024
_MARKS = 0xFFFFFFFA  # from here on a number is a mark, not a sector: end of chain, free


class DamagedError(ValueError):
    """The file ends, or points to where it has nothing, before its root has been read."""


def root_names(file: BinaryIO) -> frozenset[str]:
    """Names of the streams and storages directly below the root.

    Raises DamagedError. Those deeper down belong to embedded objects: a workbook inside a Word document.
    """
    try:
        return frozenset(_siblings(_directory(_CompoundFile.of(file))))
    except (struct.error, UnicodeDecodeError) as error:
        raise DamagedError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _CompoundFile:
    file: BinaryIO
    header: bytes
    shift: int  # of the sector size: 512 or 4096 bytes
    sectors: int

    @classmethod
    def of(cls, file: BinaryIO) -> _CompoundFile:
        size = file.seek(0, 2)
        file.seek(0)
        header = file.read(_HEADER)
        (shift,) = struct.unpack_from("<H", header, 30)
        if shift not in (9, 12):
            raise DamagedError(f"sectors of 2**{shift} bytes")
        return cls(file, header, shift, size >> shift)

    def in_header(self, offset: int) -> int:
        (number,) = struct.unpack_from("<I", self.header, offset)
        return int(number)

    def sector(self, number: int) -> bytes:
        if number >= self.sectors:
            raise DamagedError(f"no sector {number}")
        self.file.seek((number + 1) << self.shift)
        return self.file.read(1 << self.shift)

    def integer(self, sector: int, index: int) -> int:
        (number,) = struct.unpack_from("<I", self.sector(sector), 4 * index)
        return int(number)

    def after(self, sector: int) -> int:
        """The next sector of the chain, from the file allocation table."""
        part, index = divmod(sector, self.per_sector)
        return self.integer(self._table_sector(part), index)

    @property
    def per_sector(self) -> int:
        """Numbers in a sector."""
        return (1 << self.shift) // 4

    def _table_sector(self, part: int) -> int:
        if part < _FAT_IN_HEADER:
            return self.in_header(76 + 4 * part)
        hops, index = divmod(part - _FAT_IN_HEADER, self.per_sector - 1)
        sector = self.in_header(68)
        for _ in range(hops):
            sector = self.integer(sector, self.per_sector - 1)
        return self.integer(sector, index)


def _directory(compound: _CompoundFile) -> bytes:
    directory = bytearray()
    sector = compound.in_header(48)
    while sector < _MARKS and len(directory) < _MAX_DIRECTORY:
        directory += compound.sector(sector)
        sector = compound.after(sector)
    return bytes(directory)


def _siblings(directory: bytes) -> Iterator[str]:
    """The names in the tree of siblings that the root entry leads to."""
    (first,) = struct.unpack_from("<I", directory, 76)
    waiting, seen = [first], set()
    while waiting:
        number = waiting.pop()
        if number in seen or number >= len(directory) // _ENTRY:
            continue
        seen.add(number)
        name, length, _, left, right = struct.unpack_from("<64sHHII", directory, number * _ENTRY)
        yield name[: max(length - 2, 0)].decode("utf-16-le")
        waiting += [left, right]
