"""The one way out: a polite client of one host."""

from __future__ import annotations

import threading
from random import Random
from typing import IO, TYPE_CHECKING

from scraper.errors import FetchError, NoAnswerError, RefusedError, UnreachableError
from scraper.fetch import robots
from scraper.fetch.body import in_memory, into
from scraper.fetch.exchange import Ask, Exchange
from scraper.fetch.hosts import absolute, same_site
from scraper.fetch.pace import Pace
from scraper.fetch.retry import retrying
from scraper.fetch.session import Sessions
from scraper.fetch.tally import Tally
from scraper.version import version

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.fetch.response import Response, Validators
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
    """GET on the host of `settings.base_url` and on no other, within robots.txt, the delay and the budget.

    Any number of threads may share it: they share its pace as well. `random` is where jitter comes from.
    """

    def __init__(self, settings: Settings, clock: Clock, random: Random | None = None) -> None:
        self.base_url = settings.base_url.rstrip("/")
        self._settings = settings
        self._clock = clock
        self._agent = user_agent(settings.contact)
        self._tally = Tally(settings.max_requests)
        self._pace = Pace(settings.delay, clock, random or Random())  # noqa: S311  # no secret
        self._sessions = Sessions(settings, self._agent, clock)
        self._exchange = Exchange(self._sessions, self._pace, self._tally, clock, settings.timeout)
        self._robots: robots.Robots | None = None
        self._robots_lock = threading.Lock()

    @property
    def requests(self) -> int:
        """Requests sent, robots.txt and repetitions included."""
        return self._tally.requests

    @property
    def received(self) -> int:
        """Bytes of the bodies that came back whole, decoded."""
        return self._tally.received

    def check_budget(self) -> None:
        """Raise BudgetSpentError where the run may ask no more."""
        self._tally.check_budget()

    def close(self) -> None:
        """Hang up."""
        self._sessions.close()

    def hang_up(self) -> None:
        """Let no thread begin another request, nor wait for its turn: the run has ended."""
        self._tally.close()
        self._clock.wake()

    def get(self, url: str, validators: Validators | None = None) -> Response:
        """The document at `url` (an address relative to the base will do); status 200, or 304 if conditional.

        Raises a FetchError (NoAnswerError, StatusError, TransferError, TooLargeError, RefusedError) after the
        attempts that could have helped, UnreachableError where the site as a whole cannot be had, and
        BudgetSpentError, with nothing sent, where the run may ask no more.
        """
        headers = validators.headers() if validators else {}
        return self._fetch(url, Ask(headers, in_memory, self._settings.max_bytes, self._settings.retries))

    def get_file(self, url: str, sink: IO[bytes], validators: Validators | None = None) -> Response:
        """As `get`, but written to `sink` as it arrives; the answer has `head`, `size`, `sha256` and no body.

        `sink` is a file open for writing that can seek: it is emptied before each attempt. After an error, or
        304, nothing in it is of use. Its own OSError (a full disk) is passed on.
        """
        headers = validators.headers() if validators else {}
        limit = self._settings.max_file_bytes
        return self._fetch(url, Ask(headers, into(sink), limit, self._settings.retries))

    def _fetch(self, url: str, ask: Ask) -> Response:
        self._heed_robots()
        try:
            response = self._follow(absolute(self.base_url + "/", url), ask)
        except NoAnswerError as error:
            if self._tally.unanswered() >= PATIENCE:
                raise UnreachableError(f"{error}; {PATIENCE} addresses in a row") from error
            raise
        except FetchError:
            self._tally.answered()
            raise
        self._tally.answered()
        return response

    def _heed_robots(self) -> None:
        """Load the rules of the host before anything else is asked, once."""
        with self._robots_lock:
            if self._robots is None:
                rules = robots.load_robots(self._first_contact, self.base_url, self._agent)
                self._pace.delay = max(self._settings.delay, rules.delay)
                self._robots = rules

    def _first_contact(self, url: str) -> Response:
        limit = min(robots.MAX_BYTES, self._settings.max_bytes)
        retries = min(FIRST_CONTACT_RETRIES, self._settings.retries)
        return self._follow(url, Ask({}, in_memory, limit, retries))

    def _follow(self, url: str, ask: Ask) -> Response:
        """Redirects by hand, so that each is checked and paced like any other request."""
        policy = retrying(ask.retries, self._clock)
        for _ in range(MAX_REDIRECTS + 1):
            self._check_allowed(url)
            response: Response = policy(self._exchange.send, url, ask)
            if response.location is None:
                return response
            url = response.location
        raise RefusedError(f"{url}: more than {MAX_REDIRECTS} redirects")

    def _check_allowed(self, url: str) -> None:
        if not same_site(self.base_url, url):
            raise RefusedError(f"{url}: not on {self.base_url}")
        if self._robots is not None and not self._robots.allows(url):
            raise RefusedError(f"{url}: robots.txt forbids it")
