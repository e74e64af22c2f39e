"""Records to bytes and back; nothing leaves or enters unvalidated."""

from __future__ import annotations

import msgspec

from records.errors import ContractError
from records.release import Release

_decoder = msgspec.json.Decoder(Release)


def encode(release: Release) -> bytes:
    """The record as one line of UTF-8 JSON without a newline, validated; raises ContractError."""
    line = msgspec.json.encode(release)
    decode(line)  # types are checked on decoding, so what is written is known to be readable
    return line


def encode_pretty(release: Release) -> bytes:
    """The record as indented UTF-8 JSON with a final newline, validated; raises ContractError."""
    return msgspec.json.format(encode(release), indent=2) + b"\n"


def decode(line: bytes) -> Release:
    """A validated Release from JSON bytes; raises ContractError with the path of what is wrong."""
    try:
        return _decoder.decode(line)
    except msgspec.DecodeError as error:
        raise ContractError(str(error)) from error
