"""What must hold of the repository itself."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# what .gitignore leaves out, for a copy of the files without git
IGNORED = re.compile(
    r"(^|/)(\.git|\.venv|build|dist|__pycache__|\.[a-z_]+_cache|\.hypothesis|[^/]+\.egg-info)(/|$)|^output/(?!README)"
)
# put together here, so that this file does not hold what it forbids
HOMES = ("/ho" + "me/", "/Us" + "ers/", "/ro" + "ot/", "/wo" + "rk/", "C:\\Us" + "ers\\")
REGISTRIES = ("py" + "pi.", "python" + "hosted", "index-" + "url", "find-" + "links", "/sim" + "ple/")


@cache
def files() -> tuple[Path, ...]:
    """The files of the repository, tracked or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
            "\0"
        )
    except (OSError, subprocess.CalledProcessError):
        walked = (Path(folder, name) for folder, _, names in os.walk(ROOT) for name in names)
        listed = [path.relative_to(ROOT).as_posix() for path in walked]
        listed = [name for name in listed if not IGNORED.search(name)]
    found = tuple(path for name in listed if name and (path := ROOT / name).is_file())
    assert len(found) > 100
    return found


def texts() -> Iterator[tuple[Path, str]]:
    for path in files():
        data = path.read_bytes()
        if b"\0" not in data[:8192] and path.suffix != ".pdf":
            yield path.relative_to(ROOT), data.decode("utf-8", errors="replace")


def pins() -> dict[NormalizedName, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}


def requirements(name: str, extra: str) -> list[str]:
    """What a distribution asks for with this extra; of kzstat itself, as its pyproject.toml says today."""
    if canonicalize_name(name) != "kzstat":
        return distribution(name).requires or []
    asked: list[str] = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    return asked


def installed(requirement: Requirement, seen: set[tuple[str, str]]) -> Iterator[NormalizedName]:
    """Names of the distributions that `requirement` brought into this environment, itself first."""
    yield canonicalize_name(requirement.name)
    for extra in {"", *requirement.extras} - {extra for name, extra in seen if name == requirement.name}:
        seen.add((requirement.name, extra))
        for line in requirements(requirement.name, extra):
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate({"extra": extra}):
                yield from installed(wanted, seen)


@pytest.mark.parametrize("what", ["homes", "registries"])
def test_no_file_names_a_machine_or_a_registry(what: str) -> None:
    forbidden = HOMES if what == "homes" else REGISTRIES
    pattern = re.compile("|".join(rf"(?<![\w.\-/}}:]){re.escape(piece)}" for piece in forbidden))
    assert [str(path) for path, text in texts() if pattern.search(text)] == []


def test_constraints_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9][\w.\-]*==\d[\w.+!]*", line)] == []
    names = [canonicalize_name(line.partition("==")[0]) for line in lines]
    assert len(names) == len(set(names))
    assert "kzstat" not in names


@pytest.mark.parametrize("extra", ["", *PROJECT["optional-dependencies"]])
def test_constraints_pin_all_that_is_installed(extra: str) -> None:
    requirement = Requirement(f"kzstat[{extra}]" if extra else "kzstat")
    try:
        names = set(installed(requirement, set())) - {"kzstat"}
    except PackageNotFoundError as missing:
        pytest.skip(f"not installed here: {missing}")
    assert names
    pinned = pins()
    assert {name: distribution(name).version for name in names} == {name: pinned.get(name) for name in names}


def test_fixtures_stay_small() -> None:
    sizes = [path.stat().st_size for path in files() if path.is_relative_to(ROOT / "fixtures")]
    assert 0 < sum(sizes) < 15_000_000


def imported(*folders: str) -> set[str]:
    """Top names of all modules that the code in `folders` imports."""
    names: set[str] = set()
    for path in files():
        relative = path.relative_to(ROOT)
        if path.suffix == ".py" and relative.parts[0] in folders:
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Import):
                    names |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    names.add(node.module.partition(".")[0])
    return names


def modules_of(requirement: str) -> set[str]:
    """Top names of the modules that a requirement brings."""
    wanted = canonicalize_name(Requirement(requirement).name)
    owned = packages_distributions().items()
    return {module for module, owners in owned if wanted in map(canonicalize_name, owners)}


@pytest.mark.parametrize("dependency", PROJECT["dependencies"])
def test_every_dependency_is_imported(dependency: str) -> None:
    assert modules_of(dependency) & imported("scraper", "parsers", "records")


def test_whatever_is_imported_is_a_dependency() -> None:
    core = {module for line in PROJECT["dependencies"] for module in modules_of(line)}
    core.add("urllib3")  # requests hands out its responses and errors
    extras = {
        module
        for lines in PROJECT["optional-dependencies"].values()
        for line in lines
        for module in modules_of(line)
    }
    foreign = packages_distributions().keys() - {"scraper", "parsers", "records"}
    assert (imported("scraper", "parsers", "records") & foreign) - core == set()
    assert (imported("tests", "fixtures", "benchmarks") & foreign) - core - extras == set()
