"""`kzstat status`."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import click
import msgspec

from scraper.catalog.store import Catalog, view_catalog
from scraper.home import Home
from scraper.settings import load_settings


@click.command()
@click.option("--home", metavar="DIR", help="Where everything is kept.  [default: output]")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(home: str | None, as_json: bool) -> None:
    """Say what is harvested, when the next issue is due, and what is failing."""
    place = Home(Path(load_settings({"home": home}, os.environ).home))
    with view_catalog(place.catalog) as catalog:
        if as_json:
            _show_json(catalog)
        else:
            _show_people(catalog, place)


def _show_json(catalog: Catalog) -> None:
    last = catalog.last_run()
    document = {
        "last_run": asdict(last) if last else None,
        "themes": [asdict(theme) for theme in catalog.theme_counts()],
        "failing": [
            {"url": state.url, "outcome": state.outcome, "detail": state.detail}
            for state in catalog.failing()
        ],
    }
    click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))


def _show_people(catalog: Catalog, home: Home) -> None:
    last = catalog.last_run()
    if last is None:
        click.echo(f"Nothing has been harvested into {home.root} yet.")
        return
    click.echo(f"Last run: {last.finished}, exit code {last.exit_code} ({home.root / last.summary})")
    themes = catalog.theme_counts()
    for theme in themes:
        topic = f"{theme.section}/{theme.theme}"
        newest, due = theme.newest or "no date", theme.next_due or "not announced"
        click.echo(f"{topic} ({theme.lang}): {theme.releases} releases, newest {newest}, next {due}")
    click.echo(f"{sum(theme.releases for theme in themes)} releases in all.")
    for state in catalog.failing():
        click.echo(f"failing: {state.detail or state.url} ({state.outcome})")
