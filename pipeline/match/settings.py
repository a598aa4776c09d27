"""The thresholds of the match stage."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.spelling import LONG_WORD, SHORTEST_MISSPELT


@dataclass(frozen=True, slots=True)
class MatchSettings:
    """Likeness is 0–100 throughout (rapidfuzz).

    `certain`: a label less like its alias than this is never matched without a person.
    `unknown`: a label whose best candidate is less like it than this is told to be unknown.
    `candidate`: an indicator less like the label than this is no candidate.
    `candidates`: how many a person is shown.
    `misspelt_word`: how like a word that does not exist must be to the word it may stand for.
    `shortest_misspelt`: shorter words are never read as misspellings: "anak" and "ibu" are near too many.
    `long_word`: from this length on two letters may be wrong, below it one.
    `batch`: labels compared with all aliases at a time (memory: batch × aliases bytes).
    """

    certain: float = 88.0
    unknown: float = 70.0
    candidate: float = 60.0
    candidates: int = 3
    misspelt_word: float = 75.0
    shortest_misspelt: int = SHORTEST_MISSPELT
    long_word: int = LONG_WORD
    batch: int = 4096
