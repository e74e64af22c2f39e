"""Which releases a site of a given size has: monthly series, month by month into the past."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice

import msgspec

from benchmarks.site.moulds import printed_period, words
from fixtures.replica.model import Edition, Group, Lang, Release, Series
from fixtures.replica.site import Branch, Site, load_site

#: releases on one page of a listing, as the bureau has them (SITE.md)
PAGE_SIZE = 32
_FIRST_ELEMENT = 100_000


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How large a site is: its releases, the themes and series of a theme they are spread over, bytes a page.

    The newest issue of each series is at most a month old on the day `until`, so that none is overdue then.
    """

    releases: int
    until: dt.date
    themes: int = 4
    series: int = 2
    langs: tuple[Lang, ...] = ("en", "ru", "kk")
    size: int = 20_000
    files: bool = True


def topic_of(branch: Branch) -> str:
    """`section/theme`, as in an address."""
    return f"{branch.group.slug}/{branch.theme.slug}"


def chosen_groups(themes: int) -> Iterator[Group]:
    """The first `themes` of the industries tree, with paged listings."""
    for group in load_site().groups:
        chosen = [msgspec.structs.replace(theme, page_size=PAGE_SIZE) for theme in group.themes[:themes]]
        themes -= len(chosen)
        if chosen:
            yield msgspec.structs.replace(group, themes=chosen)


def planned_publications(plan: Plan) -> dict[str, Site]:
    """The publications of each theme by topic, `plan.releases` editions in all."""
    branches = [Branch(group, theme) for group in chosen_groups(plan.themes) for theme in group.themes]
    series = {topic_of(branch): _series(branch)[: plan.series] for branch in branches}
    issues: dict[str, list[Release]] = defaultdict(list)
    for topic, release in _issues(plan, series):
        issues[topic].append(release)
    return {
        topic_of(branch): Site(
            groups=(branch.group,),
            series={one.slug: one for one in series[topic_of(branch)]},
            releases=tuple(_newest_first(issues[topic_of(branch)])),
            tables={},
            news=(),
        )
        for branch in branches
    }


def _series(branch: Branch) -> list[Series]:
    stock = load_site().series["inflation"]
    names = zip(*(words()[lang].subjects for lang in words()), strict=True)
    return [
        msgspec.structs.replace(
            stock,
            slug=f"{branch.theme.slug}-{number}",
            collection=number,
            group=branch.group.slug,
            theme=branch.theme.slug,
            name=dict(zip(words(), name, strict=True)),
        )
        for number, name in enumerate(names)
    ]


def _issues(plan: Plan, series: dict[str, list[Series]]) -> Iterator[tuple[str, Release]]:
    """Issues with their topics, the newest of every series first, with `plan.releases` editions in all."""
    slots = ((age, topic, one) for age in count() for topic in series for one in series[topic])
    elements = count(_FIRST_ELEMENT + plan.releases, -1)
    left = plan.releases
    while left > 0:
        age, topic, one = next(slots)
        langs = plan.langs[:left]
        left -= len(langs)
        yield topic, _issue(plan.until, one, age, dict(zip(langs, islice(elements, len(langs)), strict=True)))


def _issue(until: dt.date, series: Series, age: int, elements: dict[Lang, int]) -> Release:
    """The issue of a series that is `age` months older than its newest."""
    day = 1 + (series.collection * 5 + len(series.slug) * 7) % 28
    newest = until.replace(day=1) if day <= until.day else _months(until.replace(day=1), -1)
    published = _months(newest.replace(day=day), -age)
    period = f"{_months(published, -1):%Y-%m-01}/P1M"
    return Release(
        series=series.slug,
        period=period,
        published=published,
        next_published=_months(published, 1),
        editions={lang: _edition(series, lang, period, element) for lang, element in elements.items()},
    )


def _edition(series: Series, lang: Lang, period: str, element: int) -> Edition:
    title = words()[lang].title.format(subject=series.name[lang], **printed_period(period, lang))
    return Edition(id=element, title=title, file="", blocks=[])


def _newest_first(releases: list[Release]) -> list[Release]:
    return sorted(releases, key=lambda release: release.published, reverse=True)


def _months(date: dt.date, months: int) -> dt.date:
    """The same day so many months later; `date` is of a day that every month has."""
    years, month = divmod(date.month - 1 + months, 12)
    return date.replace(year=date.year + years, month=month + 1)
