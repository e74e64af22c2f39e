"""When the change itself is what is told of: `the growth amounted to 5 %`."""

from __future__ import annotations

from parsers.figures.change_words import direction_of
from parsers.figures.frames import Frame
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Terms


def is_noun(terms: Terms, frame: Frame) -> bool:
    """Whether a verb of level stands between the word of change and the number: "growth amounted to".

    So does the dash behind an item: "the largest growth in Astana – 14,2 %".
    """
    if frame.label and terms.has_at(frame.label.start - 1, "change_noun") and not frame.in_brackets:
        return True
    for i in reversed(frame.head):
        if direction_of(terms[i]):
            return False
        if terms[i].has("level"):
            return _names_change(terms, frame, i) or all(
                direction_of(terms[j])
                or not terms[j].word.isalpha()
                or terms[j].has("preposition", "article", "frame", "pronoun", "relative", "conjunction")
                for j in range(frame.head.start, i)
                if not terms[j].has("period", "base")
            )
    return False


def _names_change(terms: Terms, frame: Frame, verb: int) -> bool:
    """`The growth of GDP was 6,5 %`, `рост составил 18,2 %`: the noun of change is the subject."""
    start = next(
        (j + 1 for j in range(verb - 1, frame.head.start - 1, -1) if terms[j].word == ","), frame.head.start
    )
    said = [j for j in range(start, verb) if is_core(terms[j]) or terms[j].has("change_noun")]
    if not said:
        return False
    leads = (j for j in range(said[0], verb) if terms[j].has("preposition"))
    head = next(leads, verb) - 1  # "the price increase | for these groups"
    return any(terms[j].has("change_noun") for j in (said[0], said[-1], head))


def level_follows_change(terms: Terms, frame: Frame) -> bool:
    """Whether a verb of level stands nearer to the number than the word of change."""
    for i in reversed(frame.head):
        if terms[i].has("level"):
            return True
        if direction_of(terms[i]):
            return False
    return False
