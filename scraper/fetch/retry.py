"""When to ask again, and after how long."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from scraper.errors import FetchError
from scraper.fetch.pace import LONGEST_WAIT

if TYPE_CHECKING:
    from scraper.clock import Clock

#: answers that a second request may well not meet; the bureau's 500 goes away by itself (SITE.md)
TRANSIENT_STATUSES = frozenset({429, 500, 502, 503, 504})

_backoff = wait_exponential_jitter(initial=1, max=60, jitter=1)


def retrying(retries: int, clock: Clock) -> Retrying:
    """A policy of `retries` further attempts after a transient FetchError; the last error is raised."""
    return Retrying(
        stop=stop_after_attempt(retries + 1),
        retry=retry_if_exception(_may_help),
        wait=_wait,
        sleep=clock.sleep,
        reraise=True,
    )


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After header in either form (RFC 9110, 10.2.3); None where it says nothing."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)


def _may_help(error: BaseException) -> bool:
    return isinstance(error, FetchError) and error.transient and (error.retry_after or 0) <= LONGEST_WAIT


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, FetchError) else None
    return max(asked or 0.0, 0.0 if asked else _backoff(state))
