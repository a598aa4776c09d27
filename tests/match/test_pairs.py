"""Precision and recall on pairs of labels: which must share an indicator, and which look alike but must not.

pairs.csv holds labels of published reports (the report is named beside each) and some constructed ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.artefacts import Figure
from pipeline.mapping_files import read_table
from pipeline.match import match_figures
from pipeline.vocabulary import Vocabulary, load_vocabulary
from tests.match.rows import row_of

PAIRS = Path(__file__).with_name("pairs.csv")


@dataclass(frozen=True)
class Pair:
    label_a: str
    source_a: str
    label_b: str
    source_b: str
    same: bool
    unit_a: str = ""
    unit_b: str = ""
    why_not: str = ""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def shared_indicators(pairs: tuple[Pair, ...], vocabulary: Vocabulary) -> list[str]:
    """For each pair the indicator that both labels are matched to, or ""; each label in a document of its own."""
    figures: list[Figure] = []
    for n, pair in enumerate(pairs):
        figures += row_of(pair.label_a, unit=pair.unit_a, doc_id=f"{n}a")
        figures += row_of(pair.label_b, unit=pair.unit_b, doc_id=f"{n}b")
    matched, _ = match_figures(figures, vocabulary)
    ids = [figure.indicator_id for figure in matched]
    return [one if one == other else "" for one, other in zip(ids[::2], ids[1::2], strict=True)]


def test_no_two_different_things_share_an_indicator_and_nearly_all_same_things_do(vocabulary: Vocabulary) -> None:
    pairs = read_table(Pair, PAIRS)
    judged = list(zip(pairs, shared_indicators(pairs, vocabulary), strict=True))
    wrong = [f"{pair.label_a} = {pair.label_b}" for pair, shared in judged if shared and not pair.same]
    missed = [f"{pair.label_a} ≠ {pair.label_b}" for pair, shared in judged if pair.same and not shared]
    recall = 1 - len(missed) / sum(pair.same for pair in pairs)
    assert wrong == []  # precision 1.0
    assert recall >= 0.95, missed


def test_the_set_tempts(vocabulary: Vocabulary) -> None:
    """It would be no test if every pair that must not match held a label that is never matched."""
    pairs = [pair for pair in read_table(Pair, PAIRS) if not pair.same]
    matched, _ = match_figures(
        [figure for n, pair in enumerate(pairs) for figure in row_of(pair.label_a, unit=pair.unit_a, row=n)], vocabulary
    )
    assert len(pairs) >= 100
    assert sum(bool(figure.indicator_id) for figure in matched) >= 0.9 * len(pairs)
