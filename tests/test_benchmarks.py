from __future__ import annotations

from benchmarks.pages import SIZE, SLACK, make_pages
from fixtures.replica.site import load_site
from parsers.origin import Origin
from parsers.release import parse_release


def test_pages_are_as_large_as_the_bureaus_and_the_same_every_time() -> None:
    pages = make_pages(6)
    assert [len(page) for page in pages if abs(len(page) - SIZE) > SLACK] == []
    assert pages == make_pages(6)
    assert len(set(pages)) == 6


def test_pages_are_releases_in_three_languages_with_charts_and_figures() -> None:
    releases = [parse_release(page, Origin(url="page")) for page in make_pages(46)]
    assert sum(release.numerals.total for release in releases) > 46 * 14  # a seed has 16
    assert {release.lang for release in releases} == {"en", "ru", "kk"}
    for release in releases:
        assert 1_000 < len(release.text) < 6_000
        assert len([chart for chart in release.charts if chart.series]) >= 4


def test_a_page_is_another_in_the_next_turn() -> None:
    turn = len(list(load_site().editions()))
    pages = make_pages(turn + 1)
    first, again = (parse_release(page, Origin(url="page")) for page in (pages[0], pages[turn]))
    assert first.series == again.series
    assert first.title != again.title
    assert [obs.obs_value for obs in first.observations] != [obs.obs_value for obs in again.observations]
