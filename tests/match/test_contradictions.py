"""A label whose name and abbreviation contradict each other: other tables decide by its values, or nobody does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.artefacts import Figure
from pipeline.match import match_figures
from pipeline.vocabulary import Vocabulary, load_vocabulary
from tests.match.rows import row_of

IDG = "gender_empowerment_index_idg"
IPG = "gender_development_index_ipg"
CONTRADICTORY = "Indeks Pembangunan Gender (IDG)"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def printed(label: str, target: float, realisasi: float, *, table_id: str, doc_id: str = "doc") -> list[Figure]:
    """A row with a target, a realisation, and an achievement of 100."""
    row = row_of(label, measures=("target", "realisasi", "capaian"), table_id=table_id, doc_id=doc_id)
    return [replace(figure, value=value) for figure, value in zip(row, (target, realisasi, 100.0), strict=True)]


def decided(vocabulary: Vocabulary, doubtful: list[Figure], *others: list[Figure]) -> tuple[str, str, str]:
    """Indicator, method and runner-up of the figures of the doubtful row, "" for what is not certain."""
    figures, reviews = match_figures([*doubtful, *(figure for row in others for figure in row)], vocabulary)
    own = {(one.indicator_id, one.match_method, one.runner_up_id) for one in figures[: len(doubtful)]}
    assert len(own) == 1, "the figures of a row have one indicator"
    assert bool(reviews) is (own == {("", "", "")}), "what is not certain is reviewed"
    return own.pop()


def test_the_values_that_other_tables_give_for_one_of_the_two_decide(vocabulary: Vocabulary) -> None:
    ipg = printed("Indeks Pembangunan Gender (IPG)", 88.01, 88.28, table_id="t2")
    idg = printed("Indeks Pemberdayaan Gender", 43.91, 70.61, table_id="t3")
    assert decided(vocabulary, printed(CONTRADICTORY, 43.91, 70.61, table_id="t1"), ipg, idg) == (IDG, "values", IPG)
    assert decided(vocabulary, printed(CONTRADICTORY, 88.01, 88.28, table_id="t1"), ipg, idg) == (IPG, "values", IDG)


def test_two_figures_of_one_and_none_of_the_other_suffice(vocabulary: Vocabulary) -> None:
    idg = printed("IDG", 43.91, 70.61, table_id="t2")
    doubtful = printed("Nilai Indeks Pembangunan Gender (IDG)", 43.91, 70.61, table_id="t1")
    assert decided(vocabulary, doubtful, idg)[0] == ""  # no alias says "nilai IDG"
    assert decided(vocabulary, printed(CONTRADICTORY, 43.91, 70.61, table_id="t1"), idg) == (IDG, "values", IPG)


NOBODY = {
    "no other table has either": [],
    "its values are neither's": [("IDG", 40.0, 70.0, "t2", "doc"), ("IPG", 88.01, 88.28, "t3", "doc")],
    "one of its values is each's": [("IDG", 43.91, 70.0, "t2", "doc"), ("IPG", 88.01, 70.61, "t3", "doc")],
    "both have its values": [("IDG", 43.91, 70.61, "t2", "doc"), ("IPG", 43.91, 70.61, "t3", "doc")],
    "one contradicts itself": [("IDG", 43.91, 70.0, "t2", "doc")],
    "another report has them": [("IDG", 43.91, 70.61, "t2", "other")],
    "its own table has them": [("IDG", 43.91, 70.61, "t1", "doc")],
}


@pytest.mark.parametrize("others", NOBODY.values(), ids=NOBODY)
def test_otherwise_nobody_decides(vocabulary: Vocabulary, others: list[tuple[str, float, float, str, str]]) -> None:
    rows = [
        [replace(figure, row=5) for figure in printed(label, target, realisasi, table_id=table_id, doc_id=doc_id)]
        for label, target, realisasi, table_id, doc_id in others
    ]
    doubtful = printed(CONTRADICTORY, 43.91, 70.61, table_id="t1")
    assert decided(vocabulary, doubtful, *rows) == ("", "", "")
    reason = "name and abbreviation contradict each other: ipg (idg)"
    assert [review.reason for review in match_figures(doubtful, vocabulary)[1]] == [reason]


def test_a_single_figure_decides_only_if_the_other_indicator_has_another(vocabulary: Vocabulary) -> None:
    doubtful = [figure for figure in printed(CONTRADICTORY, 43.91, 0, table_id="t1") if figure.measure == "target"]
    idg = printed("IDG", 43.91, 70.61, table_id="t2")
    ipg = printed("IPG", 88.01, 88.28, table_id="t3")
    assert decided(vocabulary, doubtful, idg) == ("", "", "")
    assert decided(vocabulary, doubtful, idg, ipg) == (IDG, "values", IPG)
