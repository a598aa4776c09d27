"""What people wrote into review.csv outlives the next run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipeline.dataset import Dataset
from pipeline.fields import REVIEW
from pipeline.load import read_csv
from pipeline.write import assemble, write_dataset
from pipeline.write.decisions import keep_decisions
from tests.write import examples


def run(*labels: str) -> Dataset:
    reviews = [replace(examples.REVIEW, label=label) for label in labels]
    tables = [(examples.PERFORMANCE_TABLE, examples.PERFORMANCE_MEANING)]
    return assemble([examples.TEXT], tables, [], [], reviews, examples.INDICATORS, examples.reporter_of)


def test_a_decision_is_taken_over_to_the_same_label(tmp_path: Path) -> None:
    write_dataset(tmp_path, run("Indeks A", "Indeks B"))
    path = tmp_path / "review.csv"
    path.write_text(path.read_text().replace("no candidate is alike,,", "no candidate is alike,ipg,seen", 1))
    kept = keep_decisions(run("Indeks C", "Indeks B", "Indeks A").review, read_csv(path, REVIEW))
    assert kept[["label", "decision", "note"]].fillna("").to_numpy().tolist() == [
        ["Indeks C", "", ""],
        ["Indeks B", "", ""],
        ["Indeks A", "ipg", "seen"],
    ]


def test_a_label_that_is_no_longer_in_doubt_is_not_brought_back() -> None:
    decided = run("Indeks A").review.assign(decision=pd.array(["ipg"], dtype="string"))
    assert keep_decisions(run("Indeks B").review, decided).equals(run("Indeks B").review)


def test_one_label_in_two_units_is_two_labels() -> None:
    decided = run("Indeks A").review.assign(decision=pd.array(["ipg"], dtype="string"))
    other = run("Indeks A").review.assign(unit=pd.array(["persen"], dtype="string"))
    assert keep_decisions(other, decided).equals(other)
