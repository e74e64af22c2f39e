"""The records of a WARC file (ISO 28500), bounded, and strict about what warcio's own iteration forgives.

warcio reads on behind damage and tells stderr of it; an archive that loses documents in silence would be
taken for whole. So the headers and the chunks are warcio's, the walk from record to record is done here.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

from warcio.limitreader import LimitReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

_MAX_HEADERS = 64 * 1024
_CHUNK = 64 * 1024

_WARC = StatusAndHeadersParser(["WARC/"])


class DamagedError(ValueError):
    """The file cannot be read on from here."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record whose block is not read yet; `offset` is in the file, unpacked where that is gzipped."""

    offset: int
    headers: StatusAndHeaders
    block: LimitReader

    def header(self, name: str) -> str | None:
        """A header of the record."""
        return cast("str | None", self.headers.get_header(name))

    def skip(self) -> None:
        """Go to the end of the block. Raises DamagedError where the file ends before it."""
        while self.block.read(_CHUNK):
            pass
        if self.block.limit:
            raise DamagedError(f"the file ends within the record at byte {self.offset}")

    @property
    def url(self) -> str:
        """The target; empty where there is none. Wget 1.19 puts it into angle brackets."""
        return (self.header("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")

    @property
    def date(self) -> datetime | None:
        """When it was captured; None where that is not told to the second."""
        try:
            moment = datetime.fromisoformat((self.header("WARC-Date") or "").strip())
        except ValueError:
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@contextmanager
def open_warc(path: Path) -> Iterator[BufferedReader]:
    """The records one behind the other, unpacked. Raises OSError; DamagedError for a broken gzip stream."""
    with path.open("rb") as file:
        is_packed = file.peek(2)[:2] == b"\x1f\x8b"
        # GzipFile is a BufferedReader in all but name: peek, readline, seek and tell are there
        stream = cast("BufferedReader", gzip.GzipFile(fileobj=file)) if is_packed else file
        try:
            yield stream
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise DamagedError(f"damaged gzip: {error}") from error


def records_of(stream: BufferedReader) -> Iterator[Record]:
    """The records from the start of the stream; each must be skipped before the next is asked for.

    Raises DamagedError where no record starts that should.
    """
    while _skip_blank_lines(stream):
        yield read_record(stream, stream.tell())


def read_record(stream: IO[bytes], offset: int) -> Record:
    """The record at `offset`. Raises DamagedError where there is none."""
    if stream.tell() != offset:
        stream.seek(offset)
    try:
        headers = _WARC.parse(LimitReader(stream, _MAX_HEADERS))
    except (StatusAndHeadersParserException, EOFError) as error:
        raise DamagedError(f"no WARC record at byte {offset}") from error
    length = headers.get_header("Content-Length") or ""
    if not length.isdecimal():
        raise DamagedError(f"the record at byte {offset} does not tell its length")
    return Record(offset, headers, LimitReader(stream, int(length)))


def _skip_blank_lines(stream: BufferedReader) -> bool:
    """Whether anything stands behind the blank lines that end a record."""
    while (following := stream.peek(1)[:1]) in (b"\r", b"\n"):
        stream.read(1)
    return bool(following)
