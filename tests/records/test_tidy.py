"""Tables as tidy CSV, read back as a user would."""

from __future__ import annotations

import csv
import io

from figure_help import CELLS, MORE_CELLS, QUARTER, TEXT, YEAR_AGO, figure, growth, record, table

from records.release import Release
from records.table import Missing
from records.tidy import COLUMNS, tidy_tables


def read(release: Release) -> list[list[dict[str, str]]]:
    """The rows of each table, without the columns that are empty."""
    found = []
    for data in tidy_tables(release):
        rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
        assert tuple(rows.fieldnames or ()) == COLUMNS
        found.append([{name: value for name, value in row.items() if value} for row in rows])
    return found


def test_a_row_an_observation_with_its_concepts() -> None:
    obs = growth("c1.1", -5.1, qualifiers=["urban", "in real terms"], flags=["base_implied"], obs_status="P")
    ((row,),) = read(record(obs, tables=[table()]))
    assert row == {
        "obs_id": "c1.1",
        "indicator_text": "births",
        "measure": "change",
        "ref_area": "KZ-71",
        "time_period": QUARTER.sdmx,
        "base_per": YEAR_AGO.sdmx,
        "unit_measure": "percent",
        "unit_mult": "0",
        "obs_value": "-5.1",
        "decimals": "1",
        "direction": "decrease",
        "obs_status": "P",
        "qualifiers": "urban; in real terms",
        "flags": "base_implied",
        "locator": "sheet:1.1!C7",
        "quote": TEXT[CELLS[0]],
    }


def test_a_missing_value_is_a_row_in_its_place() -> None:
    start = CELLS[0] + 2
    mark = Missing(
        quote=TEXT[start],
        start=start,
        end=start + 1,
        locator="sheet:1.1!C8",
        obs_status="Q",
        indicator_text="births",
        ref_area="KZ-75",
        ref_area_text="Almaty city",
        time_period=QUARTER,
    )
    ((first, second),) = read(record(figure("c1.1", 4923), tables=[table(missing=[mark])]))
    assert first["obs_value"] == "4923"
    assert second == {
        "indicator_text": "births",
        "ref_area": "KZ-75",
        "ref_area_text": "Almaty city",
        "time_period": QUARTER.sdmx,
        "obs_status": "Q",
        "locator": "sheet:1.1!C8",
        "quote": TEXT[start],
    }


def test_every_table_has_its_own_observations_and_sentences_are_in_none() -> None:
    found = read(record(figure("k1.1", 1), figure("d1.1", 3), figure("c1.1", 2), figure("t1.1", 4)))
    assert [[row["obs_id"] for row in rows] for rows in found] == [["c1.1"], ["d1.1"]]


def test_tables_need_not_be_in_the_order_of_the_text() -> None:
    tables = [table("Deaths", MORE_CELLS), table("Births", CELLS)]
    found = read(record(figure("c1.1", 2), figure("d1.1", 3), tables=tables))
    assert [[row["obs_id"] for row in rows] for rows in found] == [["d1.1"], ["c1.1"]]


def test_a_table_without_observations_has_its_heads() -> None:
    assert list(tidy_tables(record(tables=[table()]))) == [(",".join(COLUMNS) + "\n").encode()]


def test_words_with_commas_quotes_and_line_ends_come_back_as_they_are() -> None:
    words = 'births, "live"\nof boys'
    release = record(figure("c1.1", 1, words, ref_area_text="Қостанай облысы"), tables=[table()])
    ((row,),) = read(release)
    assert (row["indicator_text"], row["ref_area_text"]) == (words, "Қостанай облысы")
    (data,) = tidy_tables(release)
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
