"""What is wrong with the mapping files, all of it at once, and what in them nothing uses.

Loading stops at the first fault, which is right for a run; a person who mends the files wants to see every one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from pipeline.agency_terms import AGENCY_TERMS_FILE, AgencyTerm
from pipeline.budget_items import BUDGET_ITEMS_FILE, BudgetItem, contradictions
from pipeline.budget_items import UNIQUE as UNIQUE_ITEMS
from pipeline.cover import AGENCY_WORDS_FILE, AgencyWord
from pipeline.errors import LkjipError
from pipeline.header_words import HEADER_WORDS_FILE, HeaderWord, concepts_by_phrase, speller_of
from pipeline.interpret.year_words import YEAR_WORDS_FILE, YearWord
from pipeline.joining_words import JOINING_WORDS_FILE, JoiningWord
from pipeline.level_words import LEVEL_WORDS_FILE, LevelWord
from pipeline.mapping_files import mapping_path, read_numbered
from pipeline.match.index import build_index, entries_of, rival_claims
from pipeline.match.item_index import build_item_index, rival_items
from pipeline.match.label import read_label
from pipeline.match.lexicon import Lexicon, build_lexicon, tokens_of
from pipeline.match.settings import MatchSettings
from pipeline.numbers.readings import CATEGORIES_FILE, Category
from pipeline.regions import REGION_WORDS_FILE, REGIONS_FILE, Region, RegionWord
from pipeline.spelling import SPELLINGS_FILE, WORDS_FILE, KnownWord, Spelling
from pipeline.stitch.caption import SIGNATURE_WORDS_FILE, SignatureWord
from pipeline.units import UNIT_KINDS_FILE, UNITS_FILE, UnitKind, UnitRow
from pipeline.validate.confidence import FILE as EVIDENCE_FILE
from pipeline.validate.confidence import Evidence
from pipeline.validate.reports import SECTORS_FILE, Sector
from pipeline.vocabulary import (
    ABBREVIATIONS_FILE,
    ALIASES_FILE,
    ASIDES_FILE,
    EXCLUSIONS_FILE,
    GUARDS_FILE,
    INDICATORS_FILE,
    LIGHT_WORDS_FILE,
    QUANTITIES_FILE,
    Abbreviation,
    Alias,
    Aside,
    Exclusion,
    Guard,
    Indicator,
    LightWord,
    Quantity,
    Vocabulary,
    load_vocabulary,
)

Severity = Literal["error", "unused"]
Numbered = Mapping[str, Sequence[tuple[int, Any]]]
"""The rows of each mapping file, with their lines."""


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A file of mappings/: what a row of it is, and which columns together may not occur twice."""

    name: str
    row_type: type
    unique: tuple[str, ...]


FILES = (
    MappingFile(INDICATORS_FILE, Indicator, ("indicator_id",)),
    MappingFile(ALIASES_FILE, Alias, ("alias", "kinds")),
    MappingFile(EXCLUSIONS_FILE, Exclusion, ("label",)),
    MappingFile(SPELLINGS_FILE, Spelling, ("printed",)),
    MappingFile(ABBREVIATIONS_FILE, Abbreviation, ("phrase",)),
    MappingFile(ASIDES_FILE, Aside, ("phrase",)),
    MappingFile(LIGHT_WORDS_FILE, LightWord, ("word",)),
    MappingFile(WORDS_FILE, KnownWord, ("word",)),
    MappingFile(GUARDS_FILE, Guard, ("group", "word")),
    MappingFile(QUANTITIES_FILE, Quantity, ("word",)),
    MappingFile(UNITS_FILE, UnitRow, ("printed",)),
    MappingFile(UNIT_KINDS_FILE, UnitKind, ("kind",)),
    MappingFile(HEADER_WORDS_FILE, HeaderWord, ("phrase",)),
    MappingFile(LEVEL_WORDS_FILE, LevelWord, ("phrase",)),
    MappingFile(YEAR_WORDS_FILE, YearWord, ("kind", "phrase")),
    MappingFile(JOINING_WORDS_FILE, JoiningWord, ("place", "word")),
    MappingFile(SIGNATURE_WORDS_FILE, SignatureWord, ("place", "phrase")),
    MappingFile(CATEGORIES_FILE, Category, ("category",)),
    MappingFile(AGENCY_WORDS_FILE, AgencyWord, ("word",)),
    MappingFile(AGENCY_TERMS_FILE, AgencyTerm, ("printed",)),
    MappingFile(REGIONS_FILE, Region, ("code", "valid_to")),
    MappingFile(REGION_WORDS_FILE, RegionWord, ("word",)),
    MappingFile(SECTORS_FILE, Sector, ("sector",)),
    MappingFile(BUDGET_ITEMS_FILE, BudgetItem, UNIQUE_ITEMS),
    MappingFile(EVIDENCE_FILE, Evidence, ("evidence",)),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a row of a mapping file: an error, or that nothing uses it."""

    severity: Severity
    fault: LkjipError


@dataclass(frozen=True, slots=True)
class Printed:
    """What a dataset prints: its labels, and the indicators that its figures are of."""

    labels: frozenset[str]
    indicators: frozenset[str]


def check(printed: Printed | None = None) -> list[Finding]:
    """Everything that is wrong with the mapping files: broken rows, doubles, contradictions, cycles; else idle entries.

    Without `printed`, an entry is unused if nothing else in the vocabulary has its word. With it, what a dataset's
    labels have counts as used too, and indicators, aliases, exclusions and light words that none of them needs are
    told. What is built on rows that are broken is not looked into until they are mended.
    """
    faults: list[LkjipError] = []
    rows: Numbered = {
        file.name: read_numbered(file.row_type, file.name, unique=file.unique, faults=faults) for file in FILES
    }
    if not faults:
        faults += _contradictions(rows)
    if faults:
        return [Finding("error", fault) for fault in faults]
    vocabulary = load_vocabulary()
    return [Finding("unused", fault) for fault in _unused(rows, vocabulary, printed)]


def _fault(name: str, line: int, problem: str, remedy: str) -> LkjipError:
    return LkjipError(mapping_path(name), f"line {line}", problem, remedy)


# --- errors -------------------------------------------------------------------------------------------------------


def _contradictions(rows: Numbered) -> Iterator[LkjipError]:
    yield from _cycles(rows)
    yield from _double_aliases(rows[ALIASES_FILE])
    items = [
        _fault(BUDGET_ITEMS_FILE, line, f"{item.code}: {problem}", remedy)
        for line, item, problem, remedy in contradictions(rows[BUDGET_ITEMS_FILE])
    ]
    yield from items
    if items:
        return
    try:
        headers = [row for _, row in rows[HEADER_WORDS_FILE]]
        concepts_by_phrase(headers, speller_of(headers))
        vocabulary = load_vocabulary()
    except LkjipError as fault:
        yield fault
        return
    lexicon = build_lexicon(vocabulary, MatchSettings())
    rivals = list(_rivals(rows, vocabulary, lexicon))
    yield from rivals
    if not rivals:
        yield from _excluded_aliases(rows, vocabulary)
    yield from _rival_items(rows[BUDGET_ITEMS_FILE], vocabulary)


def _cycles(rows: Numbered) -> Iterator[LkjipError]:
    """Words that lead to one another, or to a word that is led further: each word is replaced only once."""
    leads: dict[str, tuple[str, str, int]] = {}
    for line, row in rows[SPELLINGS_FILE]:
        leads[row.printed.casefold()] = (row.word, SPELLINGS_FILE, line)
    for line, row in rows[ABBREVIATIONS_FILE]:
        if " " not in row.phrase and row.phrase != row.abbreviation:
            leads.setdefault(row.phrase.casefold(), (row.abbreviation, ABBREVIATIONS_FILE, line))
    for word, (target, name, line) in leads.items():
        way = [word, target]
        while way[-1] in leads and way[-1] not in way[:-1]:
            way.append(leads[way[-1]][0])
        shown = " → ".join(way)
        if way[-1] == word:
            yield _fault(name, line, f"the words lead in a circle: {shown}", "remove one of these rows")
        elif len(way) > 2 and leads[target][1] == name and way[-1] not in way[:-1]:
            yield _fault(name, line, f"'{target}' is itself replaced: {shown}", f"write '{way[-1]}' in its place")


def _double_aliases(aliases: Sequence[tuple[int, Alias]]) -> Iterator[LkjipError]:
    """Aliases that differ from another of their indicator in case and spaces alone, with kinds of units shared."""
    seen: dict[tuple[str, str], list[tuple[int, Alias]]] = {}
    for line, alias in aliases:
        same = seen.setdefault((alias.indicator_id, " ".join(alias.alias.casefold().split())), [])
        for other_line, other in same:
            if set(alias.kinds) & set(other.kinds) or alias.kinds == other.kinds:
                problem = f"'{alias.alias}' already stands on line {other_line}"
                yield _fault(ALIASES_FILE, line, problem, "remove one")
        same.append((line, alias))


def _rivals(rows: Numbered, vocabulary: Vocabulary, lexicon: Lexicon) -> Iterator[LkjipError]:
    """Names that two indicators claim."""
    lines = _lines_of_names(rows)
    groups: dict[str, list[Any]] = {}
    for entry in entries_of(vocabulary, lexicon):
        groups.setdefault(entry.key, []).append(entry)
    for group in groups.values():
        first = {(entry, other.indicator): other for entry, other in reversed(list(rival_claims(group)))}
        for (entry, _), other in sorted(first.items(), key=lambda pair: group.index(pair[0][0])):
            name, line = lines[entry.indicator.indicator_id, entry.printed, entry.kinds]
            other_name, other_line = lines[other.indicator.indicator_id, other.printed, other.kinds]
            problem = (
                f"'{entry.printed}' of {entry.indicator.indicator_id} is a name of {other.indicator.indicator_id} too "
                f"('{other.printed}', {other_name} line {other_line})"
            )
            yield _fault(name, line, problem, "remove it from one of them, or tell them apart by kinds")


def _lines_of_names(rows: Numbered) -> dict[tuple[str, str, tuple[str, ...]], tuple[str, int]]:
    """File and line of each name of an indicator, by its id, what is printed, and the kinds of unit."""
    names = {(row.indicator_id, row.name_id, ()): (INDICATORS_FILE, line) for line, row in rows[INDICATORS_FILE]}
    return names | {(row.indicator_id, row.alias, row.kinds): (ALIASES_FILE, line) for line, row in rows[ALIASES_FILE]}


def _rival_items(rows: Sequence[tuple[int, BudgetItem]], vocabulary: Vocabulary) -> Iterator[LkjipError]:
    """Names that two items of one parent share."""
    lines = {item: line for line, item in rows}
    for name, other in rival_items(build_item_index(vocabulary, MatchSettings())):
        problem = f"'{name.printed}' of {name.item.code} is a name of {other.item.code} too, line {lines[other.item]}"
        yield _fault(BUDGET_ITEMS_FILE, lines[name.item], problem, "correct one of the names, or the years")


def _excluded_aliases(rows: Numbered, vocabulary: Vocabulary) -> Iterator[LkjipError]:
    """Names that an exclusion keeps from ever matching."""
    index = build_index(vocabulary, MatchSettings())
    named = {entry.reading.key: entry for entry in index.entries}
    for line, row in rows[EXCLUSIONS_FILE]:
        entry = named.get(read_label(row.label, index.lexicon).key)
        if entry:
            problem = f"'{row.label}' is a name of {entry.indicator.indicator_id} ('{entry.printed}')"
            yield _fault(EXCLUSIONS_FILE, line, problem, "remove one of the two")


# --- unused -------------------------------------------------------------------------------------------------------


def _unused(rows: Numbered, vocabulary: Vocabulary, printed: Printed | None) -> Iterator[LkjipError]:
    """Entries that neither the rest of the vocabulary nor a dataset needs."""
    lexicon = build_index(vocabulary, MatchSettings()).lexicon
    labels = printed.labels if printed else frozenset()
    read = _words_read(chain(_texts(vocabulary), labels), lexicon)
    words: tuple[tuple[str, Callable[[Any], str]], ...] = (
        (SPELLINGS_FILE, lambda row: row.word),
        (ABBREVIATIONS_FILE, lambda row: row.abbreviation),
        (GUARDS_FILE, lambda row: row.word),
        (QUANTITIES_FILE, lambda row: row.word),
    )
    headers = {word for _, row in rows[HEADER_WORDS_FILE] for word in row.phrase.split()}
    for name, word_of in words:
        used_here = read | headers if name == SPELLINGS_FILE else read
        for line, row in rows[name]:
            if word_of(row) not in used_here:
                where = "no name and no label" if printed else "no name in the vocabulary"
                yield _fault(name, line, f"{where} has '{word_of(row)}'", "")
    used = {row.kind for _, row in rows[UNITS_FILE]}
    for line, row in rows[UNIT_KINDS_FILE]:
        if row.kind not in used:
            yield _fault(UNIT_KINDS_FILE, line, f"no unit is of the kind '{row.kind}'", "")
    if printed:
        yield from _unprinted(rows, printed, lexicon)


def _unprinted(rows: Numbered, printed: Printed, lexicon: Lexicon) -> Iterator[LkjipError]:
    """Entries that only labels can use, and none of the dataset does."""
    for line, row in rows[INDICATORS_FILE]:
        if row.indicator_id not in printed.indicators:
            yield _fault(INDICATORS_FILE, line, f"no figure is of {row.indicator_id}", "")
    keys = {read_label(label, lexicon).key for label in printed.labels}
    for name, text_of in ((ALIASES_FILE, "alias"), (EXCLUSIONS_FILE, "label")):
        for line, row in rows[name]:
            if read_label(getattr(row, text_of), lexicon).key not in keys:
                yield _fault(name, line, f"no label says '{getattr(row, text_of)}'", "")
    spelt = [" ".join(map(lexicon.speller.spelled, tokens_of(label))) for label in printed.labels]
    said = {word for label in spelt for word in label.split()}
    for line, row in rows[LIGHT_WORDS_FILE]:
        if row.word not in said:
            yield _fault(LIGHT_WORDS_FILE, line, f"no label has '{row.word}'", "")


def _texts(vocabulary: Vocabulary) -> Iterator[str]:
    """Everything in the vocabulary that is read as a label is."""
    yield from (indicator.name_id for indicator in vocabulary.indicators.values())
    yield from (alias.alias for alias in vocabulary.aliases)
    yield from (exclusion.label for exclusion in vocabulary.exclusions)
    yield from (aside.phrase for aside in vocabulary.asides)


def _words_read(texts: Iterable[str], lexicon: Lexicon) -> set[str]:
    """The words of texts as they are spelt, and as they are compared."""
    found: set[str] = set()
    for text in texts:
        found.update(map(lexicon.speller.spelled, tokens_of(text)))
        found.update(read_label(text, lexicon).words)
    return found
