"""The one way out: a polite session on one host."""

from __future__ import annotations

from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import requests

from scraper.errors import (
    FetchError,
    NoAnswerError,
    RefusedError,
    StatusError,
    UnreachableError,
)
from scraper.fetch.body import read_body
from scraper.fetch.errors import in_our_terms
from scraper.fetch.hosts import is_loopback, same_site
from scraper.fetch.pace import Pace
from scraper.fetch.response import Response, Validators, build_response
from scraper.fetch.retry import TRANSIENT_STATUSES, retry_after, retrying
from scraper.fetch.robots import Robots, load_robots
from scraper.version import version

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.settings import Settings

MAX_REDIRECTS = 5

#: attempts after the first for robots.txt: nobody should wait long to hear that an address is wrong
FIRST_CONTACT_RETRIES = 2

#: addresses in a row that the host did not answer for, each after all attempts, before it counts as gone
PATIENCE = 3


def user_agent(contact: str) -> str:
    """Who asks, and how to reach them."""
    return f"kzstat/{version()} (+{contact})" if contact else f"kzstat/{version()}"


class PoliteClient:
    """GET on the host of `settings.base_url` and on no other, within robots.txt and the delay.

    `requests` and `received` count what was sent and the decoded bytes that came back.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.base_url = settings.base_url.rstrip("/")
        self.requests = 0
        self.received = 0
        self._settings = settings
        self._clock = clock
        self._pace = Pace(settings.delay, clock)
        self._robots: Robots | None = None
        self._unanswered = 0
        self._session = _session(user_agent(settings.contact), self.base_url)

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    def get(self, url: str, validators: Validators | None = None) -> Response:
        """The document at `url` (an address relative to the base will do); status 200, or 304 if conditional.

        Raises a FetchError (NoAnswerError, StatusError, TransferError, TooLargeError, RefusedError) after the
        attempts that could have helped, and UnreachableError where the site as a whole cannot be had.
        """
        if self._robots is None:
            self._robots = load_robots(self._first_contact, self.base_url, self._session_agent)
            self._pace.delay = max(self._settings.delay, self._robots.crawl_delay)
        try:
            response = self._follow(urljoin(self.base_url + "/", url), validators, self._settings.retries)
        except NoAnswerError as error:
            self._unanswered += 1
            if self._unanswered >= PATIENCE:
                raise UnreachableError(f"{error}; {PATIENCE} addresses in a row") from error
            raise
        except FetchError:
            self._unanswered = 0
            raise
        self._unanswered = 0
        return response

    def _first_contact(self, url: str) -> Response:
        return self._follow(url, None, min(FIRST_CONTACT_RETRIES, self._settings.retries))

    @property
    def _session_agent(self) -> str:
        return str(self._session.headers["User-Agent"])

    def _follow(self, url: str, validators: Validators | None, retries: int) -> Response:
        """Redirects by hand, so that each is checked and paced like any other request."""
        headers = validators.headers() if validators else {}
        policy = retrying(retries, self._clock)
        for _ in range(MAX_REDIRECTS + 1):
            self._check_allowed(url)
            response: Response = policy(self._exchange, url, headers)
            if response.location is None:
                return response
            url = response.location
        raise RefusedError(f"{url}: more than {MAX_REDIRECTS} redirects")

    def _check_allowed(self, url: str) -> None:
        if not same_site(self.base_url, url):
            raise RefusedError(f"{url}: not on {self.base_url}")
        if self._robots is not None and not self._robots.allows(url):
            raise RefusedError(f"{url}: robots.txt forbids it")

    def _exchange(self, url: str, headers: dict[str, str]) -> Response:
        """One request and its whole answer."""
        self._pace.wait()
        self.requests += 1
        try:
            answer = self._session.get(
                url, headers=headers, timeout=self._settings.timeout, stream=True, allow_redirects=False
            )
        except requests.RequestException as error:
            raise in_our_terms(url, error) from error
        with answer:
            return self._read(url, answer, conditional=bool(headers))

    def _read(self, url: str, answer: requests.Response, *, conditional: bool) -> Response:
        status = answer.status_code
        target = self._session.get_redirect_target(answer)
        if target is not None:
            return build_response(url, answer, b"", urljoin(url, target))
        if status == HTTPStatus.NOT_MODIFIED and conditional:
            return build_response(url, answer, b"", None)
        if status != HTTPStatus.OK:
            wait = retry_after(answer.headers.get("Retry-After"), self._clock.now())
            raise StatusError(url, status, transient=status in TRANSIENT_STATUSES, retry_after=wait)
        body = read_body(answer, url, self._settings.max_bytes)
        self.received += len(body)
        return build_response(url, answer, body, None)


def _session(agent: str, base_url: str) -> requests.Session:
    session = requests.Session()
    session.headers.update({"User-Agent": agent, "Accept-Encoding": "gzip"})
    # Nothing here needs a session on the server, and a cookie would make one answer depend on the last.
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.trust_env = not is_loopback(base_url)  # no proxy stands between a machine and itself
    return session
