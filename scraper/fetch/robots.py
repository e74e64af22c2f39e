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


class Robots:
    """The rules of one host for one user agent."""

    def __init__(self, text: str, user_agent: str) -> None:
        self._rules = Protego.parse(text)
        self._user_agent = user_agent

    def allows(self, url: str) -> bool:
        """Whether `url` may be asked."""
        return bool(self._rules.can_fetch(url, self._user_agent))

    @property
    def crawl_delay(self) -> float:
        """Seconds between two requests that the host asks for; 0 where it does not."""
        return float(self._rules.crawl_delay(self._user_agent) or 0)


def load_robots(fetch: Callable[[str], Response], base_url: str, user_agent: str) -> Robots:
    """The rules of the host at `base_url`.

    A file that is not there allows everything; one that cannot be had just now forbids everything, so it
    raises UnreachableError (RFC 9309, 2.3.1).
    """
    try:
        text = fetch(base_url + PATH).body.decode("utf-8", "replace")
    except StatusError as error:
        if not 400 <= error.status < 500 or error.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise UnreachableError(str(error)) from error
        text = ""
    except FetchError as error:
        raise UnreachableError(str(error)) from error
    return Robots(text, user_agent)
