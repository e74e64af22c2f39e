"""`python -m tests.scraper.record_cassettes`: record `fixtures/cassettes/` anew, from the replica."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # as pytest does for the tests beside this file

from cassettes import FAULTS, FILE, FOLDER, LISTING, PAGE, PORT, cassette, client_of
from harness import FakeClock

from fixtures.replica.faults import Faults, parse_fault
from fixtures.replica.server import serve
from scraper.errors import KzstatError
from scraper.fetch.client import PoliteClient

ADDRESSES = {"file": FILE, "listing": LISTING, "bot-wall": LISTING, "robots-forbids": "/en/search/"}


def play(name: str, client: PoliteClient) -> None:
    """The requests of one cassette; that some of them are refused is what is recorded."""
    with suppress(KzstatError):
        response = client.get(ADDRESSES.get(name, PAGE))
        if name == "not-modified":
            client.get(PAGE, response.validators)


def main() -> int:
    """Record every cassette."""
    for old in FOLDER.glob("*.yaml"):
        old.unlink()
    for name, spec in FAULTS.items():
        faults = Faults([parse_fault(spec)] if spec else [])
        clock = FakeClock(datetime.now(UTC))  # the replica's `Retry-After` dates are of today
        with serve(faults, PORT), cassette(name, "all"), client_of(clock) as client:
            play(name, client)
        sys.stderr.write(f"recorded {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
