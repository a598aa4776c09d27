"""Weights measured on figures that were compared with their pages, and how well they hold."""

from __future__ import annotations

import pytest

from bench.calibrate import Judged, probability, reliability, weights
from pipeline.validate.confidence import Evidence

KNOWN = [Evidence("prior", 0, 0, 1, "nothing known"), Evidence("sum", 0, 0, 1, "adds up"), Evidence("odd", 0, 0, 1, "")]


def figures(right: int, wrong: int, *evidence: str, doc_id: str = "a") -> list[Judged]:
    held = frozenset(evidence)
    return [Judged(doc_id, held, True)] * right + [Judged(doc_id, held, False)] * wrong


def test_evidence_that_no_wrong_figure_has_speaks_for_a_figure() -> None:
    prior, found, _ = weights([*figures(500, 0, "sum"), *figures(480, 20)], KNOWN)

    assert prior.present == prior.absent == pytest.approx(3.84, abs=0.01)  # ln(981 / 21)
    assert found.present > 0 > found.absent


def test_evidence_met_with_few_figures_weighs_little() -> None:
    *_, rare = weights([*figures(3, 0, "odd"), *figures(960, 40)], KNOWN)
    *_, usual = weights([*figures(300, 0, "odd"), *figures(660, 40)], KNOWN)

    assert abs(rare.present) < 0.1 < usual.present


def test_what_was_met_with_too_few_figures_follows_the_guess() -> None:
    guessed = [*KNOWN[:2], Evidence("odd", 0, 0, 20, "a bad sign")]
    *_, found = weights([*figures(3, 0, "odd"), *figures(960, 40)], guessed)

    assert found.present < -0.8


def test_evidence_as_frequent_among_right_and_wrong_weighs_nothing() -> None:
    _, found, _ = weights([*figures(490, 10, "sum"), *figures(490, 10)], KNOWN)

    assert (found.present, found.absent) == (0, 0)


def test_each_document_is_judged_by_what_was_measured_on_the_others() -> None:
    good, bad = figures(200, 0, "sum", doc_id="a"), figures(100, 100, "sum", doc_id="b")
    (low,), (high,) = reliability(bad + good, KNOWN)[:1], reliability(bad + good, KNOWN)[-1:]

    assert (low.figures, low.right) == (200, 1.0)  # those of "a", foretold by the mistakes in "b"
    assert (high.figures, high.right) == (200, 0.5)


def test_weights_reproduce_the_share_that_is_right() -> None:
    seen = figures(990, 10)
    assert probability(seen[0], weights(seen, KNOWN)) == pytest.approx(0.99, abs=0.002)
