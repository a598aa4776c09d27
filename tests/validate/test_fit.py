"""A row that breaks its schema is flagged or listed among the rejects: none is lost, and nothing crashes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pipeline import load
from pipeline.artefacts import Figure, Reject
from pipeline.dataset import Dataset
from pipeline.fields import FILES, INDICATORS
from pipeline.run import run
from pipeline.schemas import all_problems, typed
from pipeline.validate.confidence import confidence
from pipeline.validate.fit import fitted
from pipeline.write import assemble, write_dataset
from tests.read.examples import TABLE, corpus_folder, document_lines
from tests.write import examples
from tests.write.examples import BUDGET, REALISASI, TARGET, TEXT


def of(*figures: Figure, rejects: tuple[Reject, ...] = ()) -> Dataset:
    """The example run with these figures, made to fit."""
    tables = [
        (examples.PERFORMANCE_TABLE, examples.PERFORMANCE_MEANING),
        (examples.BUDGET_TABLE, examples.BUDGET_MEANING),
    ]
    return fitted(assemble([TEXT], tables, figures, rejects, [], examples.INDICATORS, examples.reporter_of))


def rows(dataset: Dataset) -> int:
    return len(dataset.performance) + len(dataset.budget) + len(dataset.rejects)


def test_what_fits_is_left_as_it_is() -> None:
    dataset = examples.dataset()
    assert fitted(dataset) is dataset


@pytest.mark.parametrize(
    ("broken", "column", "told"),
    [
        (replace(TARGET, level="misi"), "level", "level: 'misi' is not one of tujuan, sasaran, program"),
        (replace(TARGET, page=0), "page", "page: 0 is below 1"),
        (replace(TARGET, match_score=-1.0), "match_score", "match_score: -1.0 is below 0"),
        (replace(TARGET, indicator_id="ikg"), "indicator_id", "indicator_id: 'ikg' is not in indicators"),
        (replace(BUDGET, version="awal"), "version", "version: 'awal' is not one of murni, perubahan"),
    ],
    ids=lambda value: value if isinstance(value, str) and ":" not in value else "",
)
def test_an_optional_cell_is_emptied_and_its_row_flagged(broken: Figure, column: str, told: str) -> None:
    dataset = of(broken)
    ((_, row),) = pd.concat([dataset.performance, dataset.budget]).iterrows()
    assert pd.isna(row[column])
    assert row["value"] == broken.value
    assert "schema_mismatch" in row["flags"]
    assert told in row["explanation"]
    assert row["confidence"] == confidence(replace(broken, flags=(*broken.flags, "schema_mismatch")))
    assert len(dataset.rejects) == 0


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (replace(TARGET, measure="sasaran"), "performance.csv (measure: 'sasaran' is not one of target, realisasi"),
        (replace(TARGET, value=float("inf")), "performance.csv (value: inf is not finite)"),
        (replace(TARGET, value_raw="\x01"), "performance.csv (value_raw: has no value)"),
        (replace(TARGET, table_id="dinsos-2020:t9"), "performance.csv (doc_id, table_id: "),
        (replace(BUDGET, row=-1), "budget.csv (row: -1 is below 0)"),
    ],
)
def test_a_row_that_cannot_do_without_the_cell_is_a_reject(broken: Figure, told: str) -> None:
    dataset = of(REALISASI, broken)
    assert dataset.performance["figure_id"].tolist() == [REALISASI.figure_id]
    ((_, reject),) = dataset.rejects.iterrows()
    assert f"does not fit {told}" in reject["reason"]
    assert reject["label_raw"] == broken.label_raw


def test_a_reject_that_breaks_its_schema_stays_one() -> None:
    dataset = of(rejects=(replace(examples.REJECT, row=-1, table_id="dinsos-2020:t9"),))
    ((_, reject),) = dataset.rejects.iterrows()
    assert reject[["row", "table_id"]].isna().all()
    assert reject["value_raw"] == "12,5"
    assert reject["reason"].startswith("a quarter Does not fit: row: -1 is below 0.")


def test_rows_that_name_a_row_that_left_are_flagged_or_leave_too() -> None:
    whole = examples.dataset()
    dataset = fitted(replace(whole, tables=typed(FILES[3], whole.tables.assign(kind=["ours", "budget"]))))
    assert all_problems(dataset) == ()
    assert dataset.tables["kind"].tolist() == ["budget"]
    assert len(dataset.performance) == 0
    assert dataset.documents["performance_figures"].tolist() == [0, 0]
    assert len(dataset.rejects) == len(whole.performance) + len(whole.rejects) + len(whole.review) + 1


def test_of_two_rows_with_one_key_the_first_stays() -> None:
    whole = examples.dataset()
    twice = typed(INDICATORS, pd.concat([whole.indicators, whole.indicators.head(1)], ignore_index=True))
    dataset = fitted(replace(whole, indicators=twice))
    assert dataset.indicators["indicator_id"].tolist() == whole.indicators["indicator_id"].tolist()
    assert dataset.rejects["reason"].iloc[-1] == (
        "does not fit indicators.csv (indicator_id: is the key of another row too)"
    )


def test_what_was_made_to_fit_can_be_written_and_loaded(tmp_path: Path) -> None:
    dataset = of(replace(TARGET, level="misi"), REALISASI, replace(BUDGET, value=float("nan"), period=2020))
    write_dataset(tmp_path / "out", dataset)
    assert load(tmp_path / "out").equals(dataset)
    assert rows(dataset) == 3


def test_a_cell_of_nothing_printable_does_not_stop_the_run(tmp_path: Path) -> None:
    """Broken font maps give such cells."""
    folder = corpus_folder(tmp_path / "corpus")
    with (folder / "corpus.toml").open("a", encoding="utf-8") as manifest:
        (folder / "dinsos.txt").write_text(TABLE.replace("10,50", "\x81"), encoding="utf-8")
        manifest.write(document_lines(folder / "dinsos.txt"))
    result = run([folder], tmp_path / "out", jobs=1)
    assert result.ok
    assert result.dataset.performance["measure"].tolist() == ["realisasi"]
    assert result.dataset.rejects[["label_raw", "header", "reason"]].values.tolist() == [
        ["Angka kemiskinan", "target", "does not fit performance.csv (value_raw: has no value)"]
    ]
