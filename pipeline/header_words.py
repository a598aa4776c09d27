"""The words of table headers, and what they mean.

Headers are short and formulaic ("Target Kinerja Tahun 2021", "% Capaian"), but they are broken by narrow columns
("REALI-SASI", "Capaia n", "N O") and misspelt ("Realiasi"). Misspelt words are read by the same rule as those of labels
(`pipeline.spelling`): one that exists is never taken for another. The vocabulary `mappings/header_words.csv` maps
phrases to *concepts*; a header cell is read as the set of concepts it names. What a combination of concepts means as a
column is decided in `pipeline.interpret`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Literal

from pipeline.errors import LkjipError
from pipeline.known_words import load_known_words
from pipeline.mapping_files import mapping_path, read_table
from pipeline.spelling import SHORTEST_MISSPELT, Speller, load_spellings

LONGEST_PHRASE = 5
"""Words; no phrase of a header's own is longer."""
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
    that a header can be told from a label that merely contains a header word. `misspelt` are those of the concepts that
    only misspelt words name.
    """

    concepts: frozenset[str]
    years: tuple[int, ...]
    share: float
    misspelt: frozenset[str] = frozenset()


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
def _rows() -> tuple[HeaderWord, ...]:
    return read_table(HeaderWord, HEADER_WORDS_FILE, unique=["phrase"])


@cache
def _speller() -> Speller:
    return speller_of(_rows())


def speller_of(rows: Iterable[HeaderWord]) -> Speller:
    """The words of headers; whatever else exists is none of them misspelt. A percent sign stays what it is."""
    spellings = {row.printed.casefold(): row.word for row in load_spellings() if row.printed.isalpha()}
    own = {word for row in rows for word in tokens(row.phrase)}
    known = own | load_known_words() | {*spellings} | {*spellings.values()}
    return Speller(spellings, frozenset(known), tuple(sorted(word for word in own if len(word) >= SHORTEST_MISSPELT)))


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return concepts_by_phrase(_rows(), _speller())


def concepts_by_phrase(rows: Iterable[HeaderWord], speller: Speller) -> dict[tuple[str, ...], str]:
    """The concept of each phrase, its words in the vocabulary's spelling.

    Raises LkjipError if one phrase in two spellings is given two concepts.
    """
    found: dict[tuple[str, ...], HeaderWord] = {}
    for row in rows:
        first = found.setdefault(tuple(map(speller.spelled, tokens(row.phrase))), row)
        if first.concept != row.concept:
            problem = f"'{first.phrase}', the same in another spelling, is '{first.concept}'"
            raise LkjipError(mapping_path(HEADER_WORDS_FILE), f"'{row.phrase}'", problem, "give both one concept")
    return {phrase: row.concept for phrase, row in found.items()}


@cache
def _squeezed() -> dict[str, list[tuple[str, str]]]:
    """The long phrases without spaces and their concepts, by their first letters, the longest first."""
    joined = sorted((("".join(tokens(row.phrase)), row.concept) for row in _rows()), key=lambda pair: -len(pair[0]))
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase, concept in joined:
        if len(phrase) >= SQUEEZED_LETTERS:
            found.setdefault(phrase[:SQUEEZED_LETTERS], []).append((phrase, concept))
    return found


@lru_cache(maxsize=20_000)
def read_header(text: str) -> HeaderReading:
    """Read the words of one header text (longest phrases first)."""
    printed = _unspaced(tokens(text))
    if not printed:
        return HeaderReading(frozenset(), (), 0.0)
    spelt = [_speller().spelled(word) for word in printed]
    words = [_speller().corrected(word) for word in spelt]
    known = [bool(_YEAR.fullmatch(word) or word == "%" or _ORDINAL.match(word)) for word in words]
    found = [*_match_phrases(words)]
    for start, end, _ in found:
        known[start:end] = [True] * (end - start)
    concepts = _with_implied(found)
    misspelt = concepts - _with_implied(_match_phrases(spelt)) if words != spelt else set()
    squeezed, letters = _match_squeezed(printed, known)
    letters += sum(len(word) for word, hit in zip(printed, known, strict=True) if hit)
    share = letters / sum(map(len, printed))
    return HeaderReading(frozenset(concepts | squeezed), years_in(text), share, frozenset(misspelt))


def _unspaced(words: list[str]) -> list[str]:
    """A text printed letter by letter ("N O") as the one word it is."""
    return ["".join(words)] if len(words) > 1 and all(len(word) == 1 and word.isalpha() for word in words) else words


def _match_phrases(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where each phrase begins and ends in the words, and its concept; the longest first, no word in two."""
    phrases = _phrases()
    taken = [False] * len(words)
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            concept = "" if any(taken[start:end]) else phrases.get(tuple(words[start:end]), "")
            if concept:
                taken[start:end] = [True] * length
                yield start, end, concept


def _with_implied(found: Iterable[tuple[int, int, str]]) -> set[str]:
    return {each for *_, concept in found for each in (concept, *IMPLIED.get(concept, ()))}


def _match_squeezed(words: Sequence[str], known: Sequence[bool]) -> tuple[set[str], int]:
    """Concepts found in the unknown words with their spaces taken out, and how many letters they take.

    A phrase begins where a word or another phrase does, and ends likewise: "Capaia n" and "PaguAnggaran" name some,
    "berencana" does not name "rencana".
    """
    concepts: set[str] = set()
    letters = 0
    for hit, run in groupby(zip(words, known, strict=True), key=itemgetter(1)):
        pieces = [] if hit else [word for word, _ in run]
        text, edges, end = "".join(pieces), [*accumulate(map(len, pieces), initial=0)], 0
        for start in edges[:-1]:
            found = _squeezed_from(text, start, edges) if start >= end else []
            concepts.update(concept for concept, _ in found)
            letters += sum(length for _, length in found)
            end = max(end, start + sum(length for _, length in found))
    return concepts, letters


def _squeezed_from(text: str, start: int, edges: Sequence[int]) -> list[tuple[str, int]]:
    """Concepts and lengths of phrases that follow each other in `text` from `start` to one of `edges`; the longest
    first."""
    for phrase, concept in _squeezed().get(text[start : start + SQUEEZED_LETTERS], ()):
        if text.startswith(phrase, start):
            end = start + len(phrase)
            rest = [] if end in edges else _squeezed_from(text, end, edges)
            if rest or end in edges:
                return [(concept, len(phrase)), *rest]
    return []
