"""`kzstat harvest`."""

from __future__ import annotations

from typing import Any

import click

from scraper.acceptance import accepted_names
from scraper.commands.run import run, site_options
from scraper.harvest import Options


@click.command(name="harvest")
@site_options
@click.option("--again", is_flag=True, help="Ask again also for every release that is held.")
@click.option(
    "--accept",
    metavar="NAME",
    multiple=True,
    help="Take the loss of this listing (its address) or theme (as economy/prices) for right; repeatable.",
)
@click.option("--dry-run", is_flag=True, help="Read the listings, say what would be fetched, write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    limit: int | None,
    again: bool,
    accept: tuple[str, ...],
    dry_run: bool,
    **settings: Any,
) -> None:
    """Fetch what is new or changed on the bureau's site and write its records: the job for cron.

    Exit codes: 0 done, 1 some documents failed, 2 wrong usage, 3 the bureau could not be reached,
    4 the site is not built as the parsers know it, 130 interrupted.
    """
    options = Options(limit=limit, again=again, accept=accepted_names(accept), dry_run=dry_run)
    ctx.exit(run(settings, options))
