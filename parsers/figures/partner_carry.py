"""With whom the figures of one sentence are, each leaning on those before it."""

from __future__ import annotations

from parsers.figures.frames import Frame
from parsers.figures.partners import Partner
from parsers.figures.sentence import Terms


class PartnerCarry:
    """The partner of a whole is that of its parts; a pronoun's is that of what was told.

    `back` is the partner of what the sentence before was about, `whole` the amount that it told of.
    """

    def __init__(self, terms: Terms, back: str | None, whole: Frame | None) -> None:
        self._terms, self._back = terms, back
        self._told = whole
        self._of_whole: str | None = None
        self._first = True

    def of(self, frame: Frame, partner: Partner) -> Partner:
        """`partner`, or where it is none, the one that the words of `frame` refer to."""
        if self._terms.any_has(frame.head, "of_whole", "including"):
            self._of_whole = self._told.partner if self._told else None
        elif frame.host is None and (not frame.label or self._terms.any_has(frame.head, "total")):
            self._of_whole = None
        if partner.code is not None or partner.undecided or frame.host is not None:
            return partner
        if self._terms.any_has(frame.head, "pronoun"):
            said = self._back if self._first else (self._told.partner if self._told else None)
            return partner._replace(code=said or self._of_whole)
        return partner._replace(code=self._of_whole)

    def keep(self, frame: Frame) -> None:
        """Go on behind `frame`, whose partner is known."""
        self._told, self._first = frame, False
