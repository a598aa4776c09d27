"""Measures the weights of mappings/evidence.csv, and how well the confidence that they give holds.

    python -m bench.calibrate DATASET VERDICTS.csv [--weights]

DATASET is the folder of a run; VERDICTS.csv has a line a figure that someone compared with the page: its `figure_id`,
and `right`, 1 or 0. Printed is the reliability table: for each band of confidence, how many figures there are, what
confidence says and how many are right. There every figure is judged with weights that were measured on the *other*
documents. With `--weights`, the rows of mappings/evidence.csv as measured on all of them.

A weight is ln(wrong figures that would have the evidence if it told nothing / wrong figures that have it). Both numbers
are drawn towards the guess in mappings/evidence.csv, the more so the fewer figures with that evidence were met
(gamma-Poisson shrinkage, as in disease mapping: Clayton and Kaldor 1987). As wrong figures are few, that is the change
in log-odds. All are then damped.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from pathlib import Path

import pandas as pd

from pipeline import load
from pipeline.cli.printing import print_table
from pipeline.validate.confidence import FILE, PRIOR, Evidence, load_evidence

BANDS = (0.0, 0.95, 0.98, 0.99, 0.995, 0.998, 1.0)
SHRINKAGE = 1.0
"""Wrong figures added to those met; to those expected, so many times fewer as the guess says."""
DAMPING = 0.5
"""The pieces of evidence go together (a clear table is found alike by two engines), so that their sum says too much:
with half of it the figures of other documents are foretold best."""
PLACES = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure that was compared with its page: its document, the evidence it has, and whether it is right."""

    doc_id: str
    evidence: frozenset[str]
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The figures whose confidence is at least `low` and below `high` (the last band includes it)."""

    low: float
    high: float
    figures: int
    expected: float
    right: float


def weights(figures: Sequence[Judged], known: Sequence[Evidence]) -> list[Evidence]:
    """The rows of evidence.csv, in the order of `known`, as measured on the figures."""
    right = [figure.evidence for figure in figures if figure.right]
    wrong = [figure.evidence for figure in figures if not figure.right]
    return [_weighed(one, right, wrong) for one in known]


def _weighed(one: Evidence, right: Sequence[frozenset[str]], wrong: Sequence[frozenset[str]]) -> Evidence:
    if one.evidence == PRIOR:
        odds = round(log((len(right) + SHRINKAGE) / (len(wrong) + SHRINKAGE)), PLACES)
        return Evidence(PRIOR, odds, odds, one.guess, one.meaning)
    with_right, with_wrong = (sum(one.evidence in found for found in group) for group in (right, wrong))
    share = (with_right + with_wrong) / max(1, len(right) + len(wrong))
    return Evidence(
        one.evidence,
        _weight(with_wrong, share * len(wrong), one.guess),
        _weight(len(wrong) - with_wrong, (1 - share) * len(wrong), 1.0),
        one.guess,
        one.meaning,
    )


def _weight(wrong: int, expected: float, guess: float) -> float:
    """How much rarer than expected wrong figures are, as a logarithm; near the guess where few are expected."""
    return round(-DAMPING * log((wrong + SHRINKAGE) / (expected + SHRINKAGE / guess)), PLACES)


def probability(figure: Judged, rows: Sequence[Evidence]) -> float:
    """The confidence (0–1) that the weights give a figure."""
    given = figure.evidence | {PRIOR}
    return 1 / (1 + exp(-sum(one.present if one.evidence in given else one.absent for one in rows)))


def reliability(figures: Sequence[Judged], known: Sequence[Evidence]) -> list[Band]:
    """For each band the figures in it, each judged with the weights of the other documents."""
    by_others: Mapping[str, list[Evidence]] = {
        doc_id: weights([figure for figure in figures if figure.doc_id != doc_id], known)
        for doc_id in {figure.doc_id for figure in figures}
    }
    judged = [(probability(figure, by_others[figure.doc_id]), figure.right) for figure in figures]
    bands = []
    for low, high in pairwise(BANDS):
        inside = [(p, right) for p, right in judged if low <= p < high or p == high == BANDS[-1]]
        if inside:
            expected = sum(p for p, _ in inside) / len(inside)
            bands.append(Band(low, high, len(inside), expected, sum(right for _, right in inside) / len(inside)))
    return bands


def read_judged(dataset: Path, verdicts: Path) -> list[Judged]:
    """The figures of the dataset that have a verdict."""
    loaded = load(dataset)
    figures = pd.concat([loaded.performance, loaded.budget]).set_index("figure_id")
    found = []
    for line in csv.DictReader(verdicts.open(encoding="utf-8", newline="")):
        if line["figure_id"] in figures.index:
            row = figures.loc[line["figure_id"]]
            names = [*_names(row["evidence"]), *_names(row["flags"])]
            found.append(Judged(str(row["doc_id"]), frozenset(names), line["right"] == "1"))
    return found


def _names(cell: object) -> list[str]:
    return cell.split(";") if isinstance(cell, str) and cell else []


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.calibrate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dataset", type=Path)
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("--weights", action="store_true", help=f"print {FILE} instead")
    options = parser.parse_args(arguments)
    figures, known = read_judged(options.dataset, options.verdicts), load_evidence()
    if options.weights:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("evidence", "present", "absent", "guess", "meaning"))
        writer.writerows((w.evidence, w.present, w.absent, f"{w.guess:g}", w.meaning) for w in weights(figures, known))
        return
    rows = [
        (f"{b.low:g}-{b.high:g}", str(b.figures), f"{b.expected:.4f}", f"{b.right:.4f}")
        for b in reliability(figures, known)
    ]
    print_table(("confidence", "figures", "it says", "right"), rows)


if __name__ == "__main__":
    main()
