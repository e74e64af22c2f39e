from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from reader_help import bold, links, load, of_kind, release, whole

from parsers.blocks import Document, Kind
from parsers.normalise import normalise


def words_of(body: str) -> str:
    return load(body).text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>1<span>7,9</span>%</p>", "17,9%"),
        ("<p>2<span>7 719</span> сдел<span>ок</span></p>", "27 719 сделок"),
        ("<p>Алматы<span>-</span>6 498</p>", "Алматы-6 498"),
        ("<p>one<!-- --> <!---->t<!-- x -->wo</p>", "one two"),
        ("<p>a<script>x</script>b<style>y</style>c</p>", "abc"),
        ("<p>a<noscript>x</noscript><template>y</template>b</p>", "ab"),
        ("<p>20&nbsp;343,7&#8239;%&thinsp;of&shy;fer</p>", "20 343,7 % offer"),
        ("<p>  many \n\t blanks  </p>", "many blanks"),
        ("<p>a<b> b</b><i>c </i>d</p>", "a bc d"),
        ("<p>и&#774;ога</p>", "йога"),
        ("<p>one<br>two<br/><br>three</p>", "one\ntwo\nthree"),
        ("<div>a<div>b</div>c</div>d", "a\nb\nc\nd"),
        ("<p>a<p>b", "a\nb"),
        ("<dl><dt>Term<dd>Meaning</dl>", "Term\nMeaning"),
        ("<div>a<nav>menu</nav>b</div>", "a\nb"),
        ("<pre>one\ntwo <b>2</b>\n</pre>after", "one\ntwo 2\nafter"),
        ("<h2>A<br>heading</h2><p>b</p>", "A heading\nb"),
    ],
)
def test_inline_tags_join_and_block_tags_separate(markup: str, text: str) -> None:
    assert words_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>2014<sup>4</sup>)</p>", "2014⁴)"),
        ("<p>data<sup>12)</sup> x</p>", "data¹²⁾ x"),
        ("<p>m<sup><b>2</b></sup></p>", "m²"),
        ("<p>data<sup>*</sup></p>", "data*"),
        ("<p>1<sup>st</sup> quarter</p>", "1st quarter"),
    ],
)
def test_a_raised_mark_is_no_digit_of_its_number(markup: str, text: str) -> None:
    assert words_of(markup) == text


def test_bold_and_links_are_spans_of_the_text() -> None:
    document = load(
        '<p>The <b> <i>Net</i> migration </b>– see<a href=" /f?a=1&amp;b=2 "> the <b>books</b></a>.</p>'
        '<p><strong>a<br>b</strong></p><p><a href="#"><img src="x"></a>plain</p><a name="x">end</a>'
    )
    first, second, third, fourth, fifth = document.blocks
    assert bold(document, first) == ["Net migration", "books"]
    assert links(document, first) == [("the books", " /f?a=1&b=2 ")]
    assert [bold(document, second), bold(document, third)] == [["a"], ["b"]]
    assert links(document, fourth) == []
    assert links(document, fifth) == [("end", "")]


def test_spans_follow_composed_letters() -> None:
    document = load("<p>и&#774;и&#774; <b>жыл</b> <a href='/'>и&#774;</a></p>")
    assert bold(document, document.blocks[0]) == ["жыл"]
    assert links(document, document.blocks[0]) == [("й", "/")]


WORDS = st.text(st.sampled_from("аб1 ,%–Қ"), min_size=1, max_size=30).filter(str.strip)
TAGS = st.sampled_from(
    ["<span>{}</span>", "<b>{}</b>", "<i class='x'>{}</i>", "{}<!-- c -->", "<font>{}</font>"]
)


@given(WORDS, st.data())
def test_inline_markup_anywhere_never_changes_the_words(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    marked = words[:start] + data.draw(TAGS).format(words[start:end]) + words[end:]
    assert words_of(f"<p>{marked}</p>") == words_of(f"<p>{words}</p>") == " ".join(words.split())


BODY = """<div class="white-bg-block"><p>First.</p><p>Se<span>cond</span></p><!-- c -->
<p>Third<br>line &amp; more</p>
tail <ul><li>a<li>b</ul><table><tr><td>1<td>2</table>
<div class="publication-chart" id="publication-chart-1"></div></div>"""


def assert_locators_find_their_words(document: Document, source: str) -> None:
    tree = etree.fromstring(source.encode(), etree.HTMLParser(encoding="utf-8"))
    assert document.blocks
    for block in document.blocks:
        kind, path = document.locate(block.start).split(":", 1)
        assert kind == "xpath"
        found = tree.xpath(path)
        assert isinstance(found, list)
        (element,) = found
        printed = " ".join(normalise(etree.tostring(element, method="text", encoding="unicode")).split())
        assert document.text_of(block).replace(" ", "") in printed.replace(" ", "")


def test_locators_find_the_element_in_the_raw_page() -> None:
    assert_locators_find_their_words(load(release(BODY)), release(BODY))
    assert_locators_find_their_words(load(BODY), BODY)


def test_blocks_are_lines_in_order() -> None:
    document = load(release(BODY))
    ends = 0
    for block in document.blocks:
        assert ends <= block.start <= block.end
        ends = block.end
        assert "\n" not in document.text_of(block)
    lines = [document.text_of(block) for block in document.blocks if block.end > block.start]
    assert re.split("\n+", document.text) == lines


def test_a_rule_ends_a_part() -> None:
    document = load("<p>a</p><hr><p>b</p>")
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.RULE, Kind.PARAGRAPH]
    assert of_kind(document, Kind.RULE) == [""]


def test_a_whole_page_in_another_encoding_is_read_alike() -> None:
    page = whole("<h1>Халықтың көші-қоны</h1><p>Келгендер саны – 4 923 адам, өсім ұлғайды</p>")
    document = load(page.encode("kz1048"), "windows-1251")
    assert document.encoding == "kz-1048"
    assert document.text == load(page).text
