"""Which words are taken for misspelt, and for what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.spelling import Speller

WORDS = (
    *("belum", "kelahiran", "lansia", "pengadaan", "pengaduan", "persentase"),
    *("prosentase", "sasaran", "satuan", "sebelum", "selam"),
)
SPELLER = Speller({"prosentase": "persentase"}, known=frozenset(WORDS), targets=WORDS, shortest=5, long_word=10)


@pytest.mark.parametrize(
    ("word", "read_as"),
    [
        ("satuaan", "satuan"),
        ("prosentas", "persentase"),  # in the vocabulary's spelling
        ("prsentase", "persentase"),  # as near to two spellings of one word
        ("kelhiran", "kelahiran"),
        ("pengadan", "pengadan"),  # as near to two words
        ("kelahiran", "kelahiran"),  # exists
        ("atuan", "atuan"),  # lacks the first letter
        ("slansia", "slansia"),  # has another
        ("selum", "selum"),  # as near to "belum" as to "selam", and short
        ("sbelum", "sebelum"),  # as near to "belum", which begins otherwise
        ("lansi", "lansia"),
        ("satan", "satuan"),
        ("stun", "stun"),  # too short
        ("satuan2", "satuan2"),
        ("persnetsae", "persentase"),  # two letters of a long word
        ("sasraaan", "sasraaan"),  # two of a short one
        ("", ""),
    ],
)
def test_a_word_that_does_not_exist_is_read_as_the_one_it_misspells(word: str, read_as: str) -> None:
    assert SPELLER.corrected(word) == read_as


def test_words_learnt_together_are_read_as_each_is_alone() -> None:
    words = ["satuaan", "pengadan", "persnetsae", "satuan", "stun", "kelhiran", "satuaan"]
    together = replace(SPELLER, corrections={})
    together.learn(words)
    assert set(together.corrections) == {"satuaan", "pengadan", "persnetsae", "kelhiran"}
    assert [*map(together.corrected, words)] == [*map(SPELLER.corrected, words)]


def test_a_vocabulary_without_words_corrects_none() -> None:
    assert Speller({}, frozenset(), (), 5, 10).corrected("satuan") == "satuan"
