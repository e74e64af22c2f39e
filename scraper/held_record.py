"""A record as a run has left it on the disk."""

from __future__ import annotations

import hashlib
from pathlib import Path

from records.codec import decode
from records.errors import ContractError
from records.release import Release


def intact(path: Path, sha256: str | None) -> bytes | None:
    """The record at `path`; None where there is none, or somebody has changed what a run had left there.

    `sha256` is that of the record the run has left, None where it does not know of one.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return data if sha256 is None or hashlib.sha256(data).hexdigest() == sha256 else None


def decoded(data: bytes | None) -> Release | None:
    """The record held; None where there is none or it is not of today's contract."""
    try:
        return decode(data) if data is not None else None
    except ContractError:
        return None
