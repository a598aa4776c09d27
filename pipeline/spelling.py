"""Words as printed, and the words of a vocabulary that they stand for: other spellings, and misspellings.

Labels and headers are read by the same rule, each with a vocabulary of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.mapping_files import read_table

SPELLINGS_FILE = "spellings.csv"
WORDS_FILE = "words.csv"

SHORTEST_MISSPELT = 5
LONG_WORD = 10
BATCH = 4096
"""Words compared with all others at a time (memory: batch × words of the vocabulary, in bytes)."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word in another spelling, or another word of the same meaning: "prosentase", "persentase"."""

    printed: str
    word: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word that exists, hence is no misspelling of another."""

    word: str


def load_spellings() -> tuple[Spelling, ...]:
    """The words in other spellings of mappings/spellings.csv; LkjipError names a row that does not fit."""
    return read_table(Spelling, SPELLINGS_FILE, unique=["printed"])


def load_listed_words() -> frozenset[str]:
    """The words of mappings/words.csv; LkjipError names a row that does not fit."""
    return frozenset(row.word for row in read_table(KnownWord, WORDS_FILE))


@dataclass(frozen=True, slots=True)
class Speller:
    """The words of a vocabulary.

    `spellings`: words in other spellings, and theirs; `known`: every word that exists, and so misspells none;
    `targets`: those that a misspelt word may stand for; `shortest`: shorter words are never taken for misspelt, for
    they are near too many; `long_word`: from this length on two letters may be wrong, below it one.
    """

    spellings: Mapping[str, str] = field(repr=False)
    known: frozenset[str] = field(repr=False)
    targets: tuple[str, ...] = field(repr=False)
    shortest: int = SHORTEST_MISSPELT
    long_word: int = LONG_WORD
    corrections: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def spelled(self, word: str) -> str:
        """The word in the vocabulary's spelling."""
        return self.spellings.get(word, word)

    def corrected(self, word: str) -> str:
        """The one known word that this one misspells, or the word itself.

        Only a word that does not exist is corrected, only by one letter that is not its first (two in a long word,
        swapped neighbours count as one), and only if no other known word is as near: of one of the shortest words no
        other at all, of a longer one none with its first letter. Remembers its answers.
        """
        if word in self.corrections or not self._may_be_misspelt(word):
            return self.corrections.get(word, word)
        self.learn([word])
        return self.corrections[word]

    def learn(self, words: Iterable[str]) -> None:
        """Finds the corrections of many words at once, in a fifth of the time that they take one by one."""
        new = (word for word in words if word not in self.corrections and self._may_be_misspelt(word))
        unknown = [*dict.fromkeys(new)]
        for start in range(0, len(unknown), BATCH):
            batch = unknown[start : start + BATCH]
            most = self._most_wrong(max(batch, key=len))
            distances = process.cdist(batch, self.targets, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
            nearest = distances.min(axis=1, initial=most + 1)
            for word, row, distance in zip(batch, distances, nearest.tolist(), strict=True):
                near = distance <= self._most_wrong(word)
                found = [self.targets[position] for position in np.flatnonzero(row == distance)] if near else []
                self.corrections[word] = self._meant(word, found)

    def _may_be_misspelt(self, word: str) -> bool:
        return len(word) >= self.shortest and word not in self.known and word.isalpha()

    def _most_wrong(self, word: str) -> int:
        """How many letters of the word may be wrong."""
        return 2 if len(word) >= self.long_word else 1

    def _meant(self, word: str, nearest: Sequence[str]) -> str:
        """The one word that those of the nearest are spellings of that begin as the word does; else the word itself."""
        alike = [known for known in nearest if known[0] == word[0]]
        meant = {self.spelled(known) for known in alike}
        doubtful = len(word) == self.shortest and alike != nearest
        return meant.pop() if len(meant) == 1 and not doubtful else word
