"""What the values of an export measure: read once for each indicator and time, as a sentence would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.figures.context import Context
from parsers.figures.figure import Figure, Unobserved
from parsers.figures.frames import build_frames
from parsers.figures.read_terms import read_terms
from parsers.figures.reader import SentenceReader
from parsers.figures.sentence import Reading, Term, Terms
from parsers.figures.units import AMOUNTS, Unit, read_unit
from parsers.open_data.names import Name
from parsers.terms.numbers import Number
from records.observation import Direction, Measure, UnitMult

if TYPE_CHECKING:
    from records.period import TimePeriod

#: what a sentence has to decide and a row does not: its time and area stand in columns of their own
_OF_SENTENCES: Final = frozenset({"period_inherited", "area_inherited", "sign_undecided", "word_order"})
#: kinds of units whose values have a measure also where the words of the name say nothing
_PLAIN: Final[dict[str, Measure]] = {**dict.fromkeys((*AMOUNTS, "yield"), "level"), "rate": "rate"}
_BY_WORDS: Final[tuple[Measure, ...]] = ("index", "rate", "ratio", "share")


class Indicator(NamedTuple):
    """What a value of one indicator at one time says besides its area and number.

    `sign` is -1 where the words make a loss of a positive number.
    """

    text: str
    measure: Measure
    direction: Direction | None
    unit_measure: str
    unit_mult: UnitMult
    base_per: TimePeriod | None
    ref_area: str | None
    sign: int
    flags: tuple[str, ...]


def read_indicator(
    name: Name, sample: float, time: TimePeriod | None, reading: Reading, *, net: bool
) -> Indicator | str:
    """What the values of `name` at `time` measure, or the reason why that is not decided.

    `sample` is a typical one, without its sign; `net` is true where some are negative: an amount that can
    have either sign is a balance (RECORD.md, "Decisions").
    """
    if name.unit_text is None:
        return "no_unit"
    row, index = _row(name, sample, reading._replace(reference=time))
    unit = _unit(row, index, name.unit_text)
    found = _found(row, index, unit, name, reading._replace(reference=time))
    if isinstance(found, Figure):
        indicator = _of_figure(found, name)
    else:
        measure = _by_unit(row, unit)
        if measure is None:
            return found.reason if found else "measure_undecided"
        indicator = Indicator(
            name.words, measure, None, unit.code or "", unit.power, None, None, 1, unit.flags
        )
    if net and indicator.measure == "level":
        return indicator._replace(measure="balance")
    return indicator._replace(sign=1) if net else indicator


def _row(name: Name, sample: float, reading: Reading) -> tuple[Terms, int]:
    """The terms of the name, a number and the unit, and the index of the number."""
    text = _text(name)
    stop = len(name.words)
    words = [term for term in read_terms(text, 0, stop, reading) if term.number is None and _says(term)]
    unit = [term for term in read_terms(text, stop + 1, len(text), reading) if _says(term)]
    while unit and not unit[0].has("unit", "multiplier") and any(term.has("unit") for term in unit):
        unit.pop(0)
    number = Number(stop, stop + 1, int(sample) if sample == int(sample) else sample, 0)
    at = Term(stop, stop + 1, "", 0, categories=frozenset({"number"}), number=number)
    return Terms([*words, at, *unit]), len(words)


def _text(name: Name) -> str:
    return f"{name.words} {name.unit_text or ''}"


def _says(term: Term) -> bool:
    return term.word.isalnum() or bool(term.categories)


def _unit(row: Terms, index: int, printed: str) -> Unit:
    """The unit of the number; as printed where the vocabulary does not know it."""
    unit = read_unit(row, index)
    return unit if unit.code is not None else unit._replace(code=printed, flags=(*unit.flags, "unit_unknown"))


def _found(row: Terms, index: int, unit: Unit, name: Name, reading: Reading) -> Figure | Unobserved | None:
    frames = build_frames(row, [(index, unit)])
    return next(iter(SentenceReader(row, _text(name), Context(reading), frames).read()), None)


def _of_figure(figure: Figure, name: Name) -> Indicator:
    return Indicator(
        text=name.words,
        measure=figure.measure,
        direction=figure.direction,
        unit_measure=figure.unit_measure,
        unit_mult=figure.unit_mult,
        base_per=figure.base_per,
        ref_area=figure.ref_area,
        sign=-1 if figure.obs_value < 0 else 1,
        flags=tuple(flag for flag in figure.flags if flag not in _OF_SENTENCES),
    )


def _by_unit(row: Terms, unit: Unit) -> Measure | None:
    """The measure by the unit alone, where a sentence would have to say more; None for a percentage."""
    if not row.lack("changing"):
        return None
    said = [measure for measure in _BY_WORDS if not row.lack(measure)]
    if unit.kind == "unknown" and len(said) == 1:
        return said[0]
    if not row.lack("balance") and unit.kind in AMOUNTS:
        return "balance"
    if unit.kind == "unknown":
        return "level"
    return _PLAIN.get(unit.kind or "")
