"""requests' exceptions in our terms."""

from __future__ import annotations

import requests

from scraper.errors import FetchError, NoAnswerError, RefusedError, TransferError


def in_our_terms(url: str, error: requests.RequestException) -> FetchError:
    """The FetchError for an exception of requests; a certificate does not mend itself while we wait."""
    if isinstance(error, requests.exceptions.SSLError):
        return NoAnswerError(f"{url}: TLS failed: {_cause(error)}")
    if isinstance(error, (requests.ConnectionError, requests.Timeout)):
        return NoAnswerError(f"{url}: no answer: {_cause(error)}", transient=True)
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return TransferError(f"{url}: the answer is not HTTP: {_cause(error)}", transient=True)
    return RefusedError(f"{url}: {error}")


def _cause(error: BaseException) -> str:
    """The innermost reason in a few words: urllib3 wraps it in objects and addresses."""
    reason = error.args[0] if error.args else error
    reason = getattr(reason, "reason", reason)
    text = str(reason).partition(": ")[2] or str(reason)
    return " ".join(text.split())
