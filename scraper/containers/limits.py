"""How much may come out of a container, told by its directory before anything is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.containers.errors import ContainerError

if TYPE_CHECKING:
    import zipfile

_MIB = 1024 * 1024

#: below this a ratio says nothing: an empty table packs well
_SMALL = _MIB

#: the fixed part of a local file header (APPNOTE 4.3.7)
_LOCAL_HEADER = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """`max_bytes` are the decoded bytes of all members; `max_ratio` those of one member to its packed bytes.

    Deflate reaches 1032; tables of text, the most that the bureau packs, stay below 100.
    """

    max_members: int = 1000
    max_bytes: int = 512 * _MIB
    max_ratio: int = 200


def check(entries: list[zipfile.ZipInfo], directory_at: int, limits: Limits) -> None:
    """Raise ContainerError for what must not be unpacked.

    A member never gives more than the directory declares (zipfile stops there), so the declared sizes bound
    time and disk. Entries that share packed bytes are how a small file declares much: refused as a bomb.
    """
    if not entries:
        raise ContainerError("empty", "zip: no members")
    if len(entries) > limits.max_members:
        raise ContainerError(
            "too_many_members", f"zip: {len(entries)} members, more than {limits.max_members}"
        )
    _check_overlaps(entries, directory_at)
    for entry in entries:
        if entry.file_size > max(_SMALL, limits.max_ratio * entry.compress_size):
            raise ContainerError("bomb", f"zip: {entry.compress_size} bytes that become {entry.file_size}")
    total = sum(entry.file_size for entry in entries)
    if total > limits.max_bytes:
        raise ContainerError("too_large", f"zip: {total} bytes unpacked, more than {limits.max_bytes}")


def _check_overlaps(entries: list[zipfile.ZipInfo], directory_at: int) -> None:
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < 0:
            raise ContainerError("corrupt", "zip: a member before the start of the file")
        if entry.header_offset < end:
            raise ContainerError("bomb", "zip: members that overlap")
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    if end > directory_at:
        raise ContainerError("corrupt", "zip: a member behind the end of the file")
