"""`kzstat schema`."""

from __future__ import annotations

import click
import msgspec

from records.schema import release_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of the record contract."""
    click.echo(msgspec.json.format(msgspec.json.encode(release_schema()), indent=2))
