"""Raw bytes, kept for good under their sha256."""

from __future__ import annotations

import hashlib
from pathlib import Path

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

    def path(self, digest: str) -> Path:
        """Where the blob with this sha256 lies, or would."""
        return self._root / digest[:2] / digest[2:]
