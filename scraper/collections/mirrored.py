"""The address a file of a mirrored folder was fetched from: by a mark in the page, else by its path."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import quote, quote_from_bytes, urlsplit

#: how much of a page is searched for a mark: HTTrack and browsers put theirs before the head
_HEAD = 4096

#: Internet Explorer, Chrome and Edge, "Webpage, complete"; the number is the length of the address
_SAVED = re.compile(rb"<!-- saved from url=\((\d{4})\)(\S+)")
_MIRRORED = re.compile(rb"<!-- Mirrored from (\S+) by HTTrack Website Copier/[^>]*?\], ([^>]{10,40}?) -->")

_HOST = re.compile(r"(?i)(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?")

#: the query in a name: `?` of Wget on Unix, `@` on Windows, `%3F` of copies that may not hold a `?`
_QUERY = re.compile(r"([^?@]*?)(?:\?|@|%3[Ff])([^?@=]+=.*)", re.DOTALL)

_SUFFIX = re.compile(r"\.html?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page says of where it was taken from, and when."""

    url: str
    fetched_at: datetime | None


def mark_in(body: bytes) -> Mark | None:
    """The mark that HTTrack or a browser has left at the start of a page."""
    head = body[:_HEAD]
    if (saved := _SAVED.search(head)) and saved[2].startswith(b"http"):
        return Mark(unescape(_address(saved[2][: int(saved[1])])), None)
    if mirrored := _MIRRORED.search(head):
        return Mark(f"https://{_address(mirrored[1])}", _http_date(mirrored[2]))
    return None


def url_of(path: PurePosixPath, root_name: str, base_url: str) -> str:
    """The address of a file by its path below the folder, as `wget -m` and HTTrack name files.

    The host is the first folder where that is one, else the folder itself, else that of `base_url`. Names
    end in `.html` that no address of the bureau has (SITE.md); `index.html` is the folder's own address.
    """
    base = urlsplit(base_url)
    *folders, name = path.parts
    host = base.netloc
    if folders and _HOST.fullmatch(folders[0]):
        host = folders.pop(0)
    elif _HOST.fullmatch(root_name):
        host = root_name
    name, query = _split(name)
    address = "/".join([f"{base.scheme}://{host}", *(_quoted(part) for part in (*folders, name))])
    return f"{address}?{quote(query, safe='=&%+')}" if query else address


def _split(name: str) -> tuple[str, str]:
    """The name and the query in it."""
    match = _QUERY.fullmatch(name)
    stem, query = (match[1], match[2]) if match else (name, "")
    stem = _SUFFIX.sub("", stem)
    return "" if stem.lower() == "index" else stem, _SUFFIX.sub("", query)


def _quoted(part: str) -> str:
    """Percent-encoded where it is not yet; names that are no UTF-8 keep their bytes."""
    return quote_from_bytes(os.fsencode(part), safe="%:@!$&'()*+,;=~")


def _address(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _http_date(raw: bytes) -> datetime | None:
    try:
        moment = parsedate_to_datetime(raw.decode("ascii", "replace"))
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
