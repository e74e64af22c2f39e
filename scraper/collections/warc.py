"""The documents of WARC files: pages and files that the server gave with status 200."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from itertools import groupby
from pathlib import Path

from scraper.collections.folder import shown
from scraper.collections.http_message import BodyError, read_body, read_head
from scraper.collections.redirects import Redirects
from scraper.collections.stored import Refused, Stored, original
from scraper.collections.warc_index import Copy, Index, in_rounds
from scraper.collections.warc_records import DamagedError, open_warc, read_record


def warc_documents(paths: list[Path], max_bytes: int) -> Iterator[Stored | Refused]:
    """The documents of all files, several copies of one address in the order of WARC-Date.

    Revisits, other statuses and records that are no HTTP response are passed over. What could not be read
    comes last. One document is in memory at a time.
    """
    index = Index(paths)
    index.build()
    for (_, number), group in groupby(in_rounds(index.copies), key=lambda item: (item[0], item[1].place[0])):
        try:
            with open_warc(paths[number]) as stream:
                for _, copy in group:
                    yield _document(stream, copy, index.redirects, max_bytes)
        except (OSError, DamagedError) as error:
            yield Refused(shown(paths[number]), f"changed while it was read: {error}")
    yield from index.findings


def _document(stream: BufferedReader, copy: Copy, redirects: Redirects, max_bytes: int) -> Stored | Refused:
    block = read_record(stream, copy.place[1]).block
    head = read_head(block)
    if head is None:
        raise DamagedError("a response is gone")
    try:
        body = read_body(head, block, max_bytes)
    except BodyError as error:
        return Refused(copy.where, f"{copy.url}: {error}")
    media_type, charset = head.content_type
    led_here = redirects.to(copy.url)
    return original(Stored(copy.url, body, media_type, charset, copy.date, copy.where, led_here))
