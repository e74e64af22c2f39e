"""A deadline for a whole answer: a server may send a byte now and then and never come to an end.

The timeout of a socket starts anew with each byte. So the time is measured below everything that reads from
the connection: status line, endless `100 Continue`, headers, chunk sizes, trailers, compressed nothing.
"""

from __future__ import annotations

import io
from functools import partial
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter

if TYPE_CHECKING:
    import socket

    from urllib3.connectionpool import ConnectionPool

    from scraper.clock import Clock


class DeadlineError(Exception):
    """An answer took too long. Not an OSError, so that no library on the way takes it for its own."""


class DeadlineAdapter(HTTPAdapter):
    """Sends requests whose answers must be complete `seconds` after they were sent, give or take one read.

    Whoever reads the answer, or waits for its headers, meets a DeadlineError.
    """

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._response_class = staticmethod(partial(_BoundedResponse, seconds, clock))
        super().__init__()

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> ConnectionPool:
        """The pool that requests chose, direct or of a proxy, made to open bounded connections."""
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        if "ConnectionCls" not in vars(pool):
            opened = type(pool).ConnectionCls  # type: ignore[attr-defined]  # every pool has one
            # `response_class` is what http.client reads an answer with.
            bounded = type(opened.__name__, (opened,), {"response_class": self._response_class})
            pool.ConnectionCls = bounded  # type: ignore[attr-defined]
        return pool


class _BoundedResponse(HTTPResponse):
    def __init__(self, seconds: float, clock: Clock, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp = io.BufferedReader(_BoundedReader(self.fp.detach(), seconds, clock))


class _BoundedReader(io.RawIOBase):
    """`raw`, until the time is over."""

    def __init__(self, raw: io.RawIOBase, seconds: float, clock: Clock) -> None:
        self._raw = raw
        self._seconds = seconds
        self._clock = clock
        self._end = clock.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self._clock.monotonic() > self._end:
            raise DeadlineError(f"took longer than {self._seconds:g} s")
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
