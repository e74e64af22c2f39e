"""What the commands that harvest a site have in common."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.clock import SystemClock
from scraper.fetch.hosts import is_loopback
from scraper.harvest import Options, harvest
from scraper.local_archive.run import take_in
from scraper.notify import notify
from scraper.report import choose_report, plain
from scraper.settings import load_settings, unknown_names
from scraper.table import show_summary

if TYPE_CHECKING:
    from scraper.settings import Settings
    from scraper.summary import Summary

_OPTIONS = (
    click.option("--base-url", metavar="URL", help="The site.  [default: https://stat.gov.kz]"),
    click.option("--home", metavar="DIR", help="Where everything is kept.  [default: output]"),
    click.option("--lang", metavar="LANGS", help="Languages, of en, ru, kk.  [default: en,ru,kk]"),
    click.option(
        "--topic",
        metavar="PATH",
        multiple=True,
        help="Only this theme, as social-statistics/demography, or section, or news; repeatable.",
    ),
    click.option("--limit", type=click.IntRange(min=0), help="Fetch at most this many releases."),
    click.option(
        "--workers", metavar="N", help="Ask for N addresses at once, never faster than the polite rate."
    ),
)


def site_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which site is harvested, how much of it, and into which home."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def run(chosen: dict[str, Any], options: Options, archives: tuple[Path, ...] = ()) -> int:
    """Harvest the site, or local archives of it, tell people and whoever is to be notified; gives the exit
    code.
    """
    settings = load_settings({**chosen, "topic": chosen["topic"] or None}, os.environ)
    if settings.log == "text":
        for line in unknown_names(os.environ):
            click.echo(f"warning: {line}", err=True)
    if not archives:
        _warn_without_contact(settings)
    clock = SystemClock()
    with choose_report(settings.log, clock) as report:
        if archives:
            summary = take_in(archives, settings, options, report, clock)
        else:
            summary = harvest(settings, options, report, clock)
    if options.dry_run:
        _show_due(summary)
    show_summary(summary, attention=settings.log == "text")
    if not summary.dry_run:
        path = Path(settings.home) / summary.path
        for line in notify(settings, path.read_bytes(), summary.exit_code, path, SystemClock()):
            click.echo(f"warning: {line}", err=True)
    return summary.exit_code


def _warn_without_contact(settings: Settings) -> None:
    if not settings.contact and not is_loopback(settings.base_url) and settings.log == "text":
        click.echo(
            "warning: no contact in the User-Agent; set KZSTAT_CONTACT to an e-mail or address", err=True
        )


def _show_due(summary: Summary) -> None:
    for entry in summary.entries:
        click.echo(f"{entry.url}\t{plain(entry.title)}")
