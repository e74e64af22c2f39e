"""`python -m tests.scraper.record_cassettes [NAME...]`: record `fixtures/cassettes/` anew, from the replica.

With names only those cassettes are recorded, and the others left as they are.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # as pytest does for the tests beside this file

from cassettes import ADDRESSES, FAULTS, FOLDER, PAGE, PORT, ROBOTS, cassette, client_of
from harness import FakeClock

from fixtures.replica.faults import Faults, parse_fault
from fixtures.replica.server import serve
from scraper.errors import KzstatError
from scraper.fetch.client import PoliteClient


def play(name: str, client: PoliteClient) -> None:
    """The requests of one cassette; that some of them are refused is what is recorded."""
    with suppress(KzstatError):
        response = client.get(ADDRESSES.get(name, PAGE))
        if name == "not-modified":
            client.get(PAGE, response.validators)


def main(names: list[str]) -> int:
    """Record the cassettes with these names, or every one."""
    for name in names or FAULTS:
        spec = FAULTS[name]
        (FOLDER / f"{name}.yaml").unlink(missing_ok=True)
        faults = Faults([parse_fault(spec)] if spec else [])
        clock = FakeClock(datetime.now(UTC))  # the replica's `Retry-After` dates are of today
        with (
            serve(faults, PORT, **ROBOTS.get(name, {})),
            cassette(name, "all"),
            client_of(clock) as client,
        ):
            play(name, client)
        sys.stderr.write(f"recorded {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
