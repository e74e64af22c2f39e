"""What a run has asked and got so far, counted for all threads together."""

from __future__ import annotations

import threading

from scraper.errors import BudgetSpentError, UnreachableError


class Tally:
    """Requests sent, decoded bytes received, addresses without an answer in a row; `budget` 0 is no limit."""

    def __init__(self, budget: int) -> None:
        self.requests = 0
        self.received = 0
        self._budget = budget
        self._unanswered = 0
        self._is_closed = False
        self._lock = threading.Lock()

    def check_budget(self) -> None:
        """Raises BudgetSpentError where no request is left, UnreachableError after the end of the run."""
        if self._is_closed:
            raise UnreachableError("the run has ended")
        if self._budget and self.requests >= self._budget:
            raise BudgetSpentError(f"the budget of {self._budget} requests is spent")

    def spend(self) -> None:
        """Count a request that is about to be sent; raises BudgetSpentError where none is left."""
        with self._lock:
            self.check_budget()
            self.requests += 1

    def close(self) -> None:
        """Let no request begin any more."""
        self._is_closed = True

    def receive(self, size: int) -> None:
        """Count the bytes of a body."""
        with self._lock:
            self.received += size

    def answered(self) -> None:
        """Note that the host is there."""
        with self._lock:
            self._unanswered = 0

    def unanswered(self) -> int:
        """Note an address that the host did not answer for; gives how many there were in a row."""
        with self._lock:
            self._unanswered += 1
            return self._unanswered
