"""Raw bytes, kept for good under their sha256."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from records.write import write_atomically


class Archive:
    """Blobs at `<root>/ab/cdef...`: the name proves the content, so a whole blob is never written twice."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes) -> str:
        """Keep `data`; gives its sha256 in hexadecimal. Raises OSError where the disk refuses."""
        digest = hashlib.sha256(data).hexdigest()
        if self.get(digest) is None:
            write_atomically(self.path(digest), data)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes with this sha256; None where they are not kept or no longer what they were."""
        try:
            data = self.path(digest).read_bytes()
        except FileNotFoundError:
            return None
        return data if hashlib.sha256(data).hexdigest() == digest else None

    def holds(self, digest: str | None, size: int | None) -> bool:
        """Whether a blob of this sha256 and size is kept, without reading it."""
        if digest is None:
            return False
        try:
            return self.path(digest).stat().st_size == size
        except FileNotFoundError:
            return False

    def path(self, digest: str) -> Path:
        """Where the blob with this sha256 lies, or would."""
        return self._root / digest[:2] / digest[2:]

    @contextmanager
    def intake(self) -> Iterator[Intake]:
        """A place for a blob that arrives in pieces; what is not kept is gone when the context is left.

        Raises OSError where the disk refuses.
        """
        incoming = self._root / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=incoming, suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "w+b") as stream:
                yield Intake(self, part, stream)
        finally:
            part.unlink(missing_ok=True)

    def clear_incoming(self) -> None:
        """Remove what a killed run has left half-received; nobody else may be writing."""
        for part in (self._root / "incoming").glob("*.part"):
            part.unlink(missing_ok=True)


class Intake:
    """A blob under way: written to `stream`, then kept under its sha256."""

    def __init__(self, archive: Archive, part: Path, stream: BinaryIO) -> None:
        self._archive = archive
        self._part = part
        self.stream = stream

    def keep(self, digest: str) -> None:
        """Keep what was written, of which `digest` is the sha256."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        path = self._archive.path(digest)
        path.parent.mkdir(exist_ok=True)
        self._part.chmod(0o644)
        self._part.replace(path)
