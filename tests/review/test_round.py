"""The whole way round: a run, a sheet, decisions, and a run that matches by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.review import apply, export
from pipeline.review_key import review_id
from pipeline.run import RunResult
from pipeline.vocabulary import Alias, load_vocabulary
from tests.review.sheets import (
    ACCEPTED,
    LIKE_ONE,
    NEW_DETAILS,
    NEW_ONE,
    NO_ONE,
    OTHER_UNIT,
    REPORT,
    SOURCE,
    Decisions,
    corpus,
    fill,
    read,
    rows_of,
    write,
)

DECISIONS: Decisions = {
    LIKE_ONE: ACCEPTED,
    OTHER_UNIT: "psks_skilled_professional_pct",
    NEW_ONE: {"decision": "new: giraffe_milk_litres", **NEW_DETAILS},
    NO_ONE: {"decision": "no", "note": "whose flowers?"},
}


def ids(result: RunResult) -> dict[str, str]:
    """The indicator of each label."""
    performance = result.dataset.performance
    return dict(zip(performance["indicator_raw"], performance["indicator_id"].fillna(""), strict=True))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_decided_labels_match_in_the_next_run(mappings: Path, tmp_path: Path, kind: str) -> None:
    folder, out, sheet = corpus(tmp_path / "purbalingga"), tmp_path / "out", tmp_path / f"sheet.{kind}"
    assert set(ids(read(folder, out)).values()) == {""}
    assert export(out, sheet).labels == 4
    applied = apply(fill(sheet, DECISIONS))
    assert (applied.undecided, applied.added.known) == (0, 0)
    again = read(folder, out)
    assert ids(again) == {
        LIKE_ONE: ACCEPTED,
        OTHER_UNIT: "psks_skilled_professional_pct",
        NEW_ONE: "giraffe_milk_litres",
        NO_ONE: "",
    }
    (waiting,) = again.dataset.review.to_dict("records")
    assert (waiting["label"], waiting["reason"]) == (NO_ONE, "whose flowers?")
    assert export(out, tmp_path / f"next.{kind}").labels == 0


def test_what_is_written_is_what_was_decided_with_the_report_as_source(mappings: Path, sheet: Path) -> None:
    apply(fill(sheet, DECISIONS))
    vocabulary = load_vocabulary()
    by_label = {alias.alias: alias for alias in vocabulary.aliases}
    assert by_label[LIKE_ONE] == Alias(ACCEPTED, LIKE_ONE, (), SOURCE, "")
    told_apart = [alias.kinds for alias in vocabulary.aliases if alias.alias == OTHER_UNIT]
    assert told_apart == [(), ("people",)]  # the name itself, and the name with another unit
    assert by_label[NEW_ONE].source == SOURCE
    indicator = vocabulary.indicators["giraffe_milk_litres"]
    assert (indicator.name_en, indicator.unit, indicator.definition, indicator.source) == (
        "Milk per giraffe",
        "liter",
        "Milk of a giraffe in a day.",
        SOURCE,
    )
    assert [row.reason for row in vocabulary.exclusions if row.label == NO_ONE] == ["whose flowers?"]


def test_a_name_accepted_for_another_unit_goes_on_to_mean_its_indicator(
    mappings: Path, sheet: Path, tmp_path: Path
) -> None:
    apply(fill(sheet, {OTHER_UNIT: "psks_skilled_professional_pct"}))
    percent = corpus(tmp_path / "percent", REPORT.replace("orang\t1.200\t1.300", "%\t80\t81"))
    assert ids(read(percent, tmp_path / "out"))[OTHER_UNIT] == "psks_skilled_professional_pct"


def test_applying_twice_is_harmless(mappings: Path, sheet: Path) -> None:
    apply(fill(sheet, DECISIONS))
    once = {path.name: path.read_bytes() for path in mappings.iterdir()}
    again = apply(sheet)
    assert (again.added.known, again.added.aliases, again.added.indicators, again.added.exclusions) == (4, (), (), ())
    assert {path.name: path.read_bytes() for path in mappings.iterdir()} == once


def test_the_diff_is_the_new_lines_alone_whatever_the_order_and_the_goes(
    mappings: Path, sheet: Path, tmp_path: Path
) -> None:
    before = {path.name: path.read_text().splitlines() for path in mappings.iterdir()}
    empty = sheet.read_bytes()
    apply(fill(sheet, DECISIONS))
    at_once = {path.name: path.read_text().splitlines() for path in mappings.iterdir()}
    for name, lines in at_once.items():
        assert [line for line in lines if line in before[name]] == before[name], name
    assert {name: len(lines) - len(before[name]) for name, lines in at_once.items() if lines != before[name]} == {
        "indicators.csv": 1,
        "aliases.csv": 4,
        "exclusions.csv": 1,
    }
    for name, lines in before.items():
        (mappings / name).write_text("\n".join(lines) + "\n")
    for label in reversed(list(DECISIONS)):
        sheet.write_bytes(empty)
        apply(fill(sheet, {label: DECISIONS[label]}))
    assert {path.name: path.read_text().splitlines() for path in mappings.iterdir()} == at_once


def test_review_csv_itself_is_a_sheet(mappings: Path, dataset: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "review.csv"
    sheet.write_bytes((dataset / "review.csv").read_bytes())
    applied = apply(fill(sheet, {LIKE_ONE: ACCEPTED}))
    assert [alias.alias for alias in applied.added.aliases] == [LIKE_ONE]
    assert applied.undecided == 3


def test_labels_that_differ_only_in_case_are_one_alias(mappings: Path, dataset: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    export(dataset, sheet)
    row = next(row for row in rows_of(sheet) if row["label"] == NEW_ONE) | {"decision": "pmks_handled_pct"}
    shouted = row | {"label": NEW_ONE.upper(), "review_id": review_id(NEW_ONE.upper(), row["unit"])}
    applied = apply(write(sheet, [row, shouted]))
    assert [alias.alias for alias in applied.added.aliases] == [NEW_ONE.upper()]
    assert apply(sheet).added.known == 2
