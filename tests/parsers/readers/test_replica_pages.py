from __future__ import annotations

import pytest
from reader_help import load, of_role
from test_page_flow import assert_locators_find_their_words

from fixtures.replica.pages import render_release
from fixtures.replica.site import ReleaseEdition, load_site
from parsers.blocks import Kind, Role

SITE = load_site()
EDITIONS = list(SITE.editions())


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: f"{edition.id}-{edition.lang}")
def test_every_release_of_the_replica(edition: ReleaseEdition) -> None:
    page = render_release(SITE, edition)
    document = load(page)
    assert document.layout == "statgov-2023"
    assert document.lang_hint == edition.lang
    assert document.url_hint == edition.path
    assert of_role(document, Role.TITLE) == [edition.title]
    assert len(of_role(document, Role.DATES)) == 1 + (edition.release.next_published is not None)
    assert len(of_role(document, Role.OWNER)) == 1
    assert len([block for block in document.blocks if block.kind is Kind.TILE_TITLE]) == len(
        edition.edition.tiles
    )
    assert_locators_find_their_words(document, page.decode("utf-8"))
