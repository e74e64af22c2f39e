"""The commands that docs/parse.md and the README tell people to run do run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import scraper.commands.parse
from parsers.origin import Origin
from parsers.release import parse_release
from records.release import Release
from scraper.cli import cli

ROOT = Path(__file__).resolve().parents[1]
PAGE = b"""<html lang="en"><h1>Births (March 2025)</h1><h2>1. Key points</h2>
<p>4 923 persons were born in March 2025.</p></html>"""


def commands() -> list[str]:
    """Every `kzstat parse` with a path, in tables and in blocks."""
    pages = "\n".join((ROOT / name).read_text("utf-8") for name in ("docs/parse.md", "README.md"))
    found = re.findall(r"^kzstat parse ([^#\n]+)|`kzstat parse ([^`-][^`]*)`", pages, re.MULTILINE)
    return [(block or inline).partition(">")[0].strip() for block, inline in found]


def test_the_guides_tell_of_commands() -> None:
    assert len(commands()) >= 10


@pytest.mark.parametrize("command", commands())
def test_command_of_the_guide_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a file is called, here it is a page: the guide's commands are tried, not the readers."""

    def read(_: bytes, origin: Origin) -> Release:
        return parse_release(PAGE, origin)

    monkeypatch.setattr(scraper.commands.parse, "parse_release", read)
    monkeypatch.chdir(tmp_path)
    for name in ("releases", "folder"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_bytes(PAGE)
    for name in ("page.html", "book.xlsx", "bulletin.pdf"):
        (tmp_path / name).write_bytes(PAGE)
    result = CliRunner().invoke(cli, ["parse", *shlex.split(command)])
    assert (result.exit_code, "error" in result.stderr) == (0, False)
    assert result.stdout or list((tmp_path / "records").glob("*.json"))
