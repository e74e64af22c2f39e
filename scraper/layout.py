"""Whether a page is what the listing says: a release in the bureau's template, or the news item it names."""

from __future__ import annotations

from parsers.readers.template import TEMPLATE
from records.release import Release
from scraper.catalog.rows import ListedRow
from scraper.errors import StructureError
from scraper.haul import Haul
from scraper.site.news import prints

#: in the catalog, the outcome of a page that has a release's words in another template than the parsers know
UNKNOWN_LAYOUT = "unknown_layout"


def refuse_unknown_layout(release: Release) -> None:
    """Raise StructureError for a release of the site that is not made in the bureau's template.

    The parsers read any page as well as they can, but of one without the template they see no blocks, tiles
    or contacts: after a redesign such a record would be poorer than the one held.
    """
    source = release.source
    if source.layout != TEMPLATE:
        raise StructureError(f"{source.url}: not made in the template {TEMPLATE} (layout: {source.layout})")


def refuse_other_page(listed: ListedRow, haul: Haul) -> None:
    """Raise StructureError for a page that does not print the words of the listing's link to it.

    News are in no template that anybody has seen. But whatever a news item looks like, it prints its title;
    a page of errors, of the front or of a new wall (those the parsers know they refuse themselves) does not.
    """
    if not prints(haul.body, haul.url, haul.state.charset, listed.title):
        raise StructureError(f"{haul.url}: not the news item that is listed as {listed.title[:80]!r}")
