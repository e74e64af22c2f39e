"""`kzstat status`."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
import msgspec

from scraper.catalog.rows import Run, ThemeCount
from scraper.catalog.store import Catalog, view_catalog
from scraper.clock import SystemClock
from scraper.exits import Exit
from scraper.home import Home
from scraper.settings import load_settings


@click.command()
@click.option("--home", metavar="DIR", help="Where everything is kept.  [default: output]")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(home: str | None, as_json: bool) -> None:
    """Say what is harvested, when the next issue is due, what is overdue, and what is failing."""
    place = Home(Path(load_settings({"home": home}, os.environ).home))
    today = SystemClock().now().date()
    with view_catalog(place.catalog) as catalog:
        if as_json:
            _show_json(catalog, today)
        else:
            _show_people(catalog, place, today)


def _show_json(catalog: Catalog, today: date) -> None:
    last = catalog.last_run()
    document = {
        "last_run": asdict(last) if last else None,
        "themes": [asdict(theme) for theme in catalog.theme_counts(today)],
        "failing": [
            {"url": state.url, "outcome": state.outcome, "detail": state.detail}
            for state in catalog.failing()
        ],
    }
    click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))


def _show_people(catalog: Catalog, home: Home, today: date) -> None:
    last, themes = catalog.last_run(), catalog.theme_counts(today)
    if last is None and not themes:
        click.echo(f"Nothing has been harvested into {home.root} yet.")
        return
    click.echo(_run(last, home) if last else "No run has finished yet.")
    for theme in themes:
        click.echo(_theme(theme))
    click.echo(f"{sum(theme.releases for theme in themes)} releases in all.")
    for state in catalog.failing():
        click.echo(f"failing: {state.detail or state.url} ({state.outcome})")


def _run(run: Run, home: Home) -> str:
    end = "interrupted, exit code" if run.exit_code == Exit.INTERRUPTED else "exit code"
    return f"Last run: {run.finished}, {end} {run.exit_code} ({home.root / run.summary})"


def _theme(theme: ThemeCount) -> str:
    """One line on a theme and language."""
    topic = f"{theme.section}/{theme.theme}"
    newest, due = theme.newest or "no date", theme.next_due or "not announced"
    line = f"{topic} ({theme.lang}): {theme.releases} releases, newest {newest}, next {due}"
    if theme.overdue:
        line += f", overdue since {theme.overdue_since} ({theme.overdue} series)"
    return line
