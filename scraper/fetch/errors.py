"""The exceptions of requests in our terms."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPException, RemoteDisconnected

import requests
from urllib3.exceptions import InvalidHeader

from scraper.errors import FetchError, NoAnswerError, RefusedError, TransferError
from scraper.fetch.deadline import DeadlineError


def in_our_terms(url: str, error: requests.RequestException | DeadlineError) -> FetchError:
    """The FetchError for an exception of requests, or for an answer that took too long.

    Neither a certificate nor a server that talks without end mends itself while we wait.
    """
    if isinstance(error, DeadlineError):
        return TransferError(f"{url}: {error}")
    if isinstance(error, requests.exceptions.SSLError):
        return NoAnswerError(f"{url}: TLS failed: {_cause(error)}")
    if (garbage := _garbage(error)) is not None:
        return TransferError(f"{url}: the answer is not HTTP: {garbage}", transient=True)
    if isinstance(error, (requests.ConnectionError, requests.Timeout)):
        return NoAnswerError(f"{url}: no answer: {_cause(error)}", transient=True)
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return TransferError(f"{url}: the answer is not HTTP: {_cause(error)}", transient=True)
    return RefusedError(f"{url}: {error}")


def _garbage(error: BaseException) -> BaseException | None:
    """What in the answer could not be understood, where that is what went wrong."""
    for inner in _inside(error):
        if isinstance(inner, (HTTPException, InvalidHeader)) and not isinstance(inner, RemoteDisconnected):
            return inner
    return None


def _inside(error: object) -> Iterator[BaseException]:
    """An exception and those that it was made of, which urllib3 hands on as arguments."""
    if isinstance(error, BaseException):
        yield error
        for argument in error.args:
            yield from _inside(argument)


def _cause(error: BaseException) -> str:
    """The innermost reason in a few words: urllib3 wraps it in objects and addresses."""
    reason = error.args[0] if error.args else error
    reason = getattr(reason, "reason", reason)
    return str(reason).partition(": ")[2] or str(reason)
