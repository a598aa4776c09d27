"""Decisions on many labels: the same as on each alone, with the runner-up of what is certain."""

from __future__ import annotations

import pytest

from bench.labels import distinct_labels
from pipeline.match.decide import Decision, Question, decide
from pipeline.match.index import Index, build_index
from pipeline.match.label import read_label, read_labels
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def decided(label: str, kind: str, index: Index) -> Decision:
    question = Question(read_label(label, index.lexicon), kind)
    return decide([question], index)[question]


def runner_up(label: str, kind: str, vocabulary: Vocabulary) -> tuple[str, str, float] | None:
    decision = decided(label, kind, build_index(vocabulary, MatchSettings()))
    found = decision.runner_up
    return (decision.indicator_id, found.indicator_id, found.score) if found else None


@pytest.mark.parametrize("batch", [7, 4096])
def test_many_labels_are_decided_as_each_is_alone(vocabulary: Vocabulary, batch: int) -> None:
    labels = [alias.alias for alias in vocabulary.aliases[::5]] + distinct_labels(300, vocabulary)
    together = build_index(vocabulary, MatchSettings(batch=batch))
    questions = [Question(reading, "percent") for reading in read_labels(labels, together.lexicon)]
    decisions = decide(questions, together)

    alone = build_index(vocabulary, MatchSettings(batch=1))
    assert alone is not together
    assert [decisions[question] for question in questions] == [decided(label, "percent", alone) for label in labels]


@pytest.mark.parametrize(
    ("label", "indicator_id", "next_best", "score"),
    [
        # as printed in aliases.csv, in another spelling, and misspelt
        ("Prosentase PMKS yang terlayani", "pmks_handled_pct", "pmks_lifted_pct", 84.6),
        ("Persentase PMKS yg tertangani", "pmks_handled_pct", "pmks_lifted_pct", 86.8),
        ("Persentase PMKS yang tertanggani", "pmks_handled_pct", "pmks_lifted_pct", 86.8),
        ("IDG", "gender_empowerment_index_idg", "gender_development_index_ipg", 66.7),
        # one name of two indicators, which the unit tells apart
        ("Kabupaten Layak Anak (KLA)", "kla_score_pct", "kla_predicate", 100.0),
    ],
)
def test_the_runner_up_is_the_other_indicator_that_a_label_is_most_like(
    vocabulary: Vocabulary, label: str, indicator_id: str, next_best: str, score: float
) -> None:
    assert runner_up(label, "percent" if " " in label else "", vocabulary) == (indicator_id, next_best, score)


@pytest.mark.parametrize("label", ["TFR", "Persentase kucing", "Jumlah dokumen", ""])
def test_what_is_like_no_other_or_not_certain_has_no_runner_up(vocabulary: Vocabulary, label: str) -> None:
    assert runner_up(label, "", vocabulary) is None
