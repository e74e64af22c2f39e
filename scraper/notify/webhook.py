"""Notification by a POST to a webhook."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests

from scraper.errors import FetchError, RefusedError, StatusError
from scraper.fetch.errors import in_our_terms
from scraper.fetch.hosts import is_loopback
from scraper.fetch.retry import TRANSIENT_STATUSES, retry_after, retrying
from scraper.version import version

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.notify.message import Message

#: seconds to connect, and without a byte of the answer
TIMEOUTS = (10.0, 30.0)

#: attempts after the first
RETRIES = 1

#: bytes of a POST that chat services take; a larger summary goes without its entries
LARGEST = 100_000


def post(url: str, message: Message, clock: Clock) -> str | None:
    """POST the message as JSON; why that failed, or None. Redirects are not followed (RFC 9110, 15.4)."""
    try:
        retrying(RETRIES, clock)(_post_once, url, _body(message), clock)
    except RefusedError:  # requests names the whole address here
        return "notify_webhook is not an address that can be asked"
    except FetchError as error:
        return f"notify_webhook {error}"
    return None


def _body(message: Message) -> bytes:
    body = message.encode()
    if len(body) <= LARGEST:
        return body
    return type(message)(message.text, {**message.document, "entries": []}).encode()


def _post_once(url: str, body: bytes, clock: Clock) -> None:
    """One attempt; raises a FetchError that names the host alone: the path is the key to the webhook."""
    host = urlsplit(url).hostname or ""
    headers = {"Content-Type": "application/json", "User-Agent": f"kzstat/{version()}"}
    with requests.Session() as session:
        session.trust_env = not is_loopback(url)  # no proxy stands between a machine and itself
        try:
            answer = session.post(
                url, data=body, headers=headers, timeout=TIMEOUTS, allow_redirects=False, stream=True
            )
        except requests.RequestException as error:
            raise in_our_terms(host, error) from error
        with answer:
            status = answer.status_code
            if not HTTPStatus(200) <= status < HTTPStatus(300):
                wait = retry_after(answer.headers.get("Retry-After"), clock.now())
                raise StatusError(host, status, transient=status in TRANSIENT_STATUSES, retry_after=wait)
