"""`kzstat backfill`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from scraper.commands.run import run, site_options
from scraper.errors import UsageError
from scraper.harvest import Options

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(name="backfill")
@site_options
@click.option(
    "--from",
    "archives",
    type=click.Path(path_type=Path),
    metavar="PATH",
    multiple=True,
    help="Read this archive of the site, a folder or a WARC file, and ask the site nothing; repeatable.",
)
@click.option("--since", type=DAY, metavar="DAY", help="Published on this day or later, as 2015-01-01.")
@click.option("--until", type=DAY, metavar="DAY", help="Published on this day or earlier.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken in, write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    dry_run: bool,
    **settings: Any,
) -> None:
    """Fetch the releases of past years and write their records; the same command goes on where it stopped.

    Exit codes as those of harvest.
    """
    if since is not None and until is not None and since > until:
        raise UsageError(f"--since {since:%Y-%m-%d} is after --until {until:%Y-%m-%d}")
    options = Options(
        limit=limit,
        dry_run=dry_run,
        since=since.date() if since else None,
        until=until.date() if until else None,
    )
    ctx.exit(run(settings, options, settings.pop("archives")))
