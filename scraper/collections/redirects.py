"""Which addresses led to a stored document: the site's file API answers with a redirect to `/upload/`."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import unquote, urljoin


class Redirects:
    """The redirects of an archive, to be followed backwards."""

    def __init__(self) -> None:
        self._sources: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, url: str, location: str) -> None:
        """Note that `url` answered with `location`, relative or not."""
        try:
            target = urljoin(url, location)
        except ValueError:
            return
        if url not in self._sources[spelt_once(target)]:
            self._sources[spelt_once(target)].append(url)

    def to(self, url: str) -> tuple[str, ...]:
        """The addresses that led to `url`, over one redirect or more, nearest first, each once."""
        found: list[str] = []
        waiting = [url]
        while waiting:
            for source in self._sources.get(spelt_once(waiting.pop(0)), ()):
                if source != url and source not in found:
                    found.append(source)
                    waiting.append(source)
        return tuple(found)


def spelt_once(url: str) -> str:
    """An address without scheme and percent-encoding, to compare it by."""
    return unquote(url.partition("://")[2] or url)
