"""robots.txt (RFC 9309)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from protego import Protego

from scraper.errors import FetchError, StatusError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.fetch.response import Response

PATH = "/robots.txt"

#: bytes of robots.txt that are read (RFC 9309, 2.5, asks for 500 KiB at least)
MAX_BYTES = 512 * 1024

#: seconds; a host that wants a longer delay between two requests cannot be harvested
LONGEST_DELAY = 3600.0


class Robots:
    """The rules of one host for one user agent."""

    def __init__(self, text: str, user_agent: str) -> None:
        self._rules = Protego.parse(text)
        self._user_agent = user_agent

    def allows(self, url: str) -> bool:
        """Whether `url` may be asked."""
        return bool(self._rules.can_fetch(url, self._user_agent))

    @property
    def delay(self) -> float:
        """Seconds between two requests that the host asks for, by the slower of its two ways; else 0.

        Neither is in RFC 9309: `Crawl-delay: 5`, `Request-rate: 10/1m` (documents per time). A rate may be
        limited to times of day (`10/1m 0800-1700`); it is kept all day.
        """
        crawl_delay = float(self._rules.crawl_delay(self._user_agent) or 0)
        rate = self._rules.request_rate(self._user_agent)
        # The division of very long integers overflows; what is beyond the longest delay is refused anyway.
        per_request = min(rate.seconds, 10**9) / rate.requests if rate else 0.0
        return max(crawl_delay, per_request)


def load_robots(fetch: Callable[[str], Response], base_url: str, user_agent: str) -> Robots:
    """The rules of the host at `base_url`.

    A file that is not there allows everything; one that cannot be had just now forbids everything, so it
    raises UnreachableError (RFC 9309, 2.3.1), as does one that asks for more patience than a run has.
    """
    try:
        text = fetch(base_url + PATH).body.decode("utf-8-sig", "replace")
    except StatusError as error:
        if not 400 <= error.status < 500 or error.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise UnreachableError(str(error)) from error
        text = ""
    except FetchError as error:
        raise UnreachableError(str(error)) from error
    robots = Robots(text, user_agent)
    if robots.delay > LONGEST_DELAY:
        raise UnreachableError(f"{base_url}{PATH} asks for {robots.delay:.0f} s between two requests")
    return robots
