"""The evaluation set: sentences and whole releases with every figure in them, annotated by hand.

`fixtures/evaluation/<lang>/build*.yaml` and `releases/build_*` may be looked at while the parsers are made;
of `held_out` only the scores are. The head of `docs/evaluation.md` tells how an annotation is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from parsers.normalise import normalise
from records.release import LANGS, Lang

FOLDER = Path(__file__).parents[2] / "fixtures" / "evaluation"
FLOORS = FOLDER / "floors.yaml"
HALVES = ("build", "held_out")
_TEMPLATE = "{title}\n\n{published}: 15.07.2025\n\n1. {key_points}\n\n{text}\n\n2. {glossary}\n\n{term}\n"
_WORDS: dict[Lang, tuple[str, str, str, str]] = {
    "en": ("Date of publication", "Key points", "Glossary", "Index – a relative value."),
    "ru": ("Дата опубликования", "Ключевые моменты", "Глоссарий", "Индекс – относительная величина."),
    "kk": ("Жарияланған күні", "Негізгі сәттер", "Глоссарий", "Индекс – салыстырмалы шама."),
}


@dataclass(frozen=True)
class Gold:
    """A figure as annotated; `bases` are those that are right, `words` the stems its indicator must hold."""

    quote: str
    value: float
    unit: str
    mult: int
    measure: str
    direction: str | None
    area: str | None
    partner: str | None
    time: str
    bases: frozenset[str | None]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One document of the set; `numerals` counts the printed numbers that its annotation names."""

    id: str
    lang: Lang
    half: str
    topic: str
    mechanisms: tuple[str, ...]
    document: str
    text: str
    figures: tuple[Gold, ...]


def load_cases() -> list[Case]:
    """All sentences and releases; raises KeyError for an annotation without a required key."""
    halves = [(lang, half) for lang in LANGS for half in HALVES]
    return [case for names in halves for case in (*_sentences(*names), *_releases(*names))]


def digest() -> str:
    """What the set's files are, as one hash: a floor holds for the set that it was measured on."""
    content = hashlib.sha256()
    every = [path for lang in LANGS for path in (FOLDER / lang).rglob("*")]
    files = [path for path in every if path.suffix in {".yaml", ".txt"}]
    for path in sorted(files):
        content.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return content.hexdigest()


def _sentences(lang: Lang, half: str) -> Iterator[Case]:
    published, key_points, glossary, term = _WORDS[lang]
    paths = sorted((FOLDER / lang).glob(f"{half}*.yaml"))
    for entry in (entry for path in paths for entry in yaml.safe_load(path.read_text("utf-8"))):
        text = normalise(entry["text"].strip())
        document = _TEMPLATE.format(
            title=entry["title"],
            text=text,
            published=published,
            key_points=key_points,
            glossary=glossary,
            term=term,
        )
        yield _case(entry, (entry["id"], lang, half), document, text)


def _releases(lang: Lang, half: str) -> Iterator[Case]:
    for path in sorted((FOLDER / lang / "releases").glob(f"{half}_*.txt")):
        document = path.read_text("utf-8")
        entry = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
        yield _case(entry, (f"{lang}-{path.stem}", lang, half), document, normalise(document))


def _case(entry: dict[str, Any], names: tuple[str, Lang, str], document: str, text: str) -> Case:
    figures = tuple(_gold(figure, entry["time_period"]) for figure in entry["figures"])
    mechanisms = tuple(entry.get("mechanisms", ("whole_release",)))
    return Case(*names, entry["topic"], mechanisms, document, text, figures)


def _gold(entry: dict[str, Any], time: str) -> Gold:
    measure = entry.get("measure", "level")
    sign = ("increase" if entry["value"] > 0 else "decrease") if measure == "change" else None
    base = str(entry["base"]) if entry.get("base") else None
    return Gold(
        quote=normalise(str(entry["quote"])),
        value=float(entry["value"]),
        unit=entry["unit"],
        mult=entry.get("mult", 0),
        measure=measure,
        direction=entry.get("direction") or sign,
        area=entry.get("area", "KZ"),
        partner=entry.get("partner"),
        time=str(entry.get("time", time)),
        bases=frozenset({base, None} if entry.get("base_implied") else {base}),
        words=tuple(str(word).lower() for word in entry.get("indicator_words", ())),
    )
