"""Whether a release page of the site is still made in the bureau's template."""

from __future__ import annotations

from parsers.readers.template import TEMPLATE
from records.release import Release
from scraper.errors import StructureError

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
