"""One request and its whole answer, within pace, budget and bounds."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import requests

from scraper.errors import StatusError
from scraper.fetch.body import Content, Keep, discard, read_chunks
from scraper.fetch.deadline import DeadlineError
from scraper.fetch.errors import in_our_terms
from scraper.fetch.hosts import redirect_target
from scraper.fetch.response import Response, build_response
from scraper.fetch.retry import TRANSIENT_STATUSES, retry_after

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.fetch.pace import Pace
    from scraper.fetch.session import Sessions
    from scraper.fetch.tally import Tally


@dataclass(frozen=True, slots=True)
class Ask:
    """What is wanted of an address: the request's headers, what to do with the body, its largest size."""

    headers: dict[str, str]
    keep: Keep
    limit: int
    retries: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """Sends requests, for any number of threads."""

    sessions: Sessions
    pace: Pace
    tally: Tally
    clock: Clock
    timeout: float

    def send(self, url: str, ask: Ask) -> Response:
        """The answer of `url`: a document, a redirect, or 304 to a conditional request.

        Raises FetchError for any other answer, BudgetSpentError unsent where the budget of the run is spent,
        UnreachableError unsent where the host wants to be left alone.
        """
        self.tally.check_budget()  # before waiting for a turn that could not be taken
        self.pace.wait(self.tally.check_budget)
        self.tally.spend()
        try:
            with self.sessions.current().get(
                url, headers=ask.headers, timeout=self.timeout, stream=True, allow_redirects=False
            ) as answer:
                return self._read(url, answer, ask)
        except (requests.RequestException, DeadlineError) as error:
            raise in_our_terms(url, error) from error

    def _read(self, url: str, answer: requests.Response, ask: Ask) -> Response:
        if answer.status_code == HTTPStatus.OK:
            content = ask.keep(read_chunks(answer, url, ask.limit))
            self.tally.receive(content.size)
            return build_response(url, answer, content)
        discard(answer)
        if (target := redirect_target(url, answer)) is not None:
            return build_response(url, answer, Content(), target)
        if answer.status_code == HTTPStatus.NOT_MODIFIED and ask.headers:
            return build_response(url, answer, Content())
        raise self._refusal(url, answer)

    def _refusal(self, url: str, answer: requests.Response) -> StatusError:
        status = answer.status_code
        wait = retry_after(answer.headers.get("Retry-After"), self.clock.now())
        transient = status in TRANSIENT_STATUSES
        if transient and wait:
            self.pace.rest(wait)  # it is the host that asks, so every thread waits
        return StatusError(url, status, transient=transient, retry_after=wait)
