"""Nineteen published reports, read as they are, against what people typed from their pages.

The reports, and nine of the transcriptions, lie beside the repository (../shared), as they are not ours to publish; the
others are in tests/transcribed. Without the reports these tests are skipped. `floors.csv` holds what was reached for
each transcribed report: a change that makes one worse fails here, and whoever makes one better raises its floor.
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
TRANSCRIBED = (SHARED / "gold", Path(__file__).parent / "transcribed")
FLOORS = {row["doc_id"]: row for row in csv.DictReader((Path(__file__).parent / "floors.csv").open(encoding="utf-8"))}

pytestmark = [
    pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the published reports are not beside the repository"),
    pytest.mark.xdist_group("published reports"),
]


SURE = 0.99  # confidence of a figure


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "dataset"
    run(corpora_in(SHARED / "corpus"), out)
    return out


@pytest.fixture(scope="module")
def scores(dataset: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for folder in TRANSCRIBED:
        found |= json.loads(scored(dataset, folder, "--json"))
    return found


def scored(dataset: Path, transcribed: Path, *options: str | Path) -> str:
    scorer = [sys.executable, SHARED / "score" / "score.py", dataset, transcribed, *options]
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


@pytest.fixture(scope="module")
def judged(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """The figures of the transcribed reports with `wrong`, and the confidence of their table as `confidence_table`."""
    errors = tmp_path_factory.mktemp("errors")
    for folder in TRANSCRIBED:
        scored(dataset, folder, "--errors", errors / f"{folder.name}.csv")
    wrong = pd.concat([pd.read_csv(file) for file in errors.iterdir()]).query("what != 'missing'")
    loaded = load(dataset)
    performance = loaded.performance.rename(columns={"indicator_raw": "label"})
    figures = pd.concat([performance, loaded.budget.rename(columns={"item_raw": "label"})])
    figures = figures[figures["doc_id"].isin(list(FLOORS))].merge(
        loaded.tables[["table_id", "confidence"]], on="table_id", suffixes=("", "_table")
    )
    keys = ["label", "measure", "period", "value_raw"]
    figures["wrong"] = pd.MultiIndex.from_frame(figures[keys].astype(str)).isin(
        pd.MultiIndex.from_frame(wrong.rename(columns={"output_raw": "value_raw"})[keys].astype(str))
    )
    return figures


def _told_apart(wrong: pd.Series, confidence: pd.Series) -> float:
    """How often a wrong figure has the lower confidence of it and a right one (Mann and Whitney's U as a share; 0.5:
    confidence says nothing). Wrong figures are few and come in nests, so that any threshold would hang on one table."""
    ranks = confidence.rank(ascending=False)
    count, others = wrong.sum(), (~wrong).sum()
    return float((ranks[wrong].sum() - count * (count + 1) / 2) / (count * others))


def test_wrong_figures_are_those_of_less_confidence_and_in_tables_of_less(judged: pd.DataFrame) -> None:
    assert _told_apart(judged["wrong"], judged["confidence"]) > 0.8
    assert _told_apart(judged["wrong"], judged["confidence_table"]) > 0.65


def test_figures_said_to_be_sure_are_right(judged: pd.DataFrame) -> None:
    sure = judged["confidence"] >= SURE

    assert sure.mean() > 0.75
    assert judged["wrong"][sure].mean() < 0.01
    assert judged["wrong"][sure].mean() < judged["wrong"][~sure].mean()
