"""The command line: `kzstat`. Commands are imported when they are run, so that `--help` is quick."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from scraper.errors import KzstatError
from scraper.exits import INTERRUPTED_LINE, Exit

#: command -> (module, attribute, what it does in a line)
COMMANDS = {
    "parse": ("scraper.commands.parse", "parse", "Read local documents and print their records."),
    "harvest": (
        "scraper.commands.harvest",
        "command",
        "Fetch what is new on the bureau's site: the job for cron.",
    ),
    "backfill": (
        "scraper.commands.backfill",
        "command",
        "Fetch the releases of past years, in as many runs as it takes.",
    ),
    "demo": ("scraper.commands.demo", "demo", "Harvest a replica of the site, without the internet."),
    "status": ("scraper.commands.status", "status", "Say what is harvested, due and failing."),
    "schema": ("scraper.commands.schema", "schema", "Print the JSON Schema of the records."),
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, and ends every run with a documented exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> NoReturn:
        """Run the command and exit; bad input gives one line on stderr, never a traceback.

        A reader of stdout that hangs up is click's to handle: silence and exit code 1.
        """
        extra["standalone_mode"] = False
        try:
            code = super().main(args, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            code = Exit.USAGE
        except (KzstatError, click.ClickException, OSError) as error:
            click.echo(f"error: {_line(error)}", err=True)
            code = error.exit_code if isinstance(error, (KzstatError, click.ClickException)) else Exit.USAGE
        except (click.Abort, KeyboardInterrupt):
            click.echo(INTERRUPTED_LINE, err=True)
            code = Exit.INTERRUPTED
        sys.exit(code if isinstance(code, int) else Exit.DONE)


def _line(error: Exception) -> str:
    text = error.format_message() if isinstance(error, click.ClickException) else str(error)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        text += f" (see {error.ctx.command_path} --help)"
    return " ".join(text.split())


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from scraper.version import version  # noqa: PLC0415 - reading the metadata costs as much as click

        click.echo(f"kzstat {version()}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Print the version.",
)
def cli() -> None:
    """Harvest the releases of Kazakhstan's Bureau of National Statistics: every figure, with its evidence."""


def main() -> NoReturn:
    """The entry point of the console script; to be told to stop (SIGTERM) is an interruption too."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    cli.main(prog_name="kzstat")


if __name__ == "__main__":
    cli()
