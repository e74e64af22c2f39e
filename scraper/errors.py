"""What can go wrong outside the documents themselves, each with its exit code."""

from __future__ import annotations

from scraper.exits import Exit

#: characters of a message that quotes a server
LONGEST_MESSAGE = 500


class KzstatError(Exception):
    """One clear line for people, and the exit code of a command that cannot go on."""

    exit_code: Exit = Exit.FAILED


class UsageError(KzstatError):
    """What the user asked for, or how the settings ask for it, makes no sense or cannot be done here."""

    exit_code = Exit.USAGE


class UnreachableError(KzstatError):
    """The site as a whole cannot be had now: asking for the next address makes no sense."""

    exit_code = Exit.UNREACHABLE


class BudgetSpentError(KzstatError):
    """The run has sent as many requests as the settings allow: it ends here, and the next one goes on."""


class FetchError(KzstatError):
    """An address gave no document.

    `outcome` is the short code that the catalog keeps; `transient` says that asking again may help, and
    `retry_after` how many seconds the server wants to be left alone before that. Much of `message` is what
    a server has said, so it is made one line of printable characters.
    """

    outcome = "fetch_error"

    def __init__(self, message: str, *, transient: bool = False, retry_after: float | None = None) -> None:
        super().__init__(_one_line(message))
        self.transient = transient
        self.retry_after = retry_after


def _one_line(text: str) -> str:
    shown = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    return shown if len(shown) <= LONGEST_MESSAGE else f"{shown[: LONGEST_MESSAGE - 1]}…"


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
    """The site answered with a page that is not built as we know it; nothing is taken from it.

    `outcome` is the short code that the catalog keeps.
    """

    exit_code = Exit.STRUCTURE
    outcome = "unknown_layout"


class OtherPageError(StructureError):
    """The page of another release, or in another language, stands where a release was asked for."""

    outcome = "other_page"
