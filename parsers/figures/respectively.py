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
from parsers.figures.parts_of_phrase import is_core
from parsers.figures.sentence import Term, Terms
from parsers.figures.units import Unit
from parsers.vocabulary.language import language

if TYPE_CHECKING:
    from records.release import Lang

_BETWEEN_NUMBERS = (
    *("conjunction", "by", "to", "preposition", "respectively", "approximate"),
    *("suffix", "suffix_share", "suffix_by", "suffix_from"),
)

_MOST_LISTS = 8  # each is a walk through the sentence

Candidate = tuple[int, Unit]


class Spread(NamedTuple):
    """The terms of the clauses, and the numbers in them with their units.

    `left` are the positions of the numbers whose list could not be told apart.
    """

    terms: Terms
    candidates: list[Candidate]
    left: range = range(0)


def spread(terms: Terms, candidates: list[Candidate], text: str, lang: Lang) -> Spread:
    """The sentence with its lists told apart; where one is not decided, it and those behind it stay.

    A sentence with more lists than anybody writes stays as it is.
    """
    words = sum(term.has("respectively") for term in terms)
    if words > _MOST_LISTS:
        return Spread(terms, candidates, range(len(candidates)))
    found = Spread(terms, candidates)
    for _ in range(2 * words):  # no more passes than lists: a word may stand where no number is
        found = _spread_first(found.terms, found.candidates, text, lang)
        if len(found.left) or found.terms.lack("respectively"):
            break
    return found


def _spread_first(terms: Terms, candidates: list[Candidate], text: str, lang: Lang) -> Spread:
    word, group = _group(terms, candidates)
    if len(group) < 2:
        return Spread(terms, candidates, _in_clause(terms, candidates, word))
    frames = build_frames(terms, candidates)
    cases = language(lang).cases
    things = without_shared(terms, listed_things(terms, frames[group[0]], len(group)), text, cases)
    if not things and (amounts := _run_before(terms, candidates, group)):
        before = without_shared(terms, listed_things(terms, frames[amounts[0]], len(group)), text, cases)
        if before:
            group, things, word = amounts, before, -1  # first these; the word is still to come
    first, last = frames[group[0]], frames[group[-1]]
    if things:
        listed = range(things[0].start, things[-1].stop)
        lead, link = range(first.head.start, listed.start), range(listed.stop, first.head.stop)
    else:
        things = told_before(terms, frames[: group.start], len(group))
        if not all(any(_tells_apart(terms[i]) for i in thing) for thing in things):
            things = []  # named behind their numbers
        lead, link = range(0), first.head
    if not things or any(unit is None for unit in _units(candidates, group)):
        return Spread(terms, candidates, group)
    clause = _Clause(first.head.start, lead, things, link, last.tail, word)
    return _rewritten(terms, candidates, group, clause)


def _run_before(terms: Terms, candidates: list[Candidate], group: range) -> range | None:
    """`Exports and imports were 5 and 7 bln., which is 101 % and 98 %, respectively`: the first numbers."""
    runs = (run for run in _runs(terms, candidates) if run.stop == group.start)
    return next((run for run in runs if len(run) == len(group) and run.start == 0), None)


def _tells_apart(term: Term) -> bool:
    return is_core(term) or term.base is not None or term.has("over_month", "over_year", "over_other")


class _Clause(NamedTuple):
    """Where a clause begins, what leads to its things, they, what links them to the numbers, and its tail.

    `word` is the term that tells the list apart.
    """

    start: int
    lead: range
    things: list[range]
    link: range
    tail: range
    word: int


def _group(terms: Terms, candidates: list[Candidate]) -> tuple[int, range]:
    """The word, and the positions of the numbers in a row that it stands right before or behind."""
    words = [i for i, term in enumerate(terms) if term.has("respectively")]
    for word in words:
        for run in _runs(terms, candidates):
            before, behind = candidates[run[0]][1].first - 1, candidates[run[-1]][1].last + 1
            if len(run) > 1 and (_near(terms, word, before, -1) or _near(terms, word, behind, 1)):
                return word, run
    return words[0], range(0)


def _in_clause(terms: Terms, candidates: list[Candidate], word: int) -> range:
    """The positions of the numbers between the semicolons round the word."""
    start = next((i for i in range(word, -1, -1) if terms[i].word == ";"), -1)
    stop = next((i for i in range(word, len(terms)) if terms[i].word == ";"), len(terms))
    inside = [position for position, (index, _) in enumerate(candidates) if start < index < stop]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


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
            if all(terms[i].word in {",", "-"} or _joins_numbers(terms[i]) for i in between):
                continue
        yield range(start, position)
        start = position


def _joins_numbers(term: Term) -> bool:
    """ "Or" tells one thing again, and joins no two numbers of a list."""
    return term.has(*_BETWEEN_NUMBERS) and not term.has("or")


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
    rest = list(terms[clause.tail.stop :])
    if clause.word >= clause.tail.stop:  # it has told this list apart, and no other
        at = clause.word - clause.tail.stop
        rest[at] = rest[at]._replace(categories=frozenset({"article"}), entries=())
    row += rest
    kept += [(index + moved, _moved(unit, moved)) for index, unit in candidates[group.stop :]]
    rewritten = Terms(row).like(terms)
    return Spread(rewritten, kept, _told_alike(rewritten, kept, group))


def _told_alike(terms: Terms, candidates: list[Candidate], group: range) -> range:
    """The numbers of a bracket behind the list, as many as it has: `(in 2023 – 83.7% and 82.0%)`."""
    for run in _runs(terms, candidates):
        if run.start == group.stop and len(run) == len(group):
            return run if all(terms[candidates[position][0]].depth for position in run) else range(0)
    return range(0)


def _said(terms: list[Term]) -> list[Term]:
    return [term for term in terms if not term.has("respectively")]


def _moved(unit: Unit, by: int) -> Unit:
    words = tuple(i + by for i in unit.words)
    return unit._replace(first=unit.first + by, last=unit.last + by, words=words)
