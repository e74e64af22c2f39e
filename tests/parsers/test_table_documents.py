"""Workbooks that are really HTML or csv give a record, also where no release stands round the table."""

from __future__ import annotations

import pytest

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from parsers.release import parse_release

TABLE = """<table border="1"><tr><td rowspan="2">Регион</td>
<td colspan="2">Численность населения, человек</td></tr>
<tr><td>2023 год</td><td>2024 год</td></tr>
<tr><td>Республика Казахстан</td><td>19 766 807</td><td>20 033 842</td></tr>
<tr><td>Абай</td><td>610 183</td><td>607 615</td></tr>
<tr><td>г.Астана</td><td>1 354 556</td><td></td></tr></table>"""
EXCEL = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><title>Лист1</title>'
    f'<style>td {{mso-number-format:"0"}}</style></head><body>{TABLE}</body></html>'
)


@pytest.mark.parametrize("source", [TABLE, EXCEL, EXCEL.replace("utf-8", "windows-1251")])
def test_a_table_of_html_is_a_record(source: str) -> None:
    encoding = "windows-1251" if "windows-1251" in source else "utf-8"
    release = parse_release(source.encode(encoding), Origin("Книга.xls"))
    assert [
        (obs.obs_value, obs.ref_area, obs.time_period.sdmx)
        for obs in release.observations
        if obs.time_period is not None
    ] == [
        (19766807, "KZ", "2023-01-01/P12M"),
        (20033842, "KZ", "2024-01-01/P12M"),
        (610183, "KZ-10", "2023-01-01/P12M"),
        (607615, "KZ-10", "2024-01-01/P12M"),
        (1354556, "KZ-71", "2023-01-01/P12M"),
    ]


def test_a_table_whose_cells_are_not_understood_is_a_record_too() -> None:
    rows = "".join(f"<tr><td>Q{i}</td><td>{i},5</td><td>{i}7</td></tr>" for i in range(9))
    release = parse_release(f"<html><body><table>{rows}</table></body></html>".encode(), Origin("a.xls"))
    assert release.observations == []
    assert "Q3" in release.text


def test_a_page_of_links_is_none() -> None:
    rows = "".join(
        f'<tr><td><a href="/{i}">Table {i}</a></td><td><a href="/x">2024</a></td></tr>' for i in range(9)
    )
    with pytest.raises(UnreadableDocumentError) as refused:
        parse_release(f"<html><body><table>{rows}</table></body></html>".encode(), Origin("list.html"))
    assert refused.value.reason == "not_a_release"


def test_a_csv_under_the_name_of_a_workbook_has_its_cells_in_place() -> None:
    source = "Region,Arrivals in 2024,Departures in 2024\nAbay,15905,22308\nAkmola,29926,30862\n"
    release = parse_release(source.encode("utf-8-sig"), Origin("Book.xls"))
    assert (release.source.layout, release.source.media_type) == ("csv", "text/csv")
    assert release.text == source.replace(",", "\t").rstrip("\n")
