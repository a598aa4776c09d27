"""Precision and recall on pairs of labels: which must share an indicator, and which look alike but must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.pairs import Pair, agreement, indicators_of, read_pairs
from pipeline.match.index import build_index
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def test_no_two_different_things_share_an_indicator_and_nearly_all_same_things_do(vocabulary: Vocabulary) -> None:
    judged = agreement(read_pairs(), vocabulary)
    assert (judged.precision, judged.confused) == (1.0, ())
    assert judged.recall >= 0.95, judged.missed


def test_the_set_tempts(vocabulary: Vocabulary) -> None:
    """It would be no test if every pair that must not match held a label that is never matched."""
    pairs = [pair for pair in read_pairs() if not pair.same]
    index = build_index(vocabulary, MatchSettings())
    found = indicators_of(((pair.label_a, pair.unit_a) for pair in pairs), index)
    assert len(pairs) >= 100
    assert sum(map(bool, found)) >= 0.9 * len(pairs)


def test_precision_and_recall_count_what_is_confused_and_missed(vocabulary: Vocabulary) -> None:
    same = Pair("Persentase PMKS yang tertangani", "", "Prosentase PMKS yang terlayani", "", same=True)
    missed = replace(same, label_b="Persentase kucing yang terlayani")
    confused = replace(same, same=False)
    judged = agreement([same, same, missed, confused], vocabulary)
    assert (judged.missed, judged.confused) == ((missed,), (confused,))
    assert judged.precision == judged.recall == pytest.approx(2 / 3)


def test_where_nothing_matches_nothing_is_confused(vocabulary: Vocabulary) -> None:
    judged = agreement([Pair("Persentase kucing", "", "Persentase anjing", "", same=True)], vocabulary)
    assert (judged.precision, judged.recall) == (1.0, 0.0)
