"""A mirrored folder, as `wget -m`, HTTrack or a browser's "save as" leave one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from scraper.collections.mirrored import mark_in, url_of
from scraper.collections.stored import Refused, Stored, original
from scraper.containers.names import printable
from scraper.media import media_type


@dataclass(frozen=True, slots=True)
class Folder:
    """The documents below `root`, in the order of their paths; no file larger than `max_bytes` is read."""

    root: Path
    base_url: str
    max_bytes: int

    def files(self) -> Iterator[Path | Refused]:
        """Regular files that are not hidden; links are followed to files inside the folder only."""
        waiting = [self.root]
        while waiting:
            path = waiting.pop()
            if path.is_symlink() or not path.is_dir():
                yield self._checked(path)
                continue
            try:
                names = sorted(entry.name for entry in os.scandir(path) if not entry.name.startswith("."))
            except OSError as error:
                yield Refused(shown(path), error.strerror or str(error))
                continue
            waiting += [path / name for name in reversed(names)]

    def document(self, file: Path) -> Stored | Refused:
        """One of the files as a document."""
        where = shown(file)
        try:
            with file.open("rb") as stream:
                body = stream.read(self.max_bytes + 1)
        except OSError as error:
            return Refused(where, error.strerror or str(error))
        if len(body) > self.max_bytes:
            return Refused(where, f"more than {self.max_bytes} bytes")
        kind = media_type(body)
        mark = mark_in(body) if kind == "text/html" else None
        url = mark.url if mark else self._url(file)
        return original(Stored(url, body, kind, None, mark.fetched_at if mark else None, where))

    def _url(self, file: Path) -> str:
        return url_of(PurePosixPath(file.relative_to(self.root)), self.root.resolve().name, self.base_url)

    def _checked(self, file: Path) -> Path | Refused:
        try:
            target = file.resolve(strict=True)
            is_regular = S_ISREG(target.stat().st_mode)
        except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError until Python 3.13
            return Refused(shown(file), f"cannot be read: {error}")
        if file.is_symlink() and not target.is_relative_to(self.root.resolve()):
            return Refused(shown(file), "a link out of the folder")
        return file if is_regular else Refused(shown(file), "no regular file")


def shown(path: Path) -> str:
    """A path for people: one line, whatever bytes its name is made of."""
    return printable(os.fsencode(path).decode("utf-8", "replace"))
