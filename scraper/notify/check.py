"""The settings of notification, checked before a run and not on the day of trouble."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.errors import UsageError

if TYPE_CHECKING:
    from scraper.settings import Settings


def check_notification(settings: Settings) -> None:
    """Raise UsageError where `notify_command` is no command line or `notify_webhook` no web address.

    No message repeats a value: either may hold the key to a service.
    """
    if settings.notify_command:
        _check_command(settings.notify_command)
    if settings.notify_webhook:
        _check_webhook(settings.notify_webhook)


def _check_command(command: str) -> None:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"notify_command: {error}") from error
    if not words or not words[0] or "\0" in command:
        raise UsageError("notify_command is no command line")


def _check_webhook(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"notify_webhook: {error}") from error
    if parts.scheme not in ("http", "https") or not host or " " in url or not url.isprintable():
        raise UsageError("notify_webhook is not an http or https address")
