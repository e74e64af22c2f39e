from __future__ import annotations

import pytest
from reader_help import load, release, whole

from fixtures.replica.pages import render_wall
from parsers.errors import WALLS, UnreadableDocumentError

PROSE = "<p>The volume of maintenance (технические работы) grew by 5,1%; access denied to captcha makers.</p>"


def reason_of(source: str | bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as refused:
        load(source)
    assert "\n" not in str(refused.value)
    return refused.value.reason


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (whole("<h1>Checking your browser</h1>", "<title>Just a moment...</title>"), "bot_wall"),
        (whole("<p>Подтвердите, что вы не робот</p>"), "bot_wall"),
        (whole("<h1>Access Denied</h1><p>Reference #18</p>"), "bot_wall"),
        (whole("<script>window._chl_opt={}</script><div></div>"), "bot_wall"),
        (whole("<p>Hello</p><form><input type=password></form>"), "login_page"),
        (whole("<h2>Авторизация</h2><p>Логин</p>" + "<input type='Password'>"), "login_page"),
        (whole("<h1>На сайте ведутся технические работы</h1>"), "maintenance_page"),
        (whole("<p>Сайтта техникалық жұмыстар жүргізілуде.</p>"), "maintenance_page"),
        (whole("<p>The site is under maintenance.</p>"), "maintenance_page"),
    ],
)
def test_walls(page: str, reason: str) -> None:
    assert reason_of(page) == reason
    assert reason in WALLS


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("bot-wall", "bot_wall"), ("login", "login_page"), ("maintenance", "maintenance_page")],
)
def test_walls_of_the_replica(kind: str, reason: str) -> None:
    assert reason_of(render_wall(kind)) == reason


def test_a_release_that_mentions_a_wall_is_read() -> None:
    assert "captcha makers" in load(release(PROSE)).text
    assert "captcha makers" in load(whole(f"<h1>Services in May</h1>{PROSE * 8}")).text


def test_a_release_beside_a_login_form_is_read() -> None:
    article = "<h1>Services in May</h1>" + "<p>The volume of services grew by 5,1% in the period.</p>" * 20
    assert "5,1%" in load(whole(f"<form><input type='password'></form>{article}")).text


@pytest.mark.parametrize("keep", [0.5, 0.9])
def test_a_page_cut_in_the_middle(keep: float) -> None:
    page = release("<p>Prices rose in May by 0,9%, which is less than in April.</p>" * 30)
    assert reason_of(page[: int(len(page) * keep)]) == "truncated"


@pytest.mark.parametrize("end", ["</body>", "</HTML >\n<!-- counter -->"])
def test_a_page_with_an_end_is_whole(end: str) -> None:
    assert load(f"<!-- saved --><!DOCTYPE html><HTML><body><p>Prices rose.</p>{end}").text == "Prices rose."


@pytest.mark.parametrize(
    "page", [whole(""), whole("<script>x</script>"), whole("<nav>Menu</nav>"), "<p></p>"]
)
def test_a_page_without_words_is_empty(page: str) -> None:
    assert reason_of(page) == "empty"


def test_fifty_megabytes_of_div_are_too_large() -> None:
    assert reason_of(b"<div>" * 10_000_000) == "too_large"


def test_fifteen_megabytes_of_nested_div_are_refused() -> None:
    assert reason_of(b"<div>x" * 2_500_000) == "too_large"


def test_more_blocks_than_any_release_has_are_refused() -> None:
    assert reason_of(b"<p>x" * 200_001) == "too_large"
