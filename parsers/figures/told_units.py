"""In which units a sentence has told of each thing: words carried to another unit may not be its own."""

from __future__ import annotations

from parsers.figures.frames import Frame
from parsers.figures.qualifiers import things_behind
from parsers.figures.sentence import Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import TOLD_AMOUNTS, Unit


class ToldUnits:
    """The units of the amounts of one sentence, by what they measure."""

    def __init__(self, terms: Terms, text: str) -> None:
        self._terms, self._text = terms, text
        self._told: dict[str, set[str | None]] = {}

    def contradict(self, frame: Frame, subject: Subject, unit: Unit) -> bool:
        """Whether an amount is in another unit than that whose words it would take, having none itself."""
        if frame.host is not None or unit.kind not in TOLD_AMOUNTS or frame.unit.words:
            return False
        if things_behind(self._terms, frame, self._text):
            return False  # "3 312,6 thousand tons of steel": each quantity says what it is of
        if unit.kind == "money" and self._terms.any_has(frame.head, "generic"):
            return False  # "36,8 mln. tons for the amount of 19,9 bln. dollars"
        told = self._told.setdefault(subject.text, set())
        contradicts = bool(told) and unit.code not in told
        told.add(unit.code)
        return contradicts
