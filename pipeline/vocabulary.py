"""The vocabulary of mappings/: indicators, their printed names, units, and the words that tell labels apart.

Everything here is data that people edit (mappings/README.md says how). This module gives each file a type, loads them
together and checks what one file says against the others; `pipeline.match` uses them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from pipeline.budget_items import BudgetItem, load_budget_items
from pipeline.known_words import load_known_words
from pipeline.mapping_files import read_table
from pipeline.regions import Regions, load_regions
from pipeline.spelling import Spelling, load_spellings
from pipeline.units import UNITS_FILE, Units, check_kinds, fault, load_units

INDICATORS_FILE = "indicators.csv"
ALIASES_FILE = "aliases.csv"
EXCLUSIONS_FILE = "exclusions.csv"
ABBREVIATIONS_FILE = "abbreviations.csv"
GUARDS_FILE = "guards.csv"
QUANTITIES_FILE = "quantities.csv"
LIGHT_WORDS_FILE = "light_words.csv"
ASIDES_FILE = "asides.csv"

Direction = Literal["higher", "lower", "neither"]
DIRECTIONS: tuple[str, ...] = get_args(Direction)
INDICATOR_ID = re.compile(r"[a-z][a-z0-9_]*")


# --- rows ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Indicator:
    """One statistical series: the same thing, of the same population, in the same kind of quantity."""

    indicator_id: str
    name_id: str
    name_en: str
    unit: str
    direction: Direction
    sector: str
    definition: str
    source: str
    formula: str = ""

    def __post_init__(self) -> None:
        if not INDICATOR_ID.fullmatch(self.indicator_id):
            raise ValueError(f"the id '{self.indicator_id}' may hold small letters, digits and _ only")


@dataclass(frozen=True, slots=True)
class Alias:
    """One printed name of an indicator.

    `kinds`: where one name is printed for several indicators, the kinds of unit with which it means this one
    ("category" for KLA as a grade, "percent" for KLA as a share); empty: with any.
    """

    indicator_id: str
    alias: str
    kinds: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A label that names no indicator by itself ("Jumlah dokumen"): always for a person to decide."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A word and a phrase that mean the same: "pmks", "penyandang masalah kesejahteraan sosial"."""

    abbreviation: str
    phrase: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Guard:
    """A word that decides between indicators; two of one group exclude each other ("perempuan", "anak")."""

    group: str
    word: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A word for the quantity measured ("jumlah", "rasio") and the kinds of unit it can go with."""

    word: str
    kinds: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class LightWord:
    """A word that adds nothing to a label: "yang", "dan"."""

    word: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A phrase that is no part of an indicator's name; # stands for a number: "sebesar # persen"."""

    phrase: str
    note: str = ""


# --- all together -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All mapping files that the match stage reads. Compared by identity, so that what is made of it can be kept."""

    indicators: Mapping[str, Indicator]
    aliases: tuple[Alias, ...] = field(repr=False)
    exclusions: tuple[Exclusion, ...] = field(repr=False)
    abbreviations: tuple[Abbreviation, ...] = field(repr=False)
    spellings: tuple[Spelling, ...] = field(repr=False)
    guards: tuple[Guard, ...] = field(repr=False)
    quantities: tuple[Quantity, ...] = field(repr=False)
    light_words: frozenset[str] = field(repr=False)
    asides: tuple[Aside, ...] = field(repr=False)
    words: frozenset[str] = field(repr=False)
    units: Units = field(repr=False)
    regions: Regions = field(repr=False)
    budget_items: tuple[BudgetItem, ...] = field(repr=False)


def load_vocabulary() -> Vocabulary:
    """All mapping files of the match stage, each checked by itself and against the others.

    Raises LkjipError for a broken row, an alias of an unknown indicator, an indicator in an unknown unit, an unknown
    kind of unit, a word that is both light and deciding, and a budget item without its parent.
    """
    vocabulary = Vocabulary(
        indicators={row.indicator_id: row for row in read_table(Indicator, INDICATORS_FILE, unique=["indicator_id"])},
        aliases=read_table(Alias, ALIASES_FILE, unique=["alias", "kinds"]),
        exclusions=read_table(Exclusion, EXCLUSIONS_FILE, unique=["label"]),
        abbreviations=read_table(Abbreviation, ABBREVIATIONS_FILE, unique=["phrase"]),
        spellings=load_spellings(),
        guards=read_table(Guard, GUARDS_FILE, unique=["group", "word"]),
        quantities=read_table(Quantity, QUANTITIES_FILE, unique=["word"]),
        light_words=frozenset(row.word for row in read_table(LightWord, LIGHT_WORDS_FILE, unique=["word"])),
        asides=read_table(Aside, ASIDES_FILE, unique=["phrase"]),
        words=load_known_words(),
        units=load_units(),
        regions=load_regions(),
        budget_items=load_budget_items(),
    )
    _check(vocabulary)
    return vocabulary


def _check(vocabulary: Vocabulary) -> None:
    """Raises LkjipError where one mapping file contradicts another."""
    kinds = vocabulary.units.kinds
    for indicator in vocabulary.indicators.values():
        if not vocabulary.units.kind(indicator.unit):
            problem = f"its unit '{indicator.unit}' is not in {UNITS_FILE}"
            raise fault(INDICATORS_FILE, indicator.indicator_id, problem, "correct it or add the unit there")
    for alias in vocabulary.aliases:
        if alias.indicator_id not in vocabulary.indicators:
            problem = f"there is no indicator '{alias.indicator_id}'"
            raise fault(ALIASES_FILE, alias.alias, problem, f"correct the id or add it to {INDICATORS_FILE}")
    check_kinds(ALIASES_FILE, ((alias.alias, alias.kinds) for alias in vocabulary.aliases), kinds)
    check_kinds(QUANTITIES_FILE, ((quantity.word, quantity.kinds) for quantity in vocabulary.quantities), kinds)
    for guard in vocabulary.guards:
        if guard.word in vocabulary.light_words:
            problem = f"the word is in {LIGHT_WORDS_FILE} too"
            raise fault(GUARDS_FILE, guard.word, problem, "a word that decides is not light: remove it from one")
