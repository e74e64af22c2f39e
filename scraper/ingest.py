"""One release, from its address to its record: fetch, archive, parse, write, commit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from parsers.errors import WALLS, Reason, UnreadableDocumentError
from parsers.origin import Origin
from records.errors import ContractError
from records.release import Release
from scraper.archive import Archive
from scraper.attachments import Attachments, with_files
from scraper.catalog.rows import INCOMPLETE, OK, UrlState
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.errors import FetchError, RefusedError, StructureError
from scraper.fetch.client import PoliteClient
from scraper.fetch.response import Response, Validators
from scraper.layout import UNKNOWN_LAYOUT, refuse_unknown_layout
from scraper.publish import Publisher
from scraper.site.files import attached_files
from scraper.site.listing import ListedRelease
from scraper.site.urls import ReleaseAddress, release_of
from scraper.summary import Entry, Status, entry_of

Parse = Callable[[bytes, Origin], Release]

#: what a listing calls a release and the parsers do not: the site has changed, not the release
STRUCTURE: frozenset[Reason] = WALLS | {"not_a_release"}


@dataclass(frozen=True, slots=True)
class Copy:
    """The page as it lies in the archive, and where it came from."""

    body: bytes
    url: str
    state: UrlState
    fetched_at: datetime


@dataclass(slots=True)
class Ingest:
    """Takes releases in, one at a time; what it has committed stays, whatever happens next."""

    client: PoliteClient
    archive: Archive
    catalog: Catalog
    attachments: Attachments
    publisher: Publisher
    clock: Clock
    parse: Parse
    parser_version: str

    def take(self, listed: ListedRelease, why: str) -> Entry:
        """Harvest one listed release that is due because of `why`; gives what became of it.

        Raises UnreachableError where the site is gone, UsageError or OSError where the home fails.
        """
        entry = entry_of(listed, self.client.base_url, "failed", why, fetched=True)
        try:
            copy = self._fetch(listed.address)
        except FetchError as error:
            self._note(listed.address.path, error.outcome, str(error))
            return msgspec.structs.replace(entry, why=str(error))
        try:
            release = self.parse(copy.body, _origin(copy, listed.address))
            refuse_unknown_layout(release)
            return self._publish(entry, listed, copy, release)
        except StructureError as error:
            self.catalog.save_url(replace(copy.state, outcome=UNKNOWN_LAYOUT, detail=str(error)))
            return msgspec.structs.replace(entry, status="structure", why=str(error))
        except UnreadableDocumentError as error:
            status: Status = "structure" if error.reason in STRUCTURE else "failed"
            self.catalog.save_url(replace(copy.state, outcome=error.reason, detail=str(error)))
            return msgspec.structs.replace(entry, status=status, why=str(error))
        except ContractError as error:
            self.catalog.save_url(replace(copy.state, outcome="contract", detail=str(error)))
            return msgspec.structs.replace(entry, why=f"breaks the record contract: {error}")

    def _fetch(self, address: ReleaseAddress) -> Copy:
        """The page, archived before anybody reads it; the copy held already where it is still good."""
        held = self.catalog.url(address.path)
        body = self._good_copy(held)
        validators = Validators(held.etag, held.last_modified) if held and body is not None else None
        response = self.client.get(address.path, validators)
        if release_of(response.url) != address:
            raise RefusedError(f"{address.path}: redirected to {response.url}, which is not that release")
        now = self.clock.now()
        if response.not_modified and held is not None and body is not None:
            return Copy(body, response.url, replace(held, fetched_at=now.isoformat()), now)
        return Copy(response.body, response.url, self._keep(address, response, now), now)

    def _good_copy(self, held: UrlState | None) -> bytes | None:
        """Archived bytes that today's parsers have read well: only then may the server say 'not modified'."""
        if held is None or held.sha256 is None or not held.read_by(self.parser_version):
            return None
        return self.archive.get(held.sha256)

    def _keep(self, address: ReleaseAddress, response: Response, now: datetime) -> UrlState:
        return UrlState(
            url=address.path,
            kind="release",
            outcome="unread",
            etag=response.validators.etag,
            last_modified=response.validators.last_modified,
            charset=response.charset,
            media_type=response.media_type,
            sha256=self.archive.put(response.body),
            size=len(response.body),
            fetched_at=now.isoformat(),
            parser_version=self.parser_version,
        )

    def _note(self, path: str, outcome: str, detail: str) -> None:
        """Keep a failure in mind without forgetting the last copy."""
        held = self.catalog.url(path) or UrlState(url=path, kind="release", outcome=outcome)
        self.catalog.save_url(replace(held, outcome=outcome, detail=detail))

    def _publish(self, entry: Entry, listed: ListedRelease, copy: Copy, release: Release) -> Entry:
        files = attached_files(copy.body, copy.url, copy.state.charset)
        gathered = self.attachments.gather(files)
        published = self.publisher.publish(
            listed,
            replace(copy.state, outcome=INCOMPLETE if gathered.try_again else OK, detail=None),
            with_files(release, copy.url, gathered.states),
            files,
        )
        return msgspec.structs.replace(
            entry,
            status=published.status,
            changed_fields=published.changed_fields,
            attachments_failed=gathered.failed,
        )


def _origin(copy: Copy, address: ReleaseAddress) -> Origin:
    return Origin(
        url=copy.url,
        media_type=copy.state.media_type,
        charset=copy.state.charset,
        release_id=address.release_id,
        fetched_at=copy.fetched_at,
        etag=copy.state.etag,
        last_modified=copy.state.last_modified,
    )
