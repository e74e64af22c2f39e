from __future__ import annotations

from reader_help import links, load, of_kind, of_role, release

from parsers.blocks import Kind, Role

TILES = """<div class="white-bg-block mb-2"><div class="top-block">
<div class="block-title"> Key <b>indicators</b> </div></div>
<div class="info-number-list"><div class="info-number-item">
<div class="info-number-item__title"> 143&nbsp;888,2<br>million </div>
<div class="info-number-item__desc">Turnover grew by <b>1,3%</b></div></div>
<div class="info-number-item"><div class="info-number-item__title">7,3%</div>
<div class="info-number-item__desc"><p>Exports</p> fell</div></div></div></div>"""
PICTURE = """<div class="white-bg-block" id="key-moments"><div class="block-title mb-2">Dynamics</div>
<div class="small-block-title">The share of countries</div><div class="mb-2 text-right">in percentages</div>
<div><div class="text-center"><img src="/1.PNG" alt=""></div></div></div>"""
RESPONSIBLE = """<div class="relese-responsible-item">
<div class="relese-responsible-item__ititle"> Executor: </div>
<span> G. Zhur<br>\nTel.:+7 7172 74 95 98<br></span></div>"""


def test_head_of_a_release() -> None:
    document = load(release("<p>Prices rose.</p>"))
    assert document.layout == "statgov-2023"
    assert document.lang_hint == "en"
    assert document.url_hint == "/en/industries/x/1/"
    assert document.text == (
        "Prices\n\nInflation in May 2025\nDownload 48.2 KB, pdf\nDate of publication: 03.06.2025\n"
        "Prices rose.\n2025 © Bureau"
    )
    assert of_role(document, Role.THEME) == ["Prices"]
    assert of_role(document, Role.TITLE) == ["Inflation in May 2025"]
    assert of_role(document, Role.DATES) == ["Date of publication: 03.06.2025"]
    assert of_role(document, Role.OWNER) == ["2025 © Bureau"]
    download = next(block for block in document.blocks if block.role is Role.DOWNLOAD)
    assert links(document, download) == [("Download 48.2 KB, pdf", "/file/1/")]


def test_an_h1_in_the_body_is_not_the_title() -> None:
    document = load(release("<h1>Another</h1><p>Prices rose.</p>"))
    assert of_role(document, Role.TITLE) == ["Inflation in May 2025"]


def test_tiles_are_pairs_in_one_box() -> None:
    document = load(release(TILES))
    assert of_kind(document, Kind.TILE_TITLE) == ["143 888,2 million", "7,3%"]
    assert of_kind(document, Kind.TILE_TEXT) == ["Turnover grew by 1,3%", "Exports", "fell"]
    boxes = [block.container for block in document.blocks if block.kind in {Kind.TILE_TITLE, Kind.TILE_TEXT}]
    assert boxes[0] == boxes[1] != boxes[2] == boxes[3] == boxes[4]
    assert of_kind(document, Kind.HEADING) == ["Inflation in May 2025", "Key indicators"]


def test_a_chart_that_is_an_image_stands_with_its_captions() -> None:
    document = load(release(PICTURE))
    box = [block for block in document.blocks if block.container]
    assert [(block.kind, block.level) for block in box] == [
        (Kind.HEADING, 2),
        (Kind.HEADING, 3),
        (Kind.CAPTION, 0),
        (Kind.CHART, 0),
    ]
    assert of_kind(document, Kind.CAPTION) == ["in percentages"]
    assert len({block.container for block in box}) == 1
    assert box[-1].chart == -1
    assert box[-1].start == box[-1].end


def test_contacts_are_lines() -> None:
    document = load(release("<p>Prices rose.</p>") + RESPONSIBLE)
    assert of_role(document, Role.CONTACT_LABEL) == ["Executor:"]
    assert of_role(document, Role.CONTACT) == ["G. Zhur", "Tel.:+7 7172 74 95 98"]


def test_a_fragment_of_the_template_keeps_its_roles() -> None:
    document = load(TILES)
    assert document.layout == "statgov-2023"
    assert of_kind(document, Kind.TILE_TITLE) == ["143 888,2 million", "7,3%"]
    assert of_role(document, Role.TITLE) == []


def test_words_between_blocks_are_blocks() -> None:
    document = load(release('<ul><li><a href="/s/">Book</a></li></ul> <sup>*</sup> <i>preliminary data.</i>'))
    assert of_kind(document, Kind.LIST_ITEM) == ["Book"]
    assert "* preliminary data." in of_kind(document, Kind.PARAGRAPH)


def test_a_page_that_only_names_the_content_class_is_read_whole() -> None:
    page = (
        "<html><head><style>.publication-detail{}</style></head><body><h1>T</h1><p>Words.</p></body></html>"
    )
    assert load(page).text == "T\nWords."
