from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = "importlinter"
HEAVY = ("requests", "lxml", "msgspec", "rich", "dateparser", "bs4")


def test_there_are_contracts_for_the_direction_of_imports() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][CONTRACTS]
    assert {"scraper", "parsers", "records"} <= set(settings["root_packages"])
    assert ["scraper", "parsers", "records"] in [contract["layers"] for contract in settings["contracts"]]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    script = "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command as c; c()"
    command = [sys.executable, "-c", script, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_run_as_the_contracts_say() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"[1-9]\d* kept, 0 broken", done.stdout)


def test_the_linter_sees_an_import_against_the_direction(tmp_path: Path) -> None:
    for package, line in (("high", ""), ("low", "import high")):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text(line)
    contract = '[tool.importlinter]\nroot_packages = ["high", "low"]\n[[tool.importlinter.contracts]]\n'
    contract += 'name = "layers"\ntype = "layers"\nlayers = ["high", "low"]\n'
    (tmp_path / "pyproject.toml").write_text(contract)
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "low -> high" in done.stdout


@pytest.mark.parametrize("module", ["scraper.cli", "scraper.exits", "scraper.errors"])
def test_the_command_line_imports_nothing_heavy(module: str) -> None:
    script = f"import sys, {module}; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert module in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_help_imports_nothing_heavy() -> None:
    script = "import sys, scraper.cli as c\ntry: c.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", script, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "harvest" in done.stdout
    assert [name for name in HEAVY if name in done.stderr.split()] == []
