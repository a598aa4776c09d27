"""How right matching is: precision and recall on pairs of labels that people judged.

tests/match/pairs.csv holds labels of published reports (the report is named beside each) and some constructed ones:
pairs that must share an indicator, and pairs that look alike but must not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.mapping_files import read_table
from pipeline.match.decide import Question, decide
from pipeline.match.index import Index, build_index
from pipeline.match.label import read_labels
from pipeline.match.rows import NUMBER, kind_of_units
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import Vocabulary

PAIRS = Path(__file__).parents[1] / "tests" / "match" / "pairs.csv"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two labels with the units printed beside them, where they are from, and whether they mean the same."""

    label_a: str
    source_a: str
    label_b: str
    source_b: str
    same: bool
    unit_a: str = ""
    unit_b: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What matching made of pairs: those that it `found` to be one thing rightly, those that it `confused`, those that
    it `missed`."""

    found: tuple[Pair, ...]
    confused: tuple[Pair, ...]
    missed: tuple[Pair, ...]

    @property
    def precision(self) -> float:
        """Of the pairs that share an indicator, the share that means the same (1 if none shares one)."""
        return len(self.found) / (len(self.found) + len(self.confused)) if self.found or self.confused else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that mean the same, the share that shares an indicator (1 if none means the same)."""
        return len(self.found) / (len(self.found) + len(self.missed)) if self.found or self.missed else 1.0


def read_pairs() -> tuple[Pair, ...]:
    """The pairs of tests/match/pairs.csv."""
    return read_table(Pair, PAIRS)


def agreement(pairs: Sequence[Pair], vocabulary: Vocabulary) -> Agreement:
    """The pairs by what becomes of them when each label stands beside a number, in a document of its own."""
    index = build_index(vocabulary, MatchSettings())
    ones = indicators_of(((pair.label_a, pair.unit_a) for pair in pairs), index)
    others = indicators_of(((pair.label_b, pair.unit_b) for pair in pairs), index)
    shared = [bool(one) and one == other for one, other in zip(ones, others, strict=True)]
    return Agreement(
        found=tuple(pair for pair, same in zip(pairs, shared, strict=True) if same and pair.same),
        confused=tuple(pair for pair, same in zip(pairs, shared, strict=True) if same and not pair.same),
        missed=tuple(pair for pair, same in zip(pairs, shared, strict=True) if not same and pair.same),
    )


def indicators_of(labels: Iterable[tuple[str, str]], index: Index) -> list[str]:
    """The indicator that each label with its unit means, "" where that is not certain."""
    printed = [*labels]
    readings = read_labels((label for label, _ in printed), index.lexicon)
    questions = [
        Question(reading, kind_of_units((unit, reading.unit), index.lexicon.units) or NUMBER)
        for reading, (_, unit) in zip(readings, printed, strict=True)
    ]
    decisions = decide(questions, index)
    return [decisions[question].indicator_id for question in questions]
