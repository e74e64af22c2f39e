"""Where a figure is from: its area, and the partner of a trade or a migration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parsers.figures.frames import Frame
from parsers.figures.sentence import Term

_NAMES = ("area_country", "area_region", "area_city")
_JOINS = (",", "(", ")")


@dataclass(frozen=True, slots=True)
class Place:
    """An area as printed and its ISO 3166-2 code, None where the place has no code there."""

    code: str | None
    text: str


def outside_label(frame: Frame) -> list[range]:
    """The words of a figure that name no item of a list."""
    head = range(frame.head.start, frame.label.start) if frame.label else frame.head
    return [head, frame.tail]


def read_place(terms: list[Term], spans: list[range], text: str) -> tuple[Place | None, str | None]:
    """The area named in the first of `spans` that names one, or a reason why it is not decided."""
    for span in spans:
        places = _places(terms, span, text)
        if not places:
            continue
        narrow = [place for place in places if place.code != "KZ"] or places[:1]
        if len({(place.code, place.text) for place in narrow}) > 1:
            return None, "area_undecided"
        return narrow[0], None
    return None, None


def _places(terms: list[Term], span: range, text: str) -> list[Place]:
    return [
        place
        for i in span
        if terms[i].has(*_NAMES, "country") and (place := _place(terms, i, text)) is not None
    ]


def _place(terms: list[Term], i: int, text: str) -> Place | None:
    term = terms[i]
    if term.has("area_country", "country"):
        return Place("KZ", text[term.start : term.end])
    kind, first, last = _kind(terms, i)
    printed = text[terms[first].start : terms[last].end]
    return Place(_code(term, kind), printed)


def _code(term: Term, kind: str | None) -> str | None:
    """The code of the area of that kind; a town that has a region's name has none."""
    if kind is None:
        # alone, a name is that of the city where there is one: regions are printed with their word
        kind = "city" if term.has("area_city") else "region"
    code = term.value(f"area_{kind}")
    return str(code) if code else None


def _kind(terms: list[Term], i: int) -> tuple[str | None, int, int]:
    """`region` or `city` by the word beside the name, else by the word before or behind its list."""
    for j in (i + 1, i - 1):
        kind = _kind_word(terms, j)
        if kind:
            shared = j < i and _list_goes_on(terms, i)
            return (kind, i, i) if shared else (kind, min(i, j), max(i, j))
    return _kind_of_list(terms, i), i, i


def _list_goes_on(terms: list[Term], i: int) -> bool:
    """Whether another name follows in the list: the word before it is then the list's, not the name's."""
    for term in terms[i + 1 :]:
        if term.has("area_region", "area_city"):
            return True
        if not _may_stand_in_list(term):
            return False
    return False


def _kind_word(terms: list[Term], j: int) -> str | None:
    if not 0 <= j < len(terms):
        return None
    return next((kind for kind in ("city", "region", "district") if terms[j].has(kind)), None)


def _kind_of_list(terms: list[Term], i: int) -> str | None:
    """`the cities of Astana, Almaty and Shymkent`, `Abai, Zhetisu and Ulytau regions`."""
    for steps in (range(i - 1, -1, -1), range(i + 1, len(terms))):
        for j in steps:
            kind = _kind_word(terms, j)
            if kind:
                return kind if not _belongs_to_other(terms, j, i) else None
            if not _may_stand_in_list(terms[j]):
                break
    return None


def _belongs_to_other(terms: list[Term], j: int, i: int) -> bool:
    """Whether the word of kind at `j` is right beside another name, with the list not running through it."""
    beside = j + 1 if j > i else j - 1
    return (
        0 <= beside < len(terms)
        and terms[beside].has("area_region", "area_city")
        and abs(j - i) > 1
        and j < i
    )


def _may_stand_in_list(term: Term) -> bool:
    return term.has(*_NAMES, "number", "unit", "multiplier", "conjunction", "including") or term.word in {
        ",",
        "(",
        ")",
        "–",
        "-",
        "—",
        ".",
        "%",
    }


def read_partner(terms: list[Term], frame: Frame, last: str | None) -> tuple[str | None, str | None]:
    """The partner that the words of `frame` name (`last` for "these countries"), or why they do not."""
    for span in (frame.label, frame.head):
        found = list(_partners(terms, span, last))
        if len(found) == 1:
            return found[0], None
        if found:
            return None, "counterpart_undecided"
    return None, None


def _partners(terms: list[Term], span: Iterable[int], last: str | None) -> Iterable[str]:
    seen: set[str] = set()
    for i in span:
        code = terms[i].value("partner") if terms[i].has("partner") else None
        if code is None and terms[i].has("these"):
            code = last
        if code is not None and str(code) not in seen:
            seen.add(str(code))
            yield str(code)
