"""The evaluation set: sentences and whole releases with every figure in them, annotated by hand.

`fixtures/evaluation/<lang>/build*.yaml` and `releases/build_*` may be looked at while the parsers are made; of
`held_out` only the scores are. The head of `docs/evaluation.md` tells how an annotation is written.
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
HALVES = ("build", "held_out")
_TEMPLATES: dict[Lang, str] = {
    "en": "{title}\n\nDate of publication: 15.07.2025\n\n1. Key points\n\n{text}\n\n2. Glossary\n\nIndex – a relative value.\n",
    "ru": "{title}\n\nДата опубликования: 15.07.2025\n\n1. Ключевые моменты\n\n{text}\n\n2. Глоссарий\n\nИндекс – относительная величина.\n",
    "kk": "{title}\n\nЖарияланған күні: 15.07.2025\n\n1. Негізгі сәттер\n\n{text}\n\n2. Глоссарий\n\nИндекс – салыстырмалы шама.\n",
}  # fmt: skip


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
    return [case for lang in LANGS for half in HALVES for case in (*_sentences(lang, half), *_releases(lang, half))]


def digest() -> str:
    """What the set's files are, as one hash: a floor holds for the set that it was measured on."""
    content = hashlib.sha256()
    for path in sorted(path for path in FOLDER.rglob("*") if path.suffix in {".yaml", ".txt"} and path.stem != "floors"):
        content.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return content.hexdigest()


def _sentences(lang: Lang, half: str) -> Iterator[Case]:
    entries = [e for path in sorted((FOLDER / lang).glob(f"{half}*.yaml")) for e in yaml.safe_load(path.read_text("utf-8"))]
    for entry in entries:
        text = normalise(entry["text"].strip())
        document = _TEMPLATES[lang].format(title=entry["title"], text=text)
        yield _case(entry, entry["id"], lang, half, document, text)


def _releases(lang: Lang, half: str) -> Iterator[Case]:
    for path in sorted((FOLDER / lang / "releases").glob(f"{half}_*.txt")):
        document = path.read_text("utf-8")
        entry = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
        yield _case(entry, f"{lang}-{path.stem}", lang, half, document, document)


def _case(entry: dict[str, Any], name: str, lang: Lang, half: str, document: str, text: str) -> Case:
    figures = tuple(_gold(figure, entry["time_period"]) for figure in entry["figures"])
    mechanisms = tuple(entry.get("mechanisms", ("whole_release",)))
    return Case(name, lang, half, entry["topic"], mechanisms, document, text, figures)


def _gold(entry: dict[str, Any], time: str) -> Gold:
    change = entry.get("measure") == "change"
    sign = ("increase" if entry["value"] > 0 else "decrease") if change else None
    base = entry.get("base")
    return Gold(
        quote=normalise(str(entry["quote"])),
        value=float(entry["value"]),
        unit=entry["unit"],
        mult=entry.get("mult", 0),
        measure=entry.get("measure", "level"),
        direction=entry.get("direction") or sign,
        area=entry.get("area", "KZ"),
        partner=entry.get("partner"),
        time=str(entry.get("time", time)),
        bases=frozenset({str(base) if base else None, None} if entry.get("base_implied") else {str(base) if base else None}),
        words=tuple(str(word).lower() for word in entry.get("indicator_words", ())),
    )
