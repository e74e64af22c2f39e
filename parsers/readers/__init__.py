"""Bytes to blocks: one reader a format, chosen by what the bytes are."""

from __future__ import annotations

from parsers.readers.read import read

__all__ = ["read"]
