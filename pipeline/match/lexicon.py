"""The words of the vocabulary, made ready for reading labels: spellings, abbreviations, misspellings.

A lexicon is built once from the mapping files. It turns printed words into the words that labels are compared by:
"Prosentase Penyandang Masalah Kesejahteraan Sosial" into "persentase pmks".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from pipeline.match.settings import MatchSettings
from pipeline.regions import RegionLevel
from pipeline.spelling import Speller
from pipeline.units import Units
from pipeline.vocabulary import Vocabulary

TAG = re.compile(r"</?[a-z][^>]*>")
EMPHASIS = re.compile(r"[*_`]+")
WRAPPED = re.compile(r"(?<=[^\W\d])-\s+(?=[^\W\d])")
LIST_MARK = re.compile(r"^\s*(?:(?:[-•▪●○✓–·]\s*|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-z][.)]\s+)\s*)+")
TARGET = re.compile(r"\s*:\s*\d[\d.,]*\s+[^\W\d][^:]*$")
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*|[()%<>≤≥&]")
YEAR = re.compile(r"(?:19|20)\d\d")
BRACKETS = frozenset("()")
ANY_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand for one other word."""

    words: tuple[str, ...]
    word: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is needed to read a label, looked up by word."""

    speller: Speller
    phrases: Mapping[str, tuple[Phrase, ...]] = field(repr=False)
    abbreviations: frozenset[str] = field(repr=False)
    long_forms: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    asides: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    light: frozenset[str] = field(repr=False)
    groups: Mapping[str, frozenset[str]] = field(repr=False)
    quantities: Mapping[str, tuple[str, ...]] = field(repr=False)
    levels: Mapping[str, RegionLevel] = field(repr=False)
    region_names: frozenset[str] = field(repr=False)
    units: Units = field(repr=False)
    settings: MatchSettings = field(repr=False)

    def exclusive(self, one: str, other: str) -> bool:
        """Whether two words belong to one group of words that exclude each other."""
        return bool(self.groups.get(one, frozenset()) & self.groups.get(other, frozenset()))


def tokens_of(text: str) -> list[str]:
    """The words, numbers, brackets and signs of a printed text in small letters.

    List mark, emphasis and a target written behind the name ("… : 180 Orang") are left out.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = EMPHASIS.sub("", TAG.sub(" ", text))
    text = LIST_MARK.sub("", WRAPPED.sub("", text) if "-" in text else text)  # a look is quicker than a search
    return TOKEN.findall(TARGET.sub("", text) if ":" in text else text)


def is_number(token: str) -> bool:
    """Whether a word of `tokens_of` is a number ("20", "96,36"); one that begins with a digit is nothing else."""
    return token[0].isdigit()


def build_lexicon(vocabulary: Vocabulary, settings: MatchSettings) -> Lexicon:
    """The lexicon of a vocabulary."""
    spellings = {row.printed.casefold(): row.word for row in vocabulary.spellings}

    def canonical(text: str) -> tuple[str, ...]:
        return tuple(spellings.get(token, token) for token in text.casefold().split())

    abbreviations = frozenset(row.abbreviation for row in vocabulary.abbreviations)
    phrases = [Phrase(canonical(row.phrase), row.abbreviation) for row in vocabulary.abbreviations]
    asides = [canonical(row.phrase) for row in vocabulary.asides]
    known = _known_words(vocabulary, spellings)
    return Lexicon(
        speller=Speller(
            spellings,
            known,
            targets=tuple(sorted(word for word in known if len(word) >= settings.shortest_misspelt - 1)),
            shortest=settings.shortest_misspelt,
            long_word=settings.long_word,
        ),
        phrases=_by_first(phrases),
        abbreviations=abbreviations,
        long_forms=_long_forms(phrases),
        asides=_asides_by_first(asides),
        light=vocabulary.light_words,
        groups=_groups(vocabulary),
        quantities={row.word: row.kinds for row in vocabulary.quantities},
        levels=vocabulary.regions.levels,
        region_names=frozenset(vocabulary.regions.by_name),
        units=vocabulary.units,
        settings=settings,
    )


def _by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.words)):
        found.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(group) for first, group in found.items()}


def _asides_by_first(asides: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for aside in sorted(asides, key=len, reverse=True):
        found.setdefault(aside[0], []).append(aside)
    return {first: tuple(group) for first, group in found.items()}


def _long_forms(phrases: Sequence[Phrase]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The written-out forms of each abbreviation."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if len(phrase.words) > 1:
            found.setdefault(phrase.word, []).append(phrase.words)
    return {word: tuple(forms) for word, forms in found.items()}


def _groups(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The guard groups that each deciding word belongs to."""
    found: dict[str, set[str]] = {}
    for guard in vocabulary.guards:
        found.setdefault(guard.word, set()).add(guard.group)
    return {word: frozenset(groups) for word, groups in found.items()}


def _known_words(vocabulary: Vocabulary, spellings: Mapping[str, str]) -> frozenset[str]:
    """Every word that exists: of the vocabulary's own texts, of words.csv, and of the regions' names.

    An alias marked with a note may itself be misspelt, and an excluded label misread; their words do not count.
    """
    texts = chain(
        (alias.alias for alias in vocabulary.aliases if not alias.note),
        (indicator.name_id for indicator in vocabulary.indicators.values()),
        (abbreviation.phrase for abbreviation in vocabulary.abbreviations),
        (aside.phrase for aside in vocabulary.asides),
        (name for region in vocabulary.regions.by_code.values() for name in region.names),
    )
    words = set(chain.from_iterable(tokens_of(text) for text in texts))
    words.update(vocabulary.words, vocabulary.light_words, spellings, spellings.values())
    words.update(guard.word for guard in vocabulary.guards)
    return frozenset(words)
