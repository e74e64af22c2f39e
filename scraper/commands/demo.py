"""`kzstat demo`."""

from __future__ import annotations

import os

import click

from scraper.clock import SystemClock
from scraper.harvest import Options, harvest
from scraper.replica import running_replica
from scraper.report import choose_report
from scraper.settings import load_settings
from scraper.table import show_summary


@click.command()
@click.option("--home", metavar="DIR", help="Where everything is kept.  [default: output]")
@click.pass_context
def demo(ctx: click.Context, home: str | None) -> None:
    """Harvest a replica of the bureau's site, served on this machine: the main job without the internet."""
    clock = SystemClock()
    with running_replica() as base_url:
        click.echo(f"A replica of stat.gov.kz is served on {base_url}.", err=True)
        # Nobody is disturbed by a fast guest on a loopback port.
        settings = load_settings({"base_url": base_url, "home": home, "delay": 0}, os.environ)
        with choose_report(settings.log, clock) as report:
            summary = harvest(settings, Options(), report, clock)
    show_summary(summary)
    ctx.exit(summary.exit_code)
