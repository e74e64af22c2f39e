"""A run in figures, by theme and language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from records.release import Lang
from scraper.summary import Count, Entry

#: section, theme, language
Place = tuple[str, str, str]


def tally(found: Mapping[Place, int], entries: Iterable[Entry], due: Mapping[Place, int]) -> list[Count]:
    """What became of the `found` releases of each place: those of `entries`, those still `due`, the rest.

    A release that failed is still due, and counts as failed; one that is incomplete as what it became.
    """
    told: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        section, _, theme = entry.topic.partition("/")
        marks = {"fetched": entry.fetched, "incomplete": entry.incomplete}
        told[section, theme, entry.lang].update([entry.status, *(name for name in marks if marks[name])])
    places = sorted({*found, *told, *due})
    return [_count(place, found.get(place, 0), told[place], due.get(place, 0)) for place in places]


def _count(place: Place, found: int, told: Counter[str], due: int) -> Count:
    section, theme, lang = place
    failed, structure = told["failed"], told["structure"]
    new, changed = told["new"], told["changed"]
    skipped = max(due - failed - structure - told["incomplete"], 0)
    return Count(
        topic=f"{section}/{theme}",
        lang=msgspec.convert(lang, Lang),
        found=found,
        fetched=told["fetched"],
        new=new,
        changed=changed,
        unchanged=max(found - new - changed - failed - structure - skipped, 0),
        failed=failed,
        structure=structure,
        skipped=skipped,
    )
