"""With whom: the partner of a trade or a migration."""

from __future__ import annotations

from typing import NamedTuple

from parsers.figures.frames import Frame
from parsers.figures.sentence import Term, Terms

_NEAR = 3  # terms between "share" and its partner: "на долю Российской Федерации"


class Partner(NamedTuple):
    """A partner's code, None where none is named; `apart` are its terms where they name the part of a share.

    `whole` is the partner of what a share is of, where the share is another's.

    `undecided` is true where several are named and none is the part.
    """

    code: str | None = None
    apart: frozenset[int] = frozenset()
    undecided: bool = False
    whole: str | None = None


def read_partner(terms: Terms, frame: Frame, last: str | None, closing: Frame | None = None) -> Partner:
    """The partner that the words of `frame` name; `last` is meant by "these countries".

    `closing` is the figure whose words close the clause of this one too.
    """
    if terms.lack("partner", "these"):
        return Partner()
    shared = closing.tail if closing is not None and not frame.label else range(0)
    if last is None and terms.any_has(frame.around, "these"):
        named = {str(term.value("partner")) for term in terms[: frame.unit.first] if term.has("partner")}
        if len(named) != 1:
            return Partner(undecided=True)  # several were told of, or none
        last = named.pop()
    for span in (frame.label, frame.head, frame.tail, shared):
        found = {i: code for i in span if (code := _code(terms[i], last)) is not None}
        if len(set(found.values())) == 1:
            return _with_whole(terms, frame, next(iter(found.values())), last)
        if found:
            return _part_of_whole(terms, found)
    return Partner()


def _with_whole(terms: Terms, frame: Frame, code: str, last: str | None) -> Partner:
    """`На Россию приходится 92,1 % торговли со странами ЕАЭС, которая …`: what follows is of the whole."""
    if not terms.any_has(frame.head, "share_verb"):
        return Partner(code)
    behind = {other for i in frame.tail if (other := _code(terms[i], last)) is not None} - {code}
    return Partner(code, whole=behind.pop() if len(behind) == 1 else None)


def last_partner(terms: Terms) -> str | None:
    """The last partner that a sentence without figures names, for "these countries" in the next."""
    if terms.lack("partner"):
        return None
    return next((str(term.value("partner")) for term in reversed(terms) if term.has("partner")), None)


def _code(term: Term, last: str | None) -> str | None:
    if term.has("partner"):
        return str(term.value("partner"))
    return last if term.has("these") else None


def _part_of_whole(terms: Terms, found: dict[int, str]) -> Partner:
    """Of several partners the one whose share is told; the other is the whole it is a share of."""
    parts = [i for i in found if _behind_share(terms, i)] or [i for i in found if _before_share(terms, i)]
    if len(parts) != 1:
        return Partner(undecided=True)
    return Partner(found[parts[0]], apart=frozenset(_with_lead(terms, parts[0])))


def _before_share(terms: Terms, i: int) -> bool:
    return terms.has_at(i + 1, "share", "share_verb")


def _behind_share(terms: Terms, i: int) -> bool:
    for j in range(i - 1, max(i - 1 - _NEAR, -1), -1):
        if terms[j].has("share", "share_verb"):
            return True
        if not terms[j].has("preposition", "article"):
            return False
    return False


def _with_lead(terms: Terms, i: int) -> range:
    first = i
    while (
        first > 0
        and terms[first - 1].has("preposition", "article")
        and not terms[first - 1].has("share_verb")
    ):
        first -= 1
    return range(first, i + 1)
