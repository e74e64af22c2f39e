"""The themes of the site: from the tree of industries once a day, else as last seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from records.release import Lang
from scraper.acceptance import Acceptance, advice
from scraper.errors import FetchError, KzstatError, StructureError, UnreachableError, UsageError
from scraper.findings import Finding, finding_of
from scraper.listings import Fetch
from scraper.scope import Scope
from scraper.site.industries import sections_on, themes_on
from scraper.site.page import page_tree
from scraper.site.urls import NEWS, NEWS_TOPICS, ThemeAddress, industries_path

EVER = datetime.min.replace(tzinfo=UTC)

#: the bureau opens a theme once in years; less than a day, or a daily run would skip every other one
FRESH = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes in the scope of a run, and what went wrong on the way to them."""

    chosen: list[ThemeAddress]
    findings: list[Finding]


def find_themes(fetch: Fetch, scope: Scope, acceptance: Acceptance) -> Themes:
    """The themes of the languages and topics in `scope`.

    Where a tree fails that is a finding, and the themes are those last seen. Raises UnreachableError where
    none were ever seen and none can be had, StructureError where none can be understood, UsageError for a
    topic the site does not have.
    """
    themes: list[ThemeAddress] = []
    errors: list[KzstatError] = []
    findings: list[Finding] = []
    for lang in scope.langs:
        try:
            themes += _of_language(fetch, lang, findings, acceptance)
        except (FetchError, StructureError) as error:
            errors.append(error)
            themes += acceptance.catalog.listings.themes(lang, EVER)
    if not themes:
        raise _no_tree(errors)
    return Themes(_choose(themes, frozenset(scope.topics)), findings + [finding_of(e) for e in errors])


def _of_language(
    fetch: Fetch, lang: Lang, findings: list[Finding], acceptance: Acceptance
) -> list[ThemeAddress]:
    """The themes of one language; one with releases that the tree has lost stays, unless that is accepted."""
    catalog, now = acceptance.catalog, acceptance.now
    known = catalog.listings.themes(lang, now - FRESH)
    if known and not acceptance.has_themes:
        return known
    themes = _read_tree(fetch, lang)
    held = catalog.listings.theme_counts(lang)
    with catalog.transaction():
        for theme in (theme for theme in held if theme not in themes and theme.section != NEWS):
            if theme.topic in acceptance.names:
                findings += acceptance.theme(theme)
                continue
            lost = _lost(theme, held[theme])
            catalog.findings.post([lost])
            findings.append(lost)
            themes.append(theme)
        catalog.listings.save_themes(lang, themes, now)
    return themes


def _lost(theme: ThemeAddress, entries: int) -> Finding:
    message = (
        f"{theme.topic} ({theme.lang}) is not in the tree any more, {entries} of its entries were listed"
    )
    return Finding(kind="structure", message=message + advice(theme.topic))


def _no_tree(errors: Iterable[KzstatError]) -> KzstatError:
    """Why there is nothing to begin with: a page we do not know says more than one that did not come."""
    errors = list(errors)
    structure = next((error for error in errors if isinstance(error, StructureError)), None)
    return structure or UnreachableError(str(errors[0]))


def _read_tree(fetch: Fetch, lang: Lang) -> list[ThemeAddress]:
    """The themes of one language: those of the tree, and of sections it only names."""
    page = fetch(industries_path(lang), None)
    tree = page_tree(page.body, page.url, page.charset)
    themes = dict.fromkeys(themes_on(tree, page.url, lang))
    for section in sections_on(tree, page.url, lang):
        if not any(theme.section == section for theme in themes):
            below = fetch(f"{industries_path(lang)}{section}/", None)
            themes |= dict.fromkeys(
                themes_on(page_tree(below.body, below.url, below.charset), below.url, lang)
            )
    if not themes:
        raise StructureError(f"{page.url}: no theme is linked from the tree of industries")
    return list(themes)


def _choose(themes: list[ThemeAddress], topics: frozenset[str]) -> list[ThemeAddress]:
    known = {topic for theme in themes for topic in (theme.section, theme.topic)}
    if unknown := sorted(topics - known - NEWS_TOPICS):
        has = ", ".join(sorted(known | {NEWS}))
        raise UsageError(f"no topic {unknown[0]!r} on the site; it has: {has}")
    return [theme for theme in themes if not topics or topics & {theme.section, theme.topic}]
