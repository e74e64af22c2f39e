"""Labels that narrow what was told before them: the items behind a colon, and those that say where."""

from __future__ import annotations

from parsers.figures.frames import Frame
from parsers.figures.sentence import Terms

_WHERE = ("preposition", "article", "total", "region_bare", "country")


class NarrowingLabels:
    """The labels of one sentence, asked for in order; `locative` are the endings that say where."""

    def __init__(self, terms: Terms, locative: tuple[str, ...]) -> None:
        self._terms, self._locative = terms, locative
        self._opened = False
        self._last: Frame | None = None
        self._narrowed = False

    def narrow(self, frame: Frame) -> bool:
        """Whether the label of `frame` narrows what the figures before it measure.

        `Sown area, thsd. hectares: cereals – 16 127,9; oilseeds – 3 641,0` tells of sown area throughout.
        """
        last, self._last = self._last, frame
        before, self._narrowed = self._narrowed, False
        if not frame.label or frame.in_brackets:
            self._opened = False
            return False
        lead = range(frame.head.start, frame.label.start)
        if self._terms.any_has(lead, "level", "share_verb"):
            self._opened = False
        if any(self._terms[i].word == ":" for i in lead) and self._terms.any_has(lead, "unit"):
            self._opened = True
        if last is None and self._terms[frame.label.start].has("preposition"):
            self._opened = self._terms.any_has(lead, "superlative")  # "the highest wages were in A, B and C"
            self._narrowed = self._terms.any_has(lead, "level")
        if self._terms.any_has(frame.label, "share", "rate", "index"):
            return False
        said = last is not None and (self._says_where(frame) or (before and self._goes_on(last, frame)))
        self._narrowed = self._narrowed or self._opened or said
        return self._opened or said

    def _says_where(self, frame: Frame) -> bool:
        """`соның ішінде өсімдік шаруашылығында – 3 975,6`: a label in the locative."""
        if self._terms.all_join(frame.label, *_WHERE):
            return True  # "в целом по области – 103,9 %"
        word = self._terms[frame.label.stop - 1]
        return bool(self._locative) and word.word.endswith(self._locative)

    def _goes_on(self, last: Frame, frame: Frame) -> bool:
        """`в добыче – 884 512 тенге, в финансах – 792 306 тенге`: led by the same preposition."""
        lead = self._terms[frame.label.start]
        alike = bool(last.label) and self._terms[last.label.start].word == lead.word
        return alike and lead.has("preposition")
