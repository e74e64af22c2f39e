"""When a percentage is a part of a whole: by its words, what stands behind it, the amount before it."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.figures.changes import Change, ends_in
from parsers.figures.frames import Frame
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Term, Terms
from parsers.figures.subjects import Subject
from parsers.figures.units import AMOUNTS

_JOINING = (
    *("conjunction", "article", "preposition", "including"),
    *("level", "relative", "of_whole", "share_verb"),
)
_STEM = 5  # letters that the cases of a word share
_WHOLE = 100
_ROUNDING = 0.5  # percentage points that parts may miss by
_NEAR = 4  # terms behind a percentage that say what it is of
_GROUPS = ("population", "population_noun", "pronoun", "unit", "counted_in")
_NOT_OF_WHOLE = ("index", "than", "more", "less", "increase", "decrease", "to", "from", "level")
#: words of a sentence whose percentages may be no parts of a whole
_TELLS_ELSE = (
    *("increase", "decrease", "more", "less", "index", "rate", "inflation", "ratio"),
    *("growth_rate", "changing"),
)
_NO_PERCENTAGE = 200  # numbers above it are levels; between it and 100 they are growth


def says_share(terms: Terms, frame: Frame, subject: Subject, before: Frame | None) -> bool:
    """`28,7% of the total`, `81,5%-ы`, `4,1 mln. people, of which 48,7%`: the words make it a share."""
    if frame.tail and terms[frame.tail.start].has("share", "of_whole", "this_whole", "whole_behind"):
        return True
    if _is_of_counted(terms, frame) or _is_spread_behind(terms, frame):
        return True
    if before is not None and _is_group_of(terms, frame, before):
        return True
    if _is_part_of_named(terms, frame, subject):
        return True
    if before is not None and before.unit.kind in AMOUNTS and terms.any_has(frame.head, "of_whole"):
        return True
    return ends_in(terms, frame, "suffix_share") and not _compares_alike(terms, frame)


def _is_of_counted(terms: Terms, frame: Frame) -> bool:
    """`94,1 % населения`: those that are counted stand right behind."""
    if not frame.tail or not terms[frame.tail.start].has("counted_in", "unit"):
        return False
    over = (frame.number.value or 0) > _WHOLE
    return not (over or terms.any_has(frame.around, "increase", "decrease", "more", "less", "index"))


def _compares_alike(terms: Terms, frame: Frame) -> bool:
    """`әйелдердің жалақысы ерлер жалақысының 76,4%-ын құрады`: a ratio of two wages, no part of one."""
    if terms.any_has(frame.head, "total", "country"):
        return False  # "республикалық көлемнің 12,7%-ын": the whole says that it is one
    stems = [terms[i].word[:_STEM] for i in frame.head if len(terms[i].word) > _STEM]
    return len(stems) != len(set(stems))


def _is_spread_behind(terms: Terms, frame: Frame) -> bool:
    """`38,6 % of it fell on Almaty`, `(31,6 %) приходится на Павлодарскую область`."""
    for i in frame.tail:
        if terms[i].has("share_verb"):
            return True
        if terms[i].word in {",", ";"} or terms[i].has("level", "increase", "decrease"):
            return False
    return False


def _is_group_of(terms: Terms, frame: Frame, before: Frame) -> bool:
    """`1 568,9 thousand people, … women composed 49,8 %`: a group of those counted, and nothing else."""
    said = [terms[i] for i in frame.head if terms[i].word.isalpha() and not terms[i].has(*_JOINING)]
    return (
        bool(said)
        and before.unit.code == "persons"
        and all(term.has("population", "population_noun") for term in said)
    )


def _is_part_of_named(terms: Terms, frame: Frame, subject: Subject) -> bool:
    """`41,7% of the area of housing`: a percentage of what is named behind it.

    Of what is measured itself it may be a ratio (`the wage of women was 76 % of the wage of men`); in
    brackets behind a level it is a part of that (`221 thousand people (1,1 % of the population)`).
    """
    if not frame.tail or not terms[frame.tail.start].has("part_of"):
        return False
    whole = _stems(terms[i] for i in frame.tail)
    told = _stems(subject.terms)
    if not whole or terms.any_has(frame.around, "increase", "decrease", "more", "less", "index"):
        return False
    if frame.host is not None and not frame.in_brackets:
        return (frame.number.value or 0) <= _WHOLE  # "…, or 0,12 % of GDP"
    return bool(whole & told) if frame.host is not None else not whole & told


def _stems(words: Iterable[Term]) -> set[str]:
    return {term.word[:_STEM] for term in words if len(term.word) >= _STEM}


def is_of_same(terms: Terms, frame: Frame, subject: Subject) -> bool:
    """Whether what stands behind the percentage is of the kind measured: a wage of the average wage."""
    whole = _stems(terms[i] for i in frame.tail)
    told = _stems(subject.terms)
    return bool(whole & told)


def is_of_group(terms: Terms, frame: Frame, change: Change, before: Frame | None) -> bool:
    """`Among them, small ones make up 97,5 %`, `9,3 mln., or 95,4 % of the labour force`: of a group.

    Asked only where nothing else is said of the percentage.
    """
    if change.direction or (frame.number.value or 0) > _WHOLE:
        return False
    if _is_among(terms, frame) or _is_of_named_whole(terms, frame):
        return True
    if before is not None and _only_adds(terms, frame):
        return True
    if frame.parent is None or frame.parent.unit.kind not in AMOUNTS or not frame.tail:
        return False
    phrase = [terms[i] for i in frame.tail[:_NEAR]]
    return is_core(phrase[0]) and not any(
        term.base or term.period or term.has(*_NOT_OF_WHOLE) for term in phrase
    )


def is_part_of_told(terms: Terms, frame: Frame, before: Frame | None) -> bool:
    """`Investments were 15 480 bln. tenge: own funds 73,5 %, budget 19,2 %, …`: parts that make 100 %.

    Only where nothing in the sentence grows, is compared or is a rate.
    """
    if before is None or before.unit.kind not in AMOUNTS or frame.host is not None:
        return False
    if not terms.lack(*_TELLS_ELSE) or terms.compares:
        return False
    return _make_whole(terms) and all(_may_be_share(terms, i) for i in range(len(terms)))


def _make_whole(terms: Terms) -> bool:
    parts = terms.percentages
    return len(parts) > 1 and abs(sum(parts) - _WHOLE) <= _ROUNDING


def _is_among(terms: Terms, frame: Frame) -> bool:
    """`Among them`, `среди гостей`: of people or things that are counted, not among branches or regions."""
    led = [i for i in frame.head if terms[i].has("among")]
    return any(terms.any_has(range(i + 1, min(i + 4, frame.head.stop)), *_GROUPS) for i in led)


def _is_of_named_whole(terms: Terms, frame: Frame) -> bool:
    """`26,8 % собранного объема`: nothing but words up to the whole."""
    for i in frame.tail[:_NEAR]:
        if terms[i].has("whole_noun"):
            return True
        if not is_core(terms[i]) or terms[i].has("index"):
            return False
    return False


def _only_adds(terms: Terms, frame: Frame) -> bool:
    """`…, including 38,0 % for the protection of air`: a part of the amount before it."""
    said = [terms[i] for i in frame.head if terms[i].word != ","]
    led = bool(frame.tail) and terms[frame.tail.start].has("preposition")
    return led and bool(said) and all(term.has("including", "of_whole") for term in said)


def is_share_of_level(terms: Terms, frame: Frame, change: Change) -> bool:
    """`12 894,2 thsd. (63,4%)`: a percentage alone in brackets behind a level."""
    level = frame.host
    if level is None or change.direction or level.unit.kind not in {"count", "quantity", "money", None}:
        return False
    alone = not frame.tail or not terms[frame.tail.start].word.isalpha()
    if _brackets_tell_change(terms) and not _is_told_as_part(terms, level):
        return False  # "712 904 tenge (an increase of 14,7 %), the lowest – 201 633 tenge (19,5 %)"
    # "(107,2%), … (99,1%)": growth, as its neighbours are
    return alone and all(_may_be_share(terms, i) for i in range(len(terms)))


def _brackets_tell_change(terms: Terms) -> bool:
    return not terms.inside.isdisjoint(("increase", "decrease", "more", "less"))


def _is_told_as_part(terms: Terms, level: Frame) -> bool:
    return terms.any_has(level.head, "partner", "of_whole", "including", "share")


def _may_be_share(terms: Terms, i: int) -> bool:
    term = terms[i]
    percent = i + 1 < len(terms) and terms[i + 1].value("unit") == "percent"
    value = term.number.value if term.number and percent else None
    is_index = term.has("index") or (term.base is not None and term.has("base_to"))
    return not is_index and (value is None or value <= 100 or value > _NO_PERCENTAGE)


def has_share_verb(terms: Terms, frame: Frame) -> bool:
    """Whether the words before the number spread shares: `account for`, `приходится`."""
    return terms.any_has(frame.head, "share_verb", "share", "contribution")
