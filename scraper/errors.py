"""What can go wrong outside the documents themselves, each with its exit code."""

from __future__ import annotations

from scraper.exits import Exit


class KzstatError(Exception):
    """One clear line for people, and the exit code of a command that cannot go on."""

    exit_code: Exit = Exit.FAILED


class UsageError(KzstatError):
    """What the user asked for, or how the settings ask for it, makes no sense or cannot be done here."""

    exit_code = Exit.USAGE


class UnreachableError(KzstatError):
    """The site as a whole cannot be had now: asking for the next address makes no sense."""

    exit_code = Exit.UNREACHABLE


class FetchError(KzstatError):
    """An address gave no document.

    `outcome` is the short code that the catalog keeps; `transient` says that asking again may help, and
    `retry_after` how many seconds the server wants to be left alone before that.
    """

    outcome = "fetch_error"

    def __init__(self, message: str, *, transient: bool = False, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.transient = transient
        self.retry_after = retry_after


class NoAnswerError(FetchError):
    """The host did not answer."""

    outcome = "no_answer"


class StatusError(FetchError):
    """The server answered with a status that carries no document."""

    def __init__(
        self, url: str, status: int, *, transient: bool = False, retry_after: float | None = None
    ) -> None:
        note = f", asks to wait {retry_after:.0f} s" if retry_after else ""
        super().__init__(f"{url}: HTTP {status}{note}", transient=transient, retry_after=retry_after)
        self.status = status
        self.outcome = f"http_{status}"


class TransferError(FetchError):
    """The body did not arrive whole."""

    outcome = "transfer"


class TooLargeError(FetchError):
    """The body is larger than the settings allow."""

    outcome = "too_large"


class RefusedError(FetchError):
    """The address must not be asked: robots.txt, another host, a redirect without end."""

    outcome = "refused"


class StructureError(KzstatError):
    """The site answered with a page that is not built as we know it; nothing is taken from it."""

    exit_code = Exit.STRUCTURE
