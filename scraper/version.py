"""The version of the installed distribution."""

from __future__ import annotations

from importlib.metadata import version as _installed


def version() -> str:
    """The version, as in `pyproject.toml`."""
    return _installed("kzstat")
