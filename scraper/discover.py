"""From the base address to the releases: the tree of themes, then the listing of each theme, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from records.release import Lang
from scraper.errors import FetchError, KzstatError, StructureError, UnreachableError, UsageError
from scraper.fetch.response import Response
from scraper.site.industries import sections_on, themes_on
from scraper.site.listing import ListedRelease, read_listing
from scraper.site.page import page_tree
from scraper.site.urls import PAGER, ThemeAddress, industries_path
from scraper.summary import Finding

#: pages of one listing; a theme of monthly releases fills 32 items in three years (SITE.md)
MAX_PAGES = 200

Fetch = Callable[[str], Response]


@dataclass(slots=True)
class Discovery:
    """What the site lists, and what went wrong on the way; a listing that could not be read is not in it."""

    listings: dict[ThemeAddress, list[ListedRelease]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def discover(
    fetch: Fetch, langs: Iterable[Lang], topics: Iterable[str], seen: Callable[[ThemeAddress, int], None]
) -> Discovery:
    """All releases that the site lists in `langs` under `topics` (`section` or `section/theme`; none: all).

    `seen` is told the number of releases of each listing as it is read. A listing that cannot be had or
    understood is a finding, and the others are read. Raises UnreachableError where no tree of themes can
    be had, StructureError where none can be understood, UsageError for a topic the site does not have.
    """
    found = Discovery()
    for theme in _choose(_themes(fetch, langs, found.findings), frozenset(topics)):
        try:
            releases = found.listings[theme] = _listed(fetch, theme)
            seen(theme, len(releases))
        except (FetchError, StructureError) as error:
            found.findings.append(_finding(error))
    return found


def _themes(fetch: Fetch, langs: Iterable[Lang], findings: list[Finding]) -> list[ThemeAddress]:
    """The tree in each language; one that fails is a finding as long as another can be had."""
    themes: list[ThemeAddress] = []
    errors: list[KzstatError] = []
    for lang in langs:
        try:
            themes += _tree(fetch, lang)
        except (FetchError, StructureError) as error:
            errors.append(error)
    if not themes:
        raise _no_tree(errors)
    findings += [_finding(error) for error in errors]
    return themes


def _no_tree(errors: list[KzstatError]) -> KzstatError:
    """Why there is nothing to begin with: a page we do not know says more than one that did not come."""
    structure = next((error for error in errors if isinstance(error, StructureError)), None)
    return structure or UnreachableError(str(errors[0]))


def _tree(fetch: Fetch, lang: Lang) -> list[ThemeAddress]:
    """The themes of one language: those of the tree, and of sections it only names."""
    page = fetch(industries_path(lang))
    tree = page_tree(page.body, page.url, page.charset)
    themes = dict.fromkeys(themes_on(tree, page.url, lang))
    for section in sections_on(tree, page.url, lang):
        if not any(theme.section == section for theme in themes):
            below = fetch(f"{industries_path(lang)}{section}/")
            themes |= dict.fromkeys(
                themes_on(page_tree(below.body, below.url, below.charset), below.url, lang)
            )
    if not themes:
        raise StructureError(f"{page.url}: no theme is linked from the tree of industries")
    return list(themes)


def _choose(themes: list[ThemeAddress], topics: frozenset[str]) -> list[ThemeAddress]:
    known = {topic for theme in themes for topic in (theme.section, theme.topic)}
    if unknown := sorted(topics - known):
        raise UsageError(f"no topic {unknown[0]!r} on the site; it has: {', '.join(sorted(known))}")
    return [theme for theme in themes if not topics or topics & {theme.section, theme.topic}]


def _listed(fetch: Fetch, theme: ThemeAddress) -> list[ListedRelease]:
    """A listing with all its pages; an item that moved to the next page meanwhile counts once."""
    releases: dict[str, ListedRelease] = {}
    for page in _pages(fetch, theme):
        for release in page:
            releases.setdefault(release.address.release_id, release)
    return list(releases.values())


def _pages(fetch: Fetch, theme: ThemeAddress) -> Iterator[tuple[ListedRelease, ...]]:
    """Page 1 and whatever pages a pager links to, each number once, so that no pager leads in a circle."""
    waiting, known = [1], {1}
    while waiting:
        number = waiting.pop(0)
        response = fetch(theme.publications if number == 1 else f"{theme.publications}?{PAGER}={number}")
        listing = read_listing(response.body, response.url, response.charset)
        yield listing.releases
        waiting += sorted(listing.pages - known)
        known |= listing.pages
        if len(known) > MAX_PAGES:
            raise StructureError(f"{response.url}: a listing of more than {MAX_PAGES} pages")


def _finding(error: KzstatError) -> Finding:
    return Finding(kind="structure" if isinstance(error, StructureError) else "failed", message=str(error))
