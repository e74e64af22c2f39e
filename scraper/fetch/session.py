"""Sessions of requests: one for each thread, since requests does not promise to share one safely."""

from __future__ import annotations

import threading
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING

import requests

from scraper.fetch.deadline import DeadlineAdapter
from scraper.fetch.hosts import is_loopback

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.settings import Settings


class Sessions:
    """Hands each thread its session, whose connection stays open from one request to the next."""

    def __init__(self, settings: Settings, user_agent: str, clock: Clock) -> None:
        self._settings = settings
        self._user_agent = user_agent
        self._clock = clock
        self._own = threading.local()
        self._all: list[requests.Session] = []
        self._lock = threading.Lock()

    def current(self) -> requests.Session:
        """The session of the calling thread."""
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = self._open()
            with self._lock:
                self._all.append(session)
        return session

    def close(self) -> None:
        """Hang up, for all threads."""
        with self._lock:
            for session in self._all:
                session.close()

    def _open(self) -> requests.Session:
        session = _Session()
        session.headers.update({"User-Agent": self._user_agent, "Accept-Encoding": "gzip"})
        # Nothing here needs a session on the server, and a cookie would make one answer depend on the last.
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        # No proxy stands between a machine and itself.
        session.trust_env = not is_loopback(self._settings.base_url)
        for scheme in ("http://", "https://"):
            session.mount(scheme, DeadlineAdapter(self._settings.deadline, self._clock))
        return session


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002  # their name
        """No target: to look ahead, requests would read the body of a redirect whole, however large."""
        return None
