"""What stands over a block: its title, its units, its footnotes; a continuation has those of the block
before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from parsers.tables.labels import Label, read_label
from parsers.tables.layout import TableBlock
from parsers.vocabulary.letters import letters_of
from parsers.vocabulary.table_words import has_one

if TYPE_CHECKING:
    from records.observation import ObsStatus
    from records.release import Lang

_NOTE_MARK = re.compile(r"\s*(?P<mark>\d{1,2}(?=\s?\))|\*+|[⁰¹²³⁴-⁹]+)\s?\)?\s*(?P<words>\S.*)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The title lines of a block without their repeats, its unit lines, the sheet's `name`, its footnotes
    by mark.
    """

    titles: tuple[Label, ...]
    units: tuple[Label, ...]
    name: Label
    notes: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)  # row and column by the text of a lead

    def over(self, column: int) -> Heading:
        """The heading of one of tables side by side: of the leads of a row the nearest to the left."""
        titles = tuple(label for label in self.titles if self._is_over(label, column, self.titles))
        units = tuple(label for label in self.units if self._is_over(label, column, self.units))
        return replace(self, titles=titles, units=units)

    def _is_over(self, label: Label, column: int, others: tuple[Label, ...]) -> bool:
        if label.text not in self.places:
            return True
        row, own = self.places[label.text]
        beside = [self.places[o.text][1] for o in others if self.places.get(o.text, (-1, 0))[0] == row]
        left = [place for place in beside if place <= column]
        return own == (max(left) if left else min(beside))

    def status_of(self, *labels: Label, marks: tuple[str, ...] = ()) -> ObsStatus:
        """Provisional or estimated where a label says so, or a footnote that one of the marks points to."""
        said = frozenset[str]().union(*(label.categories for label in labels))
        pointed = [mark for label in labels for mark in label.marks] + list(marks)
        said = said.union(*(self.notes.get(mark, frozenset()) for mark in pointed))
        if "provisional" in said:
            return "P"
        return "E" if "estimated" in said else "A"


class Surroundings(NamedTuple):
    """Where a table stands: under the heading or on the sheet `name`, right under the lines `leads`."""

    name: str
    leads: list[str]


def read_heading(block: TableBlock, before: Heading | None, around: Surroundings, lang: Lang) -> Heading:
    """The heading of `block`, which stands where `around` says.

    What it does not print is that of the block `before`, else what the name says.
    """
    named = read_label(around.name, lang)
    labels = [read_label(text, lang) for text in (*around.leads, *(cell.text for cell in block.leads))]
    worded = _distinct([label for label in labels if not label.only_unit and label.words])
    things = [label for label in worded[1:] if label.unit and label.unit.whole]  # "beds" under a title
    titles = tuple(label for label in worded if label not in things)
    corner = [
        read_label(c.text, lang) for row in block.heads for c in row if c.last_column < block.columns[0]
    ]
    units = (*(label for label in (*labels, *corner) if label.unit and not label.unit.counted), *things)
    places = {cell.text: (cell.row, cell.column) for cell in reversed(block.leads)}
    notes = {mark: words for cell in block.notes for mark, words in _note(cell.text, lang)}
    goes_on = before is not None and (
        before.name.text == around.name or any(label.continued for label in labels)
    )
    if before is None or not goes_on:
        return Heading(titles or _of_name(named), units, named, notes, places)
    if titles and all(label.time.base for label in titles):
        titles = (*before.titles, *titles)  # "To the previous year" over the same table
    return Heading(titles or before.titles, units or before.units, named, notes, places or before.places)


def _of_name(named: Label) -> tuple[Label, ...]:
    """The name of a sheet as its title: words, not `1.1` or `Sheet1`."""
    letters = [word for word in named.words.split() if word.isalpha()]
    return (named,) if letters else ()


def _distinct(labels: list[Label]) -> list[Label]:
    """The labels without those printed again further right."""
    return list({letters_of(label.words): label for label in reversed(labels)}.values())[::-1]


def _note(text: str, lang: Lang) -> list[tuple[str, frozenset[str]]]:
    found = _NOTE_MARK.match(text)
    if not found:
        return []
    said = read_label(found["words"], lang).categories
    return [(found["mark"], said | {"estimated"} if has_one(found["words"], "estimates") else said)]
