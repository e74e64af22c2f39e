"""`python -m fixtures.replica`, as a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests

import fixtures
from fixtures.replica.server import serve

COMMAND = [sys.executable, "-m", "fixtures.replica"]
ROOT = Path(fixtures.__file__).parents[1]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_it_tells_its_address_and_serves_until_a_signal(end: signal.Signals) -> None:
    options = ["--fault", "500@/en/:times=1", "--crawl-delay", "1", "--request-rate", "20/1m"]
    with subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        words, _, address = process.stdout.readline().strip().rpartition(" ")
        answers = [requests.get(f"{address}/en/", timeout=10).status_code for _ in range(2)]
        process.send_signal(end)
        code = process.wait(timeout=20)

    assert words == "replica on"
    assert answers == [500, 200]
    assert code == 0


def test_a_wrong_fault_is_wrong_usage() -> None:
    done = subprocess.run(
        [*COMMAND, "--fault", "teapot@*"], capture_output=True, text=True, cwd=ROOT, check=False, timeout=20
    )

    assert done.returncode == 2
    assert "unknown fault 'teapot'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_told() -> None:
    with serve() as replica:
        port = replica.base_url.rpartition(":")[2]
        done = subprocess.run(
            [*COMMAND, "--port", port], capture_output=True, text=True, cwd=ROOT, check=False, timeout=20
        )

    assert done.returncode == 2
    assert done.stderr.startswith(f"cannot serve on port {port}: ")
    assert "Traceback" not in done.stderr
