"""Nineteen published reports, read as they are, against what people typed from their pages.

The reports and the transcriptions lie beside the repository (../shared), as they are not ours to publish; without them
these tests are skipped. `floors.csv` holds what was reached for each transcribed report: a change that makes one worse
fails here, and whoever makes one better raises its floor.
"""

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from pipeline import load
from pipeline.run import corpora_in, run

SHARED = Path(__file__).parents[2] / "shared"
FLOORS = {row["doc_id"]: row for row in csv.DictReader((Path(__file__).parent / "floors.csv").open(encoding="utf-8"))}

pytestmark = [
    pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the published reports are not beside the repository"),
    pytest.mark.xdist_group("published reports"),
]


DOUBTFUL = 0.95  # confidence of a table


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "dataset"
    run(corpora_in(SHARED / "corpus"), out)
    return out


@pytest.fixture(scope="module")
def scores(dataset: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(scored(dataset, "--json"))
    return found


def scored(dataset: Path, *options: str | Path) -> str:
    scorer = [sys.executable, SHARED / "score" / "score.py", dataset, SHARED / "gold", *options]
    return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout


def test_every_report_ends_with_a_status(dataset: Path) -> None:
    documents = load(dataset).documents

    assert Counter(documents["status"]) == {"ok": 18, "needs OCR": 1}


@pytest.mark.parametrize("doc_id", FLOORS)
def test_no_transcribed_report_gets_worse(doc_id: str, scores: dict[str, dict[str, float]]) -> None:
    score, floor = scores[doc_id], FLOORS[doc_id]

    assert score["f1"] >= float(floor["f1"])
    assert score["silent"] <= float(floor["silent_per_1000"])
    assert score["flag_share"] <= float(floor["flagged"])


def test_figures_of_doubtful_tables_are_wrong_more_often(dataset: Path, tmp_path: Path) -> None:
    scored(dataset, "--errors", tmp_path / "errors.csv")
    wrong = pd.read_csv(tmp_path / "errors.csv").query("what != 'missing'")
    loaded = load(dataset)
    performance = loaded.performance.rename(columns={"indicator_raw": "label"})
    figures = pd.concat([performance, loaded.budget.rename(columns={"item_raw": "label"})])
    figures = figures[figures["doc_id"].isin(list(FLOORS))].merge(
        loaded.tables[["table_id", "confidence"]], on="table_id"
    )
    keys = ["label", "measure", "period", "value_raw"]
    is_wrong = pd.MultiIndex.from_frame(figures[keys].astype(str)).isin(
        pd.MultiIndex.from_frame(wrong.rename(columns={"output_raw": "value_raw"})[keys].astype(str))
    )
    doubtful = figures["confidence"] < DOUBTFUL

    assert is_wrong[doubtful].mean() > 3 * is_wrong[~doubtful].mean()
