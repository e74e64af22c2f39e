"""Names of members: as the one who packed them meant them, and as they may be shown."""

from __future__ import annotations

import re
import struct
import unicodedata
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import zipfile

_MAX_LENGTH = 255
_IS_UTF8 = 0x800  # general purpose bit 11 (APPNOTE 4.4.4)
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field (APPNOTE 4.6.9)

#: what Cyrillic names are written in: UTF-8 without saying so, the DOS and the Windows code page
_ENCODINGS = ("utf-8", "cp866", "kz1048")
_LETTERS = re.compile(r"[\x20-\x7eА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі№«»“”–—…]*")
_DRIVES = re.compile("^(?:[A-Za-z]:)+")
_UNSHOWN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def told_name(entry: zipfile.ZipInfo) -> str:
    """The name in its packer's encoding: UTF-8 where the entry says so, else what gives Cyrillic words.

    Where nothing does it is cp437, the encoding of the standard (APPNOTE D.1).
    """
    if entry.flag_bits & _IS_UTF8:
        return entry.orig_filename
    raw = entry.orig_filename.encode("cp437")
    return _unicode_path(entry.extra, raw) or _in_cyrillic(raw) or entry.orig_filename


def safe_name(told: str) -> str:
    """A name to show and to tell members apart by: a relative path with `/`, nothing unprintable, no `..`.

    No member is ever written under it. Applied twice it changes nothing.
    """
    parts = printable(told)[:_MAX_LENGTH].replace("\\", "/").split("/")
    kept = (_DRIVES.sub("", part) for part in parts)
    return "/".join(part for part in kept if part not in ("", ".", "..")) or "unnamed"


def printable(text: str) -> str:
    """`text` in NFC, control and invisible characters as U+FFFD."""
    normal = unicodedata.normalize("NFC", text)
    return "".join("\ufffd" if unicodedata.category(char) in _UNSHOWN else char for char in normal)


def _in_cyrillic(raw: bytes) -> str | None:
    for encoding in _ENCODINGS:
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _LETTERS.fullmatch(name):
            return name
    return None


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The UTF-8 name in the extra field, where it belongs to this very name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and size > 5 and extra[5:9] == struct.pack("<L", crc32(raw)):
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None
