"""`Exports and imports amounted to 5 and 7 bln. tenge, respectively`: read as the clauses it stands for.

A list of n things and a list of n numbers become n clauses of one thing and one number each; whatever else
stands in the clause stands in each of them. Where the print does not show which list is meant, the sentence
stays as it is, and its numbers unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from parsers.figures.frames import build_frames
from parsers.figures.listed_things import listed_things, told_before, without_shared
from parsers.figures.sentence import Term, Terms
from parsers.figures.units import Unit
from parsers.vocabulary.language import language

if TYPE_CHECKING:
    from records.release import Lang

_BETWEEN_NUMBERS = ("conjunction", "by", "to", "preposition", "suffix", "respectively", "approximate")

Candidate = tuple[int, Unit]


class Spread(NamedTuple):
    """The terms of the clauses, and the numbers in them with their units.

    `left` are the positions of the numbers whose list could not be told apart.
    """

    terms: Terms
    candidates: list[Candidate]
    left: range = range(0)


def spread(terms: Terms, candidates: list[Candidate], text: str, lang: Lang) -> Spread:
    """The sentence with its list told apart, or as it is where that is not decided."""
    group = _group(terms, candidates)
    if len(group) < 2:
        return Spread(terms, candidates, range(len(candidates)))
    frames = build_frames(terms, candidates)
    first, last = frames[group[0]], frames[group[-1]]
    things = without_shared(terms, listed_things(terms, first, len(group)), text, language(lang).cases)
    if things:
        listed = range(things[0].start, things[-1].stop)
        lead, link = range(first.head.start, listed.start), range(listed.stop, first.head.stop)
    else:
        things = told_before(terms, frames[: group.start], len(group))
        lead, link = range(0), first.head
    if not things or any(unit is None for unit in _units(candidates, group)):
        return Spread(terms, candidates, group)
    return _rewritten(terms, candidates, group, _Clause(first.head.start, lead, things, link, last.tail))


class _Clause(NamedTuple):
    """Where a clause begins, what leads to its things, they, what links them to the numbers, and its tail."""

    start: int
    lead: range
    things: list[range]
    link: range
    tail: range


def _group(terms: Terms, candidates: list[Candidate]) -> range:
    """The positions of the numbers in a row that the word stands right before or behind."""
    for words in (i for i, term in enumerate(terms) if term.has("respectively")):
        for run in _runs(terms, candidates):
            before, behind = candidates[run[0]][1].first - 1, candidates[run[-1]][1].last + 1
            if len(run) > 1 and (_near(terms, words, before, -1) or _near(terms, words, behind, 1)):
                return run
    return range(0)


def _near(terms: Terms, wanted: int, at: int, step: int) -> bool:
    """Whether only signs, prepositions and endings stand between `at` and the wanted term."""
    while 0 <= at < len(terms) and at != wanted:
        if terms[at].word != "," and not terms[at].has(*_BETWEEN_NUMBERS, "level", "increase", "decrease"):
            return False
        at += step
    return at == wanted


def _runs(terms: Terms, candidates: list[Candidate]) -> Iterator[range]:
    start = 0
    for position in range(1, len(candidates) + 1):
        if position < len(candidates):
            between = range(candidates[position - 1][1].last + 1, candidates[position][1].first)
            if all(terms[i].word in {",", "-"} or terms[i].has(*_BETWEEN_NUMBERS) for i in between):
                continue
        yield range(start, position)
        start = position


def _units(candidates: list[Candidate], group: range) -> list[Unit | None]:
    """The unit of each number: its own, else that of the last one, which closes the list."""
    last = candidates[group[-1]][1]
    units: list[Unit | None] = []
    for position in group:
        unit = candidates[position][1]
        if unit.code is None and last.code is not None and unit.power in (0, last.power):
            unit = unit._replace(code=last.code, power=last.power, flags=(*unit.flags, "unit_carried"))
        alike = (unit.code, unit.power) == (last.code, last.power)
        units.append(unit if alike or (unit.code is not None and last.code is not None) else None)
    return units


def _rewritten(terms: Terms, candidates: list[Candidate], group: range, clause: _Clause) -> Spread:
    row: list[Term] = list(terms[: clause.start])
    kept = [(index, unit) for index, unit in candidates[: group.start]]
    before, between, tail = ([terms[i] for i in part] for part in (clause.lead, clause.link, clause.tail))
    for position, thing, unit in zip(group, clause.things, _units(candidates, group), strict=True):
        if unit is None:
            return Spread(terms, candidates, group)
        if row:
            row.append(
                row[-1]._replace(
                    word=";",
                    start=row[-1].end,
                    entries=(),
                    categories=frozenset(),
                    number=None,
                    period=None,
                    base=None,
                )
            )
        row += _said(before) + [terms[i] for i in thing] + _said(between)
        kept.append((len(row) + candidates[position][0] - unit.first, _moved(unit, len(row) - unit.first)))
        row += [terms[i] for i in range(unit.first, unit.last + 1)] + _said(tail)
    moved = len(row) - clause.tail.stop
    row += terms[clause.tail.stop :]
    kept += [(index + moved, _moved(unit, moved)) for index, unit in candidates[group.stop :]]
    rewritten = Terms(row)
    rewritten.has_bare_month = terms.has_bare_month
    return Spread(rewritten, kept)


def _said(terms: list[Term]) -> list[Term]:
    return [term for term in terms if not term.has("respectively")]


def _moved(unit: Unit, by: int) -> Unit:
    words = tuple(i + by for i in unit.words)
    return unit._replace(first=unit.first + by, last=unit.last + by, words=words)
