"""The words at the head of a row's label, and the level they give (mappings/level_words.csv)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.mapping_files import read_table

LEVEL_WORDS_FILE = "level_words.csv"

LevelName = Literal[
    "misi", "tujuan", "sasaran", "urusan", "belanja", "program", "kegiatan", "sub_kegiatan", "total", "average"
]
"""What a word at the head of a label can make of its row."""


@dataclass(frozen=True, slots=True)
class LevelWord:
    """One line of mappings/level_words.csv."""

    level: LevelName
    phrase: str
    note: str = ""


def level_words() -> tuple[LevelWord, ...]:
    """All words, as the file lists them."""
    return read_table(LevelWord, LEVEL_WORDS_FILE)
