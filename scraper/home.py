"""What stands where under `--home`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scraper.errors import UsageError


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one harvest."""

    root: Path

    @property
    def archive(self) -> Path:
        """Raw bytes by sha256."""
        return self.root / "archive"

    @property
    def catalog(self) -> Path:
        """What is known of every address and release."""
        return self.root / "catalog.sqlite"

    @property
    def records(self) -> Path:
        """One JSON file a release and language."""
        return self.root / "records"

    @property
    def runs(self) -> Path:
        """One summary a run."""
        return self.root / "runs"

    def prepare(self) -> None:
        """Make the folder; those in it come with their files. Raises UsageError where that cannot be."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            probe = self.root / ".writable"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise UsageError(f"cannot write under {self.root}: {error.strerror}") from error
