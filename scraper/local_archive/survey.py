"""What archives hold, found before anything is taken in: files may stand before or behind their pages."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.collections.addresses import Address, FileAddress
from scraper.collections.stored import Stored
from scraper.local_archive.documents import Documents
from scraper.scope import Scope
from scraper.site.old_site import SECTION, OldAddress
from scraper.site.release_page import read_release_page
from scraper.site.urls import ReleaseAddress


@dataclass(frozen=True, slots=True)
class Survey:
    """How many pages may give records, and the addresses of the files to be taken in, from the root of the
    site.
    """

    pages: int
    files: frozenset[str]


def survey(documents: Documents, scope: Scope) -> Survey:
    """Of the site's files those that a page in `scope` links to, of the old site's all in `scope`."""
    pages = 0
    wanted: set[str] = set()
    there: set[str] = set()
    for stored, address in documents.known():
        if is_page(address, scope):
            pages += 1
            wanted.update(linked_files(stored, address))
        elif (path := file_path(address, scope)) is not None:
            there.add(path)
            if isinstance(address, OldAddress):
                wanted.add(path)
    return Survey(pages, frozenset(wanted & there))


def is_page(address: Address | None, scope: Scope) -> bool:
    """Whether an address is that of a page that may give a record in `scope`."""
    if isinstance(address, OldAddress):
        # its language is that of the document, which is not known yet
        return address.kind != "file" and scope.covers(SECTION, address.kind, None)
    return isinstance(address, ReleaseAddress) and scope.covers(address.section, address.theme, address.lang)


def file_path(address: Address | None, scope: Scope) -> str | None:
    """The one spelling of a file's address; None for what is no file in `scope`."""
    if isinstance(address, FileAddress):
        return address.path
    if isinstance(address, OldAddress) and address.kind == "file":
        return address.path if scope.covers(SECTION, address.kind, address.lang) else None
    return None


def linked_files(stored: Stored, address: Address) -> list[str]:
    """The addresses of the files that a release page links to; none for a page that cannot be read."""
    if not isinstance(address, ReleaseAddress):
        return []
    return list(read_release_page(stored.body, stored.url, stored.charset).files)
