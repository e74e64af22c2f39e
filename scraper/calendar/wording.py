"""The calendar in words, one line each."""

from __future__ import annotations

from datetime import date

from scraper.calendar.arrivals import Arrival
from scraper.calendar.forecast import Expected
from scraper.calendar.issue import SeriesKey


def expected_line(expected: Expected, today: date) -> str:
    """What is due, late, skipped or dormant."""
    return _line(expected.state, expected.key, expected.key.series, expected_words(expected, today))


def expected_words(expected: Expected, today: date) -> str:
    """The same without saying whose."""
    past = days((today - expected.due).days)
    match expected.state:
        case "due":
            return f"announced for {expected.due}"
        case "late":
            return f"announced for {expected.due}, not there yet ({past})"
        case "skipped":
            return f"the issue due on {expected.due} was passed over ({past} ago)"
        case "dormant":
            return f"last announced for {expected.due} ({past} ago), seems given up"


def arrival_line(arrival: Arrival) -> str:
    """How an issue came."""
    words = f"came on {arrival.published}"
    if arrival.announced is None:
        return _line(arrival.verdict, arrival.issue.key, arrival.issue.title, f"{words}, not announced")
    after = f"{days(abs(arrival.days))} {'early' if arrival.days < 0 else 'late'}"
    words = f"announced for {arrival.announced}, {words} ({after})"
    return _line(arrival.verdict, arrival.issue.key, arrival.issue.title, words)


def mistake_line(key: SeriesKey, title: str, mistake: str) -> str:
    """A date of the bureau's that cannot be right."""
    return _line("implausible", key, title, f"{mistake}; ignored")


def days(count: int) -> str:
    """`1 day`, `12 days`."""
    return f"{count} day" if count == 1 else f"{count} days"


def printable(text: str) -> str:
    """On one line and without control characters, which a terminal would obey and RFC 5545 (3.1) forbids."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _line(kind: str, key: SeriesKey, title: str, words: str) -> str:
    return f"{kind} {key.topic} ({key.lang}): {printable(title)!r}: {words}"
