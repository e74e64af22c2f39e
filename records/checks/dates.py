"""The order of a release's dates."""

from __future__ import annotations

from datetime import date

from records.checks.outcomes import judged, not_applicable
from records.release import Check

RULE = "next_publication_is_later"


def check_dates(published: date | None, next_published: date | None) -> Check:
    """The next publication is after this one."""
    if published is None or next_published is None:
        return not_applicable(RULE, "not both dates are printed")
    return judged(RULE, f"{published} … {next_published}", holds=next_published > published)
