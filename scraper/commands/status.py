"""`kzstat status`."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import datetime
from itertools import chain
from pathlib import Path

import click
import msgspec

from scraper.calendar.bureau_days import bureau_day
from scraper.calendar.findings import findings
from scraper.calendar.forecast import Expected, forecast
from scraper.calendar.ics import calendar_file
from scraper.calendar.punctuality import punctuality
from scraper.catalog.rows import OK, Run, ThemeCount
from scraper.catalog.store import Catalog, view_catalog
from scraper.clock import SystemClock
from scraper.exits import Exit
from scraper.home import Home
from scraper.outlook import all_histories
from scraper.report.plain import plain
from scraper.settings import load_settings
from scraper.table import because


@click.command()
@click.option("--home", metavar="DIR", help="Where everything is kept.  [default: output]")
@click.option("--json", "form", flag_value="json", help="For programs.")
@click.option("--ics", "form", flag_value="ics", help="What is due or late as an iCalendar file.")
def status(home: str | None, form: str | None) -> None:
    """Say what is harvested, when the next issue is due, what is late or was passed over, and what is
    failing.
    """
    settings = load_settings({"home": home}, os.environ)
    place = Home(Path(settings.home))
    now = SystemClock().now()
    with view_catalog(place.catalog) as catalog:
        expected = list(chain.from_iterable(map(forecast, all_histories(catalog, bureau_day(now)))))
        if form == "ics":
            click.echo(calendar_file(expected, now, settings.base_url), nl=False)
        elif form == "json":
            _show_json(catalog, expected, now)
        else:
            _show_people(catalog, expected, place, now)


def _show_json(catalog: Catalog, expected: list[Expected], now: datetime) -> None:
    last = catalog.last_run()
    today = bureau_day(now)
    document = {
        "last_run": asdict(last) if last else None,
        "themes": [
            {**asdict(theme), **_outlook(theme, expected)} for theme in catalog.releases.theme_counts()
        ],
        "expected": [asdict(one) for one in expected],
        "findings": [asdict(finding) for finding in findings(all_histories(catalog, today))],
        "punctuality": [asdict(one) for one in punctuality(all_histories(catalog, today))],
        "files": catalog.readings.counts(),
        "failing": [
            {"url": state.url, "outcome": state.outcome, "detail": state.detail}
            for state in catalog.releases.failing()
        ],
    }
    click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))


def _outlook(theme: ThemeCount, expected: list[Expected]) -> dict[str, object]:
    """The next day announced in a theme, and how many series have let theirs pass, since when."""
    place = (theme.section, theme.theme, theme.lang)
    # The last of a series is what is to come; one before it was passed over, which is a finding and not
    # overdue.
    last = {one.key: one for one in expected if (one.key.section, one.key.theme, one.key.lang) == place}
    mine = last.values()
    due = [one.due for one in mine if one.state == "due"]
    over = [one.due for one in mine if one.state in ("late", "skipped")]
    return {
        "next_due": min(due, default=None),
        "overdue": len(over),
        "overdue_since": min(over, default=None),
        "dormant": sum(one.state == "dormant" for one in mine),
    }


def _show_people(catalog: Catalog, expected: list[Expected], home: Home, now: datetime) -> None:
    last, themes = catalog.last_run(), catalog.releases.theme_counts()
    if last is None and not themes:
        click.echo(f"Nothing has been harvested into {home.root} yet.")
        return
    click.echo(_run(last, home) if last else "No run has finished yet.")
    for theme in themes:
        click.echo(_theme(theme, expected))
    click.echo(f"{sum(theme.releases for theme in themes)} releases in all.")
    if files := catalog.readings.counts():
        read = files.pop(OK, 0)
        click.echo(f"{read} files read{because(files)}.")
    for finding in findings(all_histories(catalog, bureau_day(now))):
        click.echo(plain(finding.message))
    for state in catalog.releases.failing():
        click.echo(plain(f"failing: {state.detail or state.url} ({state.outcome})"))


def _run(run: Run, home: Home) -> str:
    end = "interrupted, exit code" if run.exit_code == Exit.INTERRUPTED else "exit code"
    return f"Last run: {run.finished}, {end} {run.exit_code} ({home.root / run.summary})"


def _theme(theme: ThemeCount, expected: list[Expected]) -> str:
    """One line on a theme and language."""
    outlook = _outlook(theme, expected)
    newest, due = theme.newest or "no date", outlook["next_due"] or "not announced"
    line = f"{theme.section}/{theme.theme} ({theme.lang}): {theme.releases} releases"
    line += f", newest {newest}, next {due}"
    if outlook["overdue"]:
        line += f", overdue since {outlook['overdue_since']} ({outlook['overdue']} series)"
    if outlook["dormant"]:
        line += f", {outlook['dormant']} series given up"
    return line
