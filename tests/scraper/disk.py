"""A disk that refuses, for tests that root may run: root reads whatever the mode of a file says."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def forbid(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, forbidden: Path) -> None:
    """`owner.name`, a function of a path, fails for one path."""
    allowed = getattr(owner, name)

    def guarded(path: Path, *rest: Any) -> Any:
        if path == forbidden:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return allowed(path, *rest)

    monkeypatch.setattr(owner, name, guarded)
