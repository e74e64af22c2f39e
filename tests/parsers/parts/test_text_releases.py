"""Text releases in unusual shapes: no number, sentence, date or column of theirs is lost."""

from __future__ import annotations

import pytest

from parsers.origin import Origin
from parsers.release import parse_release
from records.release import Release

TITLE = "Industry of the Republic of Kazakhstan for January 2025"


def read(text: str) -> Release:
    return parse_release(text.encode(), Origin("release.txt"))


def points(release: Release) -> list[str]:
    return [point.text for point in release.key_points]


def keys(release: Release) -> list[tuple[str | None, str]]:
    return [(section.number, section.key) for section in release.sections]


def test_short_paragraphs_without_a_full_stop_are_key_points() -> None:
    release = read(
        f"{TITLE}\n\nDate of publication: 9 August 2025\n\nKey points\n\n"
        "The volume amounted to 3 million tons\n\nThe price amounted to 4 thousand tenge\n\n"
        "Glossary\n\nStock - all that is built (incl. 2nd homes)\n\nRent - what is paid.\n"
    )
    assert points(release) == [
        "The volume amounted to 3 million tons",
        "The price amounted to 4 thousand tenge",
    ]
    assert release.numerals.total == 2
    assert str(release.published) == "2025-08-09"
    assert keys(release) == [(None, "key_points"), (None, "glossary")]
    assert [term.term for term in release.glossary] == ["Stock", "Rent"]


def test_key_points_count_wherever_they_stand() -> None:
    release = read(
        f"{TITLE}\n\nGlossary\n\nTerm – a word.\n\nRules\n\nThe 6 rules.\n\nKey points\n\n"
        "It was 3 million tons.\n\nRegions\n\nIn Astana it was 5 million tons.\n\n"
        "Methodological notes\n\nThe 7 rules.\n\nMore\n\nThe 8 rules.\n\nContacts\n\nThe 9 people.\n"
    )
    assert points(release) == ["It was 3 million tons.", "In Astana it was 5 million tons."]


def test_only_contents_are_left_out_before_the_first_heading() -> None:
    release = read(
        f"{TITLE}\n\n- It was 3 million tons;\n- it rose by 5%.\n\n"
        "1. Key points\n2. Regions of the country\n3. Glossary\n\n1. Key points\n\nIt was 7 tons.\n\n"
        "2. Regions of the country\n\nIt was 8 tons.\n\n3. Glossary\n\nTerm – a word.\n"
    )
    assert points(release) == [
        "It was 3 million tons;",
        "it rose by 5%.",
        "It was 7 tons.",
        "It was 8 tons.",
    ]


def test_numbered_headings_between_lines_open_sections() -> None:
    release = read(
        f"{TITLE}\n1. Key points\nIn January it was 3 million tons.\n  2. Glossary\nTerm – a word.\n"
        "3. Methodological notes\nThe rules.\n"
    )
    assert keys(release) == [("1", "key_points"), ("2", "glossary"), ("3", "methodology")]
    assert points(release) == ["In January it was 3 million tons."]
    assert release.methodology == ["The rules."]
    assert [release.text[s.start : s.start + 2] for s in release.sections] == ["1.", "2.", "3."]


def test_bullets_beside_a_numbered_heading_do_not_hide_it() -> None:
    release = read(
        f"{TITLE}\n1. Key points\n- it was 3 tons;\n- it was 4 tons.\n2. Glossary\nTerm – a word.\n"
    )
    assert keys(release) == [("1", "key_points"), ("2", "glossary")]
    assert points(release) == ["it was 3 tons;", "it was 4 tons."]


@pytest.mark.parametrize(
    "lines",
    [
        "Date of publication:\nDate of next publication:\n09.08.2024\n11.11.2024",
        "Date of next publication:\n\nDate of publication:\n\n11.11.2024\n\n09.08.2024",
        "Date of publication:\tDate of next publication:\n09.08.2024\t11.11.2024",
        "Date of publication:\n09.08.2024\nDate of next publication:\n11.11.2024",
    ],
)
def test_dates_below_their_labels_in_order(lines: str) -> None:
    release = read(f"{TITLE}\n\n{lines}\n\nKey points\n\nIt was 5 tons.\n")
    assert (str(release.published), str(release.next_published)) == ("2024-08-09", "2024-11-11")
    assert points(release) == ["It was 5 tons."]


def test_a_label_without_a_date_takes_no_other_labels_date() -> None:
    release = read(
        f"{TITLE}\n\nDate of publication:\nDate of next publication: 11.11.2024\n\nKey points\n\nIt rose.\n"
    )
    assert release.published is None
    assert release.fields["published"].state == "stated_absent"
    assert str(release.next_published) == "2024-11-11"


@pytest.mark.parametrize("title", ["Industry of Kazakhstan 2024", "Industry of Kazakhstan (2024)"])
def test_a_bare_year_closes_a_title(title: str) -> None:
    release = read(f"{title}\n\nKey points\n\nIt was 5 tons.\n")
    assert release.time_period is not None
    assert (release.time_period.text, release.time_period.sdmx) == ("2024", "2024-01-01/P12M")
    assert release.series == "Industry of Kazakhstan"


@pytest.mark.parametrize("title", ["Standard 1985", "Standard GOST-2024", "Plan 2024 and census 2021 2"])
def test_what_is_no_year_of_a_title(title: str) -> None:
    assert read(f"{title}\n\nKey points\n\nIt was 5 tons.\n").time_period is None


def test_another_group_of_dynamic_tables_has_no_frequency() -> None:
    release = read(
        f"{TITLE}\n\nKey points\n\nIt was 5 tons.\n\nDynamic tables\n\n"
        "on years:\n\n[A](/a)\n\nOther:\n\n[B](/b)\n\nby month:\n\n[C](/c)\n"
    )
    tables = [(table.title, table.frequency) for table in release.dynamic_tables]
    assert tables == [("A", "A"), ("B", None), ("C", "M")]
    assert points(release) == ["It was 5 tons."]


def test_empty_first_cells_of_contacts_keep_their_column() -> None:
    release = read(
        f"{TITLE}\n\nKey points\n\nIt was 5 tons.\n\n"
        "Responsible for the release:\tDirector of the Department:\tExecutor: K. Rysbayev\n"
        "Department of Population\tN. Khan\tTel. +7 (7172) 749343\nStatistics\tTel. +7 7172 749061\n"
        "\t\tE-mail: k.r@example.kz\n"
    )
    assert release.contacts.department == "Department of Population Statistics"
    assert (release.contacts.director, release.contacts.executor) == ("N. Khan", "K. Rysbayev")
    assert release.contacts.email == "k.r@example.kz"


def test_indented_contacts_without_columns_stay_one() -> None:
    release = read(f"{TITLE}\n\nKey points\n\nIt rose.\n\nExecutor: K. Rysbayev\n\tTel. +7 7172 749061\n")
    assert release.contacts.executor_phone == "+7 7172 749061"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("It rose.", "no number is printed in the key points"),
        ("It was 5 things.", "no figure was read; see numerals.unread for the numbers that are printed"),
        ("It rose in 2024.", "no number is a figure; see numerals.explained_as for what they are"),
    ],
)
def test_why_there_are_no_observations(sentence: str, reason: str) -> None:
    release = read(f"{TITLE}\n\nKey points\n\n{sentence}\n")
    assert release.observations == []
    assert release.fields["observations"].reason == reason
