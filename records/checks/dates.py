"""The order of a release's dates."""

from __future__ import annotations

from datetime import date

from records.release import Check

RULE = "next_publication_is_later"


def check_dates(published: date | None, next_published: date | None) -> Check:
    """The next publication is after this one."""
    if published is None or next_published is None:
        return Check(
            rule=RULE, verdict="not_applicable", detail="not both dates are printed", observations=[]
        )
    return Check(
        rule=RULE,
        verdict="pass" if next_published > published else "fail",
        detail=f"{published} … {next_published}",
        observations=[],
    )
