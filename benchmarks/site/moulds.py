"""Release pages by the thousand: the replica's template is filled once a theme, gaps are left in it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec

from benchmarks.pages import filled
from fixtures.replica.model import Block, Item, Lang, Tile
from fixtures.replica.pages import render_release
from fixtures.replica.site import Branch, ReleaseEdition, load_site

#: dates that no release has; the template prints them where those of a release belong
_PUBLISHED, _NEXT = dt.date(1901, 1, 1), dt.date(1901, 2, 2)
_DIGITS = 16


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the releases of one language say; the months as they stand in a title."""

    title: str
    subjects: list[str]
    months: list[str]
    tile: Tile
    sentences: list[str]


@cache
def words() -> dict[Lang, Words]:
    """The words of `words.yaml`. Raises msgspec.ValidationError for a file that does not fit."""
    source = Path(__file__).with_name("words.yaml").read_bytes()
    return msgspec.yaml.decode(source, type=dict[Lang, Words])


@dataclass(frozen=True)
class Mould:
    """A page with gaps, as the `%` operator fills them."""

    text: str

    def page(self, page: ReleaseEdition) -> bytes:
        """The page of one release in UTF-8; its digits follow from its element number."""
        release = page.release
        number = str(int(hashlib.sha256(str(page.id).encode()).hexdigest(), 16))
        values = {f"d{index}": number[index] for index in range(_DIGITS)}
        values |= printed_period(release.period, page.lang) | {"id": str(page.id), "title": page.title}
        values |= {"published": _day(release.published), "next": _day(release.next_published or _NEXT)}
        return (self.text % values).encode()


def printed_period(period: str, lang: Lang) -> dict[str, str]:
    """Month and year of `2024-06-01/P1M` in words."""
    return {"month": words()[lang].months[int(period[5:7]) - 1], "year": period[:4]}


def make_mould(branch: Branch, lang: Lang, size: int, files: bool) -> Mould:
    """The page of the releases of one theme and language, about `size` bytes long where it is not longer.

    Without `files` its button leads nowhere.
    """
    stock = _stock(branch, lang)
    text = filled(render_release(load_site(), stock), lang, size).decode().replace("%", "%%")
    if not files:
        text = text.replace(f"/api/iblock/element/{stock.id}/file/{lang}/", "#")
    gaps = {name: f"{{{name}}}" for name in ("title", "month", "year")}
    gaps |= {f"d{index}": f"{{d{index}}}" for index in range(_DIGITS)}
    gaps |= {"published": _day(_PUBLISHED), "next": _day(_NEXT), "id": str(stock.id)}
    for name, printed in gaps.items():
        text = text.replace(printed, f"%({name})s")
    return Mould(text)


def _stock(branch: Branch, lang: Lang) -> ReleaseEdition:
    """A release of the replica, which lends its back matter, with other words and in the theme `branch`."""
    page = next(page for page in load_site().editions(lang) if page.series.slug == "inflation")
    said = words()[lang]
    block = Block(title=page.edition.blocks[0].title, items=[Item(p=text) for text in said.sentences])
    edition = msgspec.structs.replace(page.edition, title="{title}", tiles=[said.tile], blocks=[block])
    release = msgspec.structs.replace(page.release, published=_PUBLISHED, next_published=_NEXT)
    return replace(page, edition=edition, release=release, branch=branch)


def _day(date: dt.date) -> str:
    return f"{date:%d.%m.%Y}"
