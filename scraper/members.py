"""What a file holds that holds other files: unpacked once into the archive, or kept packed and said so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BufferedReader

from scraper.archive import Archive
from scraper.catalog.rows import ContainerRow, MemberRow, UrlState
from scraper.catalog.store import Catalog
from scraper.containers.errors import ContainerError, NotUnpackedError
from scraper.containers.limits import Limits
from scraper.containers.unpack import DEFAULT_LIMITS, Member, unpack
from scraper.fetch.body import CHUNK, into
from scraper.findings import Finding
from scraper.media import CONTAINERS, media_type_of


@dataclass(frozen=True, slots=True)
class Contents:
    """What came out of a container; of what stays packed the finding that tells it."""

    container: ContainerRow
    members: tuple[MemberRow, ...]
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Unpacker:
    """Brings the members of containers into the archive; the catalog learns of them by `note`."""

    archive: Archive
    catalog: Catalog
    limits: Limits = DEFAULT_LIMITS

    def contents(self, state: UrlState) -> Contents | None:
        """The contents of an archived file, its members archived as well.

        None for what is no container, or was unpacked before. Raises OSError where the disk refuses.
        """
        if state.media_type not in CONTAINERS or state.sha256 is None:
            return None
        if self.catalog.releases.knows_container(state.sha256):
            return None
        members: list[MemberRow] = []
        packed: list[ContainerError] = []
        for member in self._archived(state.sha256, packed):
            members.append(member)
            if member.media_type in CONTAINERS:
                packed.append(NotUnpackedError(f"{member.name}: a container in a container, kept packed"))
        row = ContainerRow(sha256=state.sha256, outcome=packed[0].outcome if packed else "ok")
        return Contents(row, tuple(members), _finding(state.url, packed))

    def note(self, contents: Contents) -> list[Finding]:
        """Write into the catalog what a container holds; nothing, and no finding, where that is known.

        Whoever writes what links the container as well opens a transaction.
        """
        if self.catalog.releases.knows_container(contents.container.sha256):
            return []
        self.catalog.releases.save_container(contents.container, contents.members)
        return [contents.finding] if contents.finding else []

    def _archived(self, container: str, packed: list[ContainerError]) -> Iterator[MemberRow]:
        """The members of a container as they lie in the archive; why others do not is added to `packed`."""
        try:
            for member in unpack(self.archive.path(container), self.limits):
                try:
                    with member.open() as stream:
                        yield self._keep(container, member, stream)
                except ContainerError as error:
                    packed.append(error)
        except ContainerError as error:
            packed.append(error)

    def _keep(self, container: str, member: Member, stream: BufferedReader) -> MemberRow:
        with self.archive.intake() as intake:
            content = into(intake.stream)(iter(partial(stream.read, CHUNK), b""))
            digest = content.sha256 or ""
            intake.keep(digest)
            kind = media_type_of(intake.stream)
        return MemberRow(
            container=container, name=member.name, media_type=kind, sha256=digest, size=content.size
        )


def _finding(url: str, packed: list[ContainerError]) -> Finding | None:
    """One line for all that stays packed in a container; damage is a failure, what nobody unpacks is not."""
    if not packed:
        return None
    worst = next((error for error in packed if not isinstance(error, NotUnpackedError)), packed[0])
    more = f", and {len(packed) - 1} more of its members" if len(packed) > 1 else ""
    kept = isinstance(worst, NotUnpackedError)
    return Finding(
        kind="kept_packed" if kept else "failed", message=f"{url}: {worst}{more}", code=worst.outcome
    )
