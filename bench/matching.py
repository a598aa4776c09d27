"""How fast labels are matched, and how right: prints a table and a line."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass

from bench.labels import distinct_labels
from bench.pairs import agreement, indicators_of, read_pairs
from pipeline.cli.printing import print_table
from pipeline.match.index import build_index
from pipeline.match.settings import MatchSettings
from pipeline.vocabulary import Vocabulary, load_vocabulary

BYTES_OF_A_UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in."""


@dataclass(frozen=True, slots=True)
class Speed:
    """How many distinct labels were matched in how many seconds, and by how much the process's memory grew (bytes)."""

    labels: int
    certain: int
    seconds: float
    memory: int


def measure_matching(labels: int, vocabulary: Vocabulary) -> Speed:
    """Matches so many distinct labels, the vocabulary being made ready for it too."""
    printed = [(label, "%") for label in distinct_labels(labels, vocabulary)]
    build_index.cache_clear()
    before, began = _most_memory(), time.perf_counter()
    found = indicators_of(printed, build_index(vocabulary, MatchSettings()))
    seconds = time.perf_counter() - began
    return Speed(labels, sum(map(bool, found)), seconds, _most_memory() - before)


def print_matching(labels: int) -> None:
    """Measures and prints; the memory is right only where nothing before in this process took more."""
    vocabulary = load_vocabulary()
    speed = measure_matching(labels, vocabulary)
    print("Distinct labels matched to indicators, one process:")
    row = (
        f"{speed.labels:,}",
        f"{speed.certain:,}",
        f"{speed.seconds:.1f}",
        f"{speed.labels / speed.seconds:,.0f}",
        f"{speed.memory / 1e6:.0f}",
    )
    print_table(("labels", "certain", "seconds", "labels/s", "MB"), [row])
    pairs = read_pairs()
    judged = agreement(pairs, vocabulary)
    print(f"Of {len(pairs)} pairs of labels: precision {judged.precision:.2f}, recall {judged.recall:.2f}")


def _most_memory() -> int:
    """The most memory that this process has taken so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_OF_A_UNIT
