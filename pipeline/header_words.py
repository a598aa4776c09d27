"""The words of table headers, and what they mean.

Headers are short and formulaic ("Target Kinerja Tahun 2021", "% Capaian"), but they are broken by narrow columns
("REALI-SASI", "Capaia n", "N O") and misspelt ("Realiasi"). The vocabulary `mappings/header_words.csv` maps phrases to
*concepts*; a header cell is read as the set of concepts it names. What a combination of concepts means as a column is
decided in `pipeline.interpret`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from pipeline.mapping_files import read_table

FUZZY_TOKEN_MIN = 84.0
"""Likeness above which two words of six letters or more are one word misspelt ("realiasi" ~ "realisasi" is 94)."""
FUZZY_TOKEN_LETTERS = 6
SQUEEZED_LETTERS = 6
"""A phrase this long is also looked for with all spaces taken out, for words that a narrow column broke."""

HEADER_WORDS_FILE = "header_words.csv"

_TOKEN = re.compile(r"[a-z]+|\d+|%")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ORDINAL = re.compile(r"^(?:i{1,3}|iv|v|vi{0,3}|\d{1,2}|n|ke)$")


Concept = Literal[
    "after_change",
    "agreement",
    "akhir",
    "anggaran",
    "average",
    "awal",
    "before_change",
    "capaian",
    "category",
    "code",
    "count",
    "cumulative",
    "efficiency",
    "fisik",
    "foreign_row",
    "growth",
    "indikator",
    "kegiatan",
    "keuangan",
    "kinerja",
    "lalu",
    "legend_capaian",
    "legend_realisasi",
    "legend_target",
    "misi",
    "nasional",
    "note",
    "number",
    "other_change",
    "percent",
    "plan",
    "program",
    "quarter",
    "rank",
    "realisasi",
    "region",
    "revenue",
    "rupiah",
    "sasaran",
    "satuan",
    "scale",
    "selisih",
    "serapan",
    "sisa",
    "standard",
    "sub_kegiatan",
    "tahun",
    "target",
    "tujuan",
    "unit_kerja",
    "up_to",
    "uraian",
    "versus",
    "weight",
]
"""What a header's words can mean: the concepts that the interpret stage knows."""
IMPLIED: Mapping[str, tuple[str, ...]] = {"agreement": ("target",)}
"""What a concept says beyond itself."""


@dataclass(frozen=True, slots=True)
class HeaderWord:
    """One line of mappings/header_words.csv."""

    concept: Concept
    phrase: str
    note: str = ""

    def __post_init__(self) -> None:
        if not tokens(self.phrase):
            raise ValueError(f"the phrase '{self.phrase}' has no word")


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """What the words of one header text say.

    `share` is the share of its words that the vocabulary knows (years, percent signs and ordinals count as known), so
    that a header can be told from a label that merely contains a header word.
    """

    concepts: frozenset[str]
    years: tuple[int, ...]
    share: float


def fold(text: str) -> str:
    """Lower case without accents, for comparing words."""
    return unicodedata.normalize("NFKC", text).casefold()


def tokens(text: str) -> list[str]:
    """The words, numbers and percent signs of a text."""
    return _TOKEN.findall(fold(text))


def years_in(text: str) -> tuple[int, ...]:
    """Every year 1900–2099 that is printed in the text, in order."""
    return tuple(int(year) for year in _YEAR.findall(text))


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    words = read_table(HeaderWord, HEADER_WORDS_FILE, unique=["phrase"])
    return {tuple(tokens(word.phrase)): word.concept for word in words}


@cache
def _words() -> tuple[str, ...]:
    return tuple(sorted({word for phrase in _phrases() for word in phrase if len(word) >= FUZZY_TOKEN_LETTERS}))


@cache
def _known_words() -> frozenset[str]:
    return frozenset(word for phrase in _phrases() for word in phrase)


@cache
def _squeezed() -> tuple[tuple[str, str], ...]:
    joined = (("".join(phrase), concept) for phrase, concept in _phrases().items())
    return tuple(sorted((pair for pair in joined if len(pair[0]) >= SQUEEZED_LETTERS), key=lambda p: -len(p[0])))


@lru_cache(maxsize=20_000)
def _corrected(word: str) -> str:
    """The vocabulary's word that this one misspells, or the word itself."""
    if len(word) < FUZZY_TOKEN_LETTERS or word in _known_words():
        return word
    found = process.extractOne(word, _words(), scorer=fuzz.ratio, score_cutoff=FUZZY_TOKEN_MIN)
    return found[0] if found else word


@lru_cache(maxsize=20_000)
def read_header(text: str) -> HeaderReading:
    """Read the words of one header text (longest phrases first)."""
    words = [_corrected(word) for word in _unspaced(tokens(text))]
    if not words:
        return HeaderReading(frozenset(), (), 0.0)
    known = [False] * len(words)
    concepts = set(_match_phrases(words, known))
    for index, word in enumerate(words):
        if _YEAR.fullmatch(word) or word == "%" or _ORDINAL.match(word):
            known[index] = True
    share = sum(len(word) for word, hit in zip(words, known, strict=True) if hit) / sum(map(len, words))
    if share < 1.0:
        found, covered = _match_squeezed(words, known)
        if covered > share:
            concepts |= found
            share = covered
    return HeaderReading(frozenset(concepts), years_in(text), share)


def _unspaced(words: list[str]) -> list[str]:
    """A text printed letter by letter ("N O") as the one word it is."""
    return ["".join(words)] if len(words) > 1 and all(len(word) == 1 and word.isalpha() for word in words) else words


def _match_phrases(words: list[str], known: list[bool]) -> list[str]:
    """Concepts of the phrases in `words`, longest first; marks the words they use in `known`."""
    phrases = _phrases()
    found = []
    for length in range(min(5, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if any(known[start : start + length]):
                continue
            concept = phrases.get(tuple(words[start : start + length]))
            if concept:
                found += [concept, *IMPLIED.get(concept, ())]
                known[start : start + length] = [True] * length
    return found


def _match_squeezed(words: list[str], known: list[bool]) -> tuple[set[str], float]:
    """Concepts found in the unknown words with their spaces taken out, and the share of letters then known."""
    rest = "".join(" " if hit else word for word, hit in zip(words, known, strict=True))
    total = sum(map(len, words))
    concepts: set[str] = set()
    for phrase, concept in _squeezed():
        if phrase in rest:
            concepts.add(concept)
            rest = rest.replace(phrase, " ")
    return concepts, 1.0 - len(rest.replace(" ", "")) / total
