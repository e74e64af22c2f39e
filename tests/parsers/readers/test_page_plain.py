from __future__ import annotations

import pytest
from reader_help import load, of_kind, of_role, whole

from parsers.blocks import Kind, Role

ARTICLE = """<header><a href="/">Site</a><nav>Menu</nav></header><aside>Also</aside>
<main><h1>Migration in 2024</h1><h3>Key points</h3><p>Arrivals: 14&nbsp;256.</p>
<ul><li>Astana</li></ul></main>
<footer>Contacts</footer>"""


def test_headings_paragraphs_and_items_without_the_frame_of_the_page() -> None:
    document = load(whole(ARTICLE, "<title>Site</title>"))
    assert document.layout == "html"
    assert document.text == "Migration in 2024\n\nKey points\nArrivals: 14 256.\nAstana"
    assert [(block.kind, block.level, block.role) for block in document.blocks] == [
        (Kind.HEADING, 1, Role.TITLE),
        (Kind.HEADING, 3, Role.NONE),
        (Kind.PARAGRAPH, 0, Role.NONE),
        (Kind.LIST_ITEM, 0, Role.NONE),
    ]


def test_only_the_first_h1_is_the_title() -> None:
    document = load("<h1>One</h1><h1>Two</h1>")
    assert of_role(document, Role.TITLE) == ["One"]
    assert of_kind(document, Kind.HEADING) == ["One", "Two"]


def test_a_header_inside_the_article_is_content() -> None:
    document = load(whole("<article><header><h1>Title</h1><p>03.06.2025</p></header><p>Words.</p></article>"))
    assert document.text == "Title\n03.06.2025\nWords."


def test_the_title_may_stand_outside_the_content() -> None:
    document = load(whole("<header><h1>Outside</h1></header><p>Words.</p>"))
    assert document.text == "Outside\nWords."
    assert document.locate(0) == "xpath:/html/body/header/h1"


def test_the_title_of_the_head_is_the_last_resort() -> None:
    document = load(whole("<h2>Key points</h2><p>Words.</p>", "<title> Prices\n in May </title>"))
    assert of_role(document, Role.TITLE) == ["Prices in May"]
    assert document.locate(0) == "xpath:/html/head/title"


def test_a_heading_that_repeats_the_title_is_the_title() -> None:
    document = load(whole("<h2>Prices in May</h2><p>Words.</p>", "<title>Prices in May</title>"))
    assert document.text == "Prices in May\nWords."
    assert of_role(document, Role.TITLE) == ["Prices in May"]


def test_a_fragment_needs_no_page_round_it() -> None:
    assert load("<p>В январе 2026 года – 27 745 сделок.</p><p>Ещё.</p>").text == (
        "В январе 2026 года – 27 745 сделок.\nЕщё."
    )


def test_layout_tables_of_the_old_site_are_no_data() -> None:
    page = "<table><tr><td>Menu</td><td><table><tr><td>Region</td><td>7</td></tr></table></td></tr></table>"
    document = load(page)
    assert of_kind(document, Kind.PARAGRAPH) == ["Menu"]
    assert of_kind(document, Kind.CELL) == ["Region", "7"]


@pytest.mark.parametrize("swallower", ["<title/>", "<script src='x.js'/>", "<textarea/>", "<iframe/>"])
def test_markup_that_lxml_loses_is_rebuilt(swallower: str) -> None:
    body = "<h1>Migration</h1><p>Arrivals: 14 256.</p>"
    assert load(whole(body, swallower)).text == "Migration\nArrivals: 14 256."


def test_what_follows_an_early_end_of_the_page_is_read() -> None:
    page = whole("<h1>Migration</h1>") + "<p>Arrivals: 14 256.</p></body></html>"
    assert load(page).text == "Migration\nArrivals: 14 256."
