"""Notification after a run, by command and by webhook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.notify.command import run_command
from scraper.notify.message import read_summary

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.settings import Settings


def notify(
    settings: Settings, document: bytes, exit_code: int, summary_path: Path, clock: Clock
) -> list[str]:
    """Tell the operator of a run whose exit code is not 0 or that has findings; one line for each failure.

    `document` is the run summary as JSON, `summary_path` its file. The command gets it on stdin with the line
    for people as `text`, and KZSTAT_EXIT_CODE, KZSTAT_SUMMARY, KZSTAT_TEXT in its environment; the webhook
    gets it as a POST. What goes wrong outside is told, never raised: the run itself is done.
    """
    if not (settings.notify_command or settings.notify_webhook):
        return []
    path = summary_path.absolute()
    message = read_summary(document, exit_code, path)
    if message is None:
        return []
    failures = []
    if settings.notify_command:
        told = {
            "KZSTAT_EXIT_CODE": f"{exit_code:d}",
            "KZSTAT_SUMMARY": str(path),
            "KZSTAT_TEXT": message.text,
        }
        failures.append(run_command(settings.notify_command, message.encode(), {**os.environ, **told}))
    if settings.notify_webhook:
        from scraper.notify.webhook import post  # noqa: PLC0415 - brings requests, which many commands do without

        failures.append(post(settings.notify_webhook, message, clock))
    return [failure for failure in failures if failure]
