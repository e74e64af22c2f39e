"""`make eval`: precision and recall of the figures by language, attribute and mechanism; cells of workbooks.

`--show` prints every figure of the building half that is not right; `--pin` writes the floors anew;
`--truth` reads whole workbooks in the place of the set's cells, and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # as pytest does for the tests beside this file

from cases import Case, load_cases
from floors import measured, write_floors
from scores import ATTRIBUTES, Score, pairs, read, score, total
from workbook_cells import FILES, Workbook, load_workbooks
from workbook_floors import write_floors as write_workbook_floors
from workbook_report import report
from workbook_scores import Outcome, outcomes
from workbook_scores import read as read_workbook
from workbook_truth import load_truth

from records.observation import Observation
from records.release import Release

Reading = tuple[Case, Release, Score]
_HEAD = f"{'figures':>8}{'emitted':>8}{'precision':>10}{'recall':>8}{'lost':>6}"


def main() -> None:
    """Read the whole set and print the tables."""
    options = argparse.ArgumentParser(prog="make eval", description=__doc__)
    options.add_argument("--show", metavar="LANG", help="figures of the building half that are not right")
    options.add_argument("--pin", action="store_true", help="write the floors of fixtures/evaluation anew")
    options.add_argument("--truth", metavar="DIR", type=Path, help="score whole workbooks by DIR/*.jsonl")
    chosen = options.parse_args()
    if chosen.truth:
        _print_workbooks(load_truth(chosen.truth))
        return
    readings = [(case, release, score(case, release)) for case in load_cases() for release in [read(case)]]
    if chosen.show:
        _show([r for r in readings if r[0].half == "build" and r[0].lang == chosen.show])
        return
    _print_languages(readings)
    _print_attributes(readings)
    _print_mechanisms(readings)
    workbooks = load_workbooks()
    found = _print_workbooks(workbooks)
    if chosen.pin:
        write_floors(measured(readings))
        if len(found) == len(workbooks):
            write_workbook_floors(found)
        else:
            print("the floors of the workbooks are as they were: not all of the files are there")


def _row(name: str, one: Score) -> str:
    return f"{name:26}{one.annotated:8}{one.emitted:8}{one.precision:10.3f}{one.recall:8.3f}{one.lost:6}"


def _print_languages(readings: list[Reading]) -> None:
    print(f"{'half':10}{'language':16}{_HEAD}")
    for half in ("build", "held_out"):
        for lang in ("en", "ru", "kk"):
            scores = [s for case, _, s in readings if (case.half, case.lang) == (half, lang)]
            print(_row(f"{half:10}{lang}", total(scores)))


def _print_attributes(readings: list[Reading]) -> None:
    names = (*ATTRIBUTES, "indicator")
    print("\nshare right among the figures found, by attribute")
    print(f"{'':10}" + "".join(f"{name:>11}" for name in names))
    for lang in ("en", "ru", "kk"):
        one = total(s for case, _, s in readings if case.lang == lang)
        print(f"{lang:10}" + "".join(f"{one.attributes[name] / max(one.matched, 1):11.3f}" for name in names))


def _print_mechanisms(readings: list[Reading]) -> None:
    by_name: dict[str, list[Score]] = defaultdict(list)
    for case, _, one in readings:
        for name in (*case.mechanisms, f"topic {case.topic}"):
            by_name[name].append(one)
    print(f"\n{'mechanism of the sentence':26}{_HEAD}")
    for name in sorted(by_name):
        print(_row(name, total(by_name[name])))


def _print_workbooks(workbooks: list[Workbook]) -> dict[str, list[Outcome]]:
    """Score the workbooks that are there; of the others say that they are not."""
    absent = {workbook.name: workbook.absence for workbook in workbooks}
    there = [workbook for workbook in workbooks if absent[workbook.name] is None]
    found = {workbook.name: outcomes(workbook, read_workbook(workbook)) for workbook in there}
    print()
    if not FILES.is_dir():
        print(f"workbooks: not measured, {FILES} is not there")
        return found
    for name, absence in absent.items():
        if absence:
            print(f"workbooks: {name} not measured, {absence}")
    if found:
        print("\n".join(report(found)))
    return found


def _show(readings: Iterable[Reading]) -> None:
    for case, release, one in readings:
        if one.right == one.annotated == one.emitted and not one.lost:
            continue
        print(f"\n{case.id} [{', '.join(case.mechanisms)}] {case.text if case.text != case.document else ''}")
        for pair in pairs(case, release):
            if pair.wrong:
                print("   want", pair.gold)
                print("   got ", _told(pair.observation), pair.wrong if pair.observation else "")
        print("   unread", [(n.quote, n.reason) for n in release.numerals.unread], "lost", one.lost)


def _told(obs: Observation | None) -> str:
    if obs is None:
        return "nothing"
    times = [time and time.sdmx for time in (obs.time_period, obs.base_per)]
    value = f"{obs.evidence.quote!r} {obs.measure} {obs.obs_value} {obs.unit_measure}e{obs.unit_mult}"
    return f"{value} {obs.direction} {obs.ref_area} {obs.counterpart_area} {times} {obs.indicator_text!r}"


if __name__ == "__main__":
    main()
