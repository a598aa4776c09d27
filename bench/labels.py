"""Labels as reports might print them: names of the vocabulary, varied by a seeded generator.

For measuring how fast labels are matched; what they are matched to tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from pipeline.vocabulary import Vocabulary

SEED = 20230331
MOST_VARIATIONS = 3
PREFIXES = ("1. ", "a. ", "- ", "Persentase ", "Jumlah ", "Cakupan ", "Meningkatnya ", "Tingkat ", "Rasio ")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Material:
    """What labels are made of: names of indicators, single words, and names of regions."""

    names: Sequence[str]
    words: Sequence[str]
    regions: Sequence[str]


def distinct_labels(count: int, vocabulary: Vocabulary, seed: int = SEED) -> list[str]:
    """So many different labels: misspelt, with prefixes, years, regions, other words, or with words left out."""
    material = Material(
        names=[alias.alias for alias in vocabulary.aliases],
        words=sorted(vocabulary.words),
        regions=sorted(region.name for region in vocabulary.regions.by_code.values()),
    )
    random = Random(seed)
    labels: dict[str, None] = {}
    while len(labels) < count:
        label = random.choice(material.names)
        for vary in random.sample(VARIATIONS, random.randint(1, MOST_VARIATIONS)):
            label = vary(label, material, random)
        labels.setdefault(label)
    return [*labels]


def _misspelt(label: str, _: Material, random: Random) -> str:
    """A letter left out, doubled, replaced by another, or two swapped."""
    at = random.randrange(len(label))
    ends = (label[at + 1 :], label[at] + label[at:], random.choice(LETTERS) + label[at + 1 :])
    swapped = label[at + 1 : at + 2] + label[at] + label[at + 2 :]
    return label[:at] + random.choice((*ends, swapped))


def _prefixed(label: str, _: Material, random: Random) -> str:
    return random.choice(PREFIXES) + label


def _dated(label: str, _: Material, random: Random) -> str:
    return f"{label} Tahun {random.randint(2010, 2029)}"


def _placed(label: str, material: Material, random: Random) -> str:
    return f"{label} di {random.choice(material.regions)}"


def _with_word(label: str, material: Material, random: Random) -> str:
    words = label.split()
    words.insert(random.randint(0, len(words)), random.choice(material.words))
    return " ".join(words)


def _shortened(label: str, _: Material, random: Random) -> str:
    words = label.split()
    del words[random.randrange(len(words))]
    return " ".join(words) or label


VARIATIONS: tuple[Callable[[str, Material, Random], str], ...] = (
    _misspelt,
    _prefixed,
    _dated,
    _placed,
    _with_word,
    _shortened,
)
