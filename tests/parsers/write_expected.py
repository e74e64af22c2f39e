"""`python -m tests.parsers.write_expected`: write the expected records of the replica's pages anew.

Read the difference before you keep it: from then on the tests take these files for the truth.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # as pytest does for the tests beside this file

from golden import FOLDER, path_of, written
from replica_records import EDITIONS, name, record


def main() -> None:
    """Write the file of every page, and remove those whose page is gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = {path_of(name(page)): written(record(page)) for page in EDITIONS}
    for orphan in set(FOLDER.glob("*.json")) - pages.keys():
        orphan.unlink()
    for path, content in pages.items():
        path.write_text(content, "utf-8")


if __name__ == "__main__":
    main()
