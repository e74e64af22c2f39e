"""`kzstat harvest`."""

from __future__ import annotations

import os
from typing import Any

import click

from scraper.clock import SystemClock
from scraper.fetch.hosts import is_loopback
from scraper.harvest import Options, harvest
from scraper.report import choose_report
from scraper.settings import load_settings
from scraper.summary import Summary
from scraper.table import show_summary


@click.command(name="harvest")
@click.option("--base-url", metavar="URL", help="The site.  [default: https://stat.gov.kz]")
@click.option("--home", metavar="DIR", help="Where everything is kept.  [default: output]")
@click.option("--lang", metavar="LANGS", help="Languages, of en, ru, kk.  [default: en,ru,kk]")
@click.option(
    "--topic",
    metavar="PATH",
    multiple=True,
    help="Only this theme, as social-statistics/demography, or section; repeatable.",
)
@click.option("--limit", type=click.IntRange(min=0), help="Fetch at most this many releases.")
@click.option("--dry-run", is_flag=True, help="Read the listings, say what would be fetched, write nothing.")
@click.pass_context
def command(ctx: click.Context, /, limit: int | None, dry_run: bool, **options: Any) -> None:
    """Fetch what is new or changed on the bureau's site and write its records: the job for cron.

    Exit codes: 0 done, 1 some documents failed, 2 wrong usage, 3 the bureau could not be reached,
    4 the site is not built as the parsers know it, 130 interrupted.
    """
    settings = load_settings({**options, "topic": options["topic"] or None}, os.environ)
    if not settings.contact and not is_loopback(settings.base_url):
        click.echo(
            "warning: no contact in the User-Agent; set KZSTAT_CONTACT to an e-mail or address", err=True
        )
    with choose_report() as report:
        summary = harvest(settings, Options(limit=limit, dry_run=dry_run), report, SystemClock())
    if dry_run:
        _show_due(summary)
    show_summary(summary)
    ctx.exit(summary.exit_code)


def _show_due(summary: Summary) -> None:
    for entry in summary.entries:
        if entry.status == "skipped":
            click.echo(f"{entry.url}\t{entry.title}")
