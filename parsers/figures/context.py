"""What a sentence may lean on: the release, and the sentences before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.sentence import Reading

if TYPE_CHECKING:
    from parsers.figures.antecedent import Antecedent
    from parsers.figures.frames import Frame
    from parsers.figures.listed_before import Thing
    from parsers.figures.places import Place
    from parsers.figures.subjects import Subject
    from parsers.figures.units import Unit
    from records.period import TimePeriod


class Passage(NamedTuple):
    """A sentence of the canonical text, where its paragraph begins, and the heading it stands under."""

    start: int
    end: int
    paragraph: int
    heading: str | None


@dataclass(slots=True)
class Context:
    """`partner` is the last one named ("these countries"), `heading_partner` the one the section is about.

    `time` is the last period of the paragraph, `antecedent` what its last sentence was about,
    `place` the one place of which that told (`leading_place` if it began with it), `last_level` its one
    amount (of `last_subject`), `last_rate` the unit of its rates, `things` what its figures were of.
    """

    reading: Reading
    partner: str | None = None
    heading_partner: str | None = None
    time: TimePeriod | None = None
    antecedent: Antecedent | None = None
    place: Place | None = None
    leading_place: Place | None = None
    last_level: Frame | None = None
    last_subject: Subject | None = None
    last_rate: Unit | None = None
    things: tuple[Thing, ...] = ()
    paragraph: int = -1

    @property
    def area(self) -> str | None:
        """The area of figures whose words name none; None for a town without a code."""
        return self.reading.area

    def enter(self, paragraph: int) -> None:
        """Begin a sentence of the paragraph that starts at `paragraph`; a new one forgets the last."""
        if paragraph != self.paragraph:
            self.time = None
            self.antecedent = self.place = self.leading_place = None
            self.last_level = self.last_subject = self.last_rate = None
            self.things = ()
            self.paragraph = paragraph
