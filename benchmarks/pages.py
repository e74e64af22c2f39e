"""Release pages as large as the bureau's (120 KB), made from the replica's content with other numbers."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from itertools import cycle, islice

import jinja2
import msgspec

from fixtures.replica.model import Chart, Edition, Item, Lang, Plot, Release
from fixtures.replica.pages import render_release
from fixtures.replica.site import ReleaseEdition, load_site

#: bytes; the bureau's release pages have 98 000 characters and more, those in Cyrillic letters more bytes
SIZE = 120_000
#: how far a page may be from SIZE; one icon is the smallest step
SLACK = 2_500
SEED = 20_240_812

#: where the site's furniture goes: before this piece of a page, by the name of its template
_ANCHORS = {
    "head": b"</head>",
    "menu": b"</header>",
    "partners": b'<footer class="footer">',
    "scripts": b"</body>",
}
_CHARTS = 4
_POINTS = 24  # two years of months, as the bureau plots
_FIRST_CHART = 21  # numbers above those that the content uses
_YEAR = re.compile(r"\b20[0-2]\d\b")
_DECIMAL = re.compile(r"(?<=\d[.,])\d(?![\d]|[.,]\d)")  # 33250,4 and 2.1, but no part of 15.05.2026
_MONTHS: dict[Lang, tuple[str, ...]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "ru": ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
           "ноябрь", "декабрь"),
    "kk": ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан",
           "қараша", "желтоқсан"),
}  # fmt: skip


def make_pages(count: int) -> list[bytes]:
    """`count` pages in UTF-8, the same for the same content: all editions in turn, years and decimals varied.

    Raises ValueError for a page that is not of the bureau's size.
    """
    rng = random.Random(SEED)
    return [_page(_varied(page, rng), rng) for page in islice(cycle(load_site().editions()), count)]


def _varied(page: ReleaseEdition, rng: random.Random) -> ReleaseEdition:
    """The same release of another year with other figures; a number that stands twice stays one number."""
    shift = rng.randrange(10)
    digits = "".join(rng.sample("0123456789", 10))

    def vary(text: str) -> str:
        text = _YEAR.sub(lambda year: str(int(year[0]) - shift), text)
        return _DECIMAL.sub(lambda digit: digits[int(digit[0])], text)

    edition = msgspec.json.decode(vary(msgspec.json.encode(page.edition).decode()), type=Edition)
    release = msgspec.structs.replace(page.release, **_dates(page.release, shift))
    return replace(page, edition=edition, release=release)


def _dates(release: Release, shift: int) -> dict[str, object]:
    dates = {"published": release.published, "next_published": release.next_published}
    return {name: day.replace(year=day.year - shift) for name, day in dates.items() if day is not None}


def filled(markup: bytes, lang: Lang, size: int) -> bytes:
    """The page with so many icons in its menu that it has `size` bytes; as it is where it has more."""
    icons = _furniture("icons", lang).splitlines(keepends=True)
    missing = size - len(markup)
    menu = b""
    for icon in cycle(icons):
        if len(menu) + len(icon) > missing:
            break
        menu += icon
    return markup.replace(_ANCHORS["menu"], menu + _ANCHORS["menu"])


def _page(page: ReleaseEdition, rng: random.Random) -> bytes:
    """The page in the site's furniture, with SIZE bytes."""
    markup = filled(_render(page, rng), page.lang, SIZE)
    if abs(len(markup) - SIZE) > SLACK:
        raise ValueError(f"page {page.id} has {len(markup)} bytes, not {SIZE}")
    return markup


def _render(page: ReleaseEdition, rng: random.Random) -> bytes:
    edition = page.edition
    charts = [Item(chart=_chart(page.lang, number, rng)) for number in range(_CHARTS)]
    last = msgspec.structs.replace(edition.blocks[-1], items=[*edition.blocks[-1].items, *charts])
    edition = msgspec.structs.replace(edition, blocks=[*edition.blocks[:-1], last])
    markup = render_release(load_site(), replace(page, edition=edition))
    for name, anchor in _ANCHORS.items():
        if markup.count(anchor) != 1:
            raise ValueError(f"{anchor!r} stands {markup.count(anchor)} times in the page {page.id}")
        markup = markup.replace(anchor, _furniture(name, page.lang) + anchor)
    return markup


def _chart(lang: Lang, number: int, rng: random.Random) -> Chart:
    months = [f"{_MONTHS[lang][index % 12]} {2024 + index // 12}" for index in range(_POINTS)]
    series = [
        Plot(name=f"{_MONTHS[lang][0]} {2024 + line}", data=[round(rng.uniform(60, 140), 1) for _ in months])
        for line in range(2)
    ]
    return Chart(
        number=_FIRST_CHART + number,
        type="line",
        title=load_site().groups[number].name[lang],
        unit="%",
        categories=months,
        series=series,
        file=f"{number + 1}.xlsx",
    )


@cache
def _furniture(name: str, lang: Lang) -> bytes:
    """The part of every page of the site that `templates/<name>.html` imitates."""
    env = jinja2.Environment(loader=jinja2.PackageLoader("benchmarks"), autoescape=True, trim_blocks=True)
    prefix = "" if lang == "kk" else f"/{lang}"
    return env.get_template(f"{name}.html").render(lang=lang, root=prefix, groups=load_site().groups).encode()
