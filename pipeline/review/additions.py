"""From decisions to lines of mappings/: what a filled sheet adds to the vocabulary, and which of its rows are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import process

from pipeline.errors import LkjipError
from pipeline.match.compare import unit_misfit
from pipeline.match.index import Entry, Index
from pipeline.match.label import Reading, read_label
from pipeline.match.lexicon import tokens_of
from pipeline.review.choices import Choice
from pipeline.review.sheet import NEW_PREFIX, SheetRow, fault_at
from pipeline.vocabulary import ALIASES_FILE, EXCLUSIONS_FILE, Alias, Exclusion, Indicator, Vocabulary

NAMES_NOTHING = "a reviewer found that it names no indicator by itself"
LIKE_AN_ID = 70.0
"""Likeness (0–100) from which an id is proposed in place of an unknown one."""


@dataclass(frozen=True, slots=True)
class Additions:
    """Rows that the mapping files get. `known` counts decisions that are in them already."""

    indicators: tuple[Indicator, ...] = ()
    aliases: tuple[Alias, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    known: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """A label that is decided to name an indicator, or none (`indicator` is None)."""

    line: int
    row: SheetRow
    reading: Reading
    indicator: Indicator | None

    @property
    def key(self) -> str:
        """What labels of the same words have in common."""
        return self.reading.key + self.reading.place


@dataclass(slots=True)
class _Plan:
    """What is gathered row by row. `aliased`: id and key of every alias that the vocabulary has, names left out."""

    path: Path
    index: Index
    decided: Sequence[Decided]
    faults: list[LkjipError]
    aliased: frozenset[tuple[str, str]]
    aliases: dict[tuple[str, tuple[str, ...]], Alias] = field(default_factory=dict)
    exclusions: dict[str, Exclusion] = field(default_factory=dict)
    known: int = 0

    def refuse(self, decided: Decided, problem: str, remedy: str) -> None:
        self.faults.append(fault_at(self.path, decided.line, f"'{decided.row.label}' {problem}", remedy))


def decided_labels(
    path: Path,
    choices: Sequence[Choice],
    new: Sequence[Indicator],
    vocabulary: Vocabulary,
    index: Index,
    faults: list[LkjipError],
) -> list[Decided]:
    """The decided labels, each with its indicator; an unknown id goes to `faults`."""
    indicators = {**vocabulary.indicators, **{indicator.indicator_id: indicator for indicator in new}}
    decided = []
    for choice in choices:
        if choice.indicator_id and choice.indicator_id not in indicators:
            if not choice.new:  # what is wrong with a new one was told by `new_indicators`
                faults.append(_unknown(path, choice, list(indicators)))
            continue
        reading = read_label(choice.row.label, index.lexicon)
        if not reading.content:
            problem = f"'{choice.row.label}' has no word that tells it from other labels"
            faults.append(fault_at(path, choice.line, problem, "leave the decision empty"))
            continue
        decided.append(Decided(choice.line, choice.row, reading, indicators.get(choice.indicator_id)))
    return decided


def _unknown(path: Path, choice: Choice, ids: Sequence[str]) -> LkjipError:
    near = process.extractOne(choice.indicator_id, ids, score_cutoff=LIKE_AN_ID)
    remedy = f"write new: {choice.indicator_id} for a new one"
    proposal = f"did you mean {near[0]}? Else {remedy}" if near else f"correct it, or {remedy}"
    return fault_at(path, choice.line, f"there is no indicator '{choice.indicator_id}'", proposal)


def additions(
    path: Path,
    decided: Sequence[Decided],
    new: Sequence[Indicator],
    vocabulary: Vocabulary,
    index: Index,
    faults: list[LkjipError],
) -> Additions:
    """What the decisions add. Rows that contradict the vocabulary or one another go to `faults`.

    Rows that are there already are not added again; labels that differ only in case and spaces are added once.
    """
    printed = {(alias.indicator_id, alias.alias) for alias in vocabulary.aliases}
    aliased = frozenset(
        (entry.indicator.indicator_id, entry.key)
        for entry in index.entries
        if (entry.indicator.indicator_id, entry.printed) in printed
    )
    plan = _Plan(path, index, decided, faults, aliased)
    _check_names(plan, new)
    for each in sorted(decided, key=lambda each: each.row.label):  # of two that differ in case, always the same one
        if each.indicator is None:
            _exclude(plan, each)
        else:
            _name(plan, each, each.indicator, new)
    return Additions(tuple(new), tuple(plan.aliases.values()), tuple(plan.exclusions.values()), plan.known)


def _check_names(plan: _Plan, new: Sequence[Indicator]) -> None:
    """Refuse a new indicator whose name is another's, in the vocabulary or in the sheet."""
    taken = {key: (entries[0].indicator.indicator_id, entries[0].printed) for key, entries in plan.index.by_key.items()}
    for indicator in new:
        name = read_label(indicator.name_id, plan.index.lexicon)
        other = taken.setdefault(name.key + name.place, (indicator.indicator_id, indicator.name_id))
        if other[0] != indicator.indicator_id:
            line = next(each.line for each in plan.decided if each.indicator == indicator)
            problem = f"{NEW_PREFIX}name_id is a name of {other[0]} already ('{other[1]}')"
            plan.faults.append(fault_at(plan.path, line, problem, "give it a name that tells the two apart"))


# --- no -----------------------------------------------------------------------------------------------------------


def _exclude(plan: _Plan, each: Decided) -> None:
    """Make the label an exclusion, unless it names an indicator in the vocabulary or elsewhere in the sheet."""
    key = each.reading.key
    for entry in plan.index.entries:
        if entry.reading.key == key:
            problem = f"is a name of {entry.indicator.indicator_id} ('{entry.printed}')"
            plan.refuse(each, problem, f"remove that from {ALIASES_FILE} first, or leave the decision empty")
            return
    if key in plan.index.excluded:
        plan.known += 1
        return
    plan.exclusions.setdefault(key, Exclusion(each.row.label, each.row.note or NAMES_NOTHING))


# --- an indicator -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Claim:
    """What else a label is said to mean, by whom, and with which kinds of unit (empty: any)."""

    meaning: str
    kinds: tuple[str, ...]
    remedy: str


def _name(plan: _Plan, each: Decided, indicator: Indicator, new: Sequence[Indicator]) -> None:
    """Make the label an alias of the indicator, with the kind of its unit where that is what tells it from others."""
    if each.reading.key in plan.index.excluded:
        problem = f"is excluded ('{plan.index.excluded[each.reading.key]}')"
        plan.refuse(each, problem, f"remove it from {EXCLUSIONS_FILE} first, or leave the decision empty")
        return
    kind = each.row.unit_kind
    claims = list(_claims(plan, each, indicator))
    for claim in claims:
        if not kind or not claim.kinds or kind in claim.kinds:
            plan.refuse(each, claim.meaning, claim.remedy)
            return
    misfit = bool(unit_misfit(indicator, kind, plan.index.lexicon.units))
    kinds = (kind,) if claims or misfit else ()
    if any(_covers(entry, kinds) for entry in _entries(plan, each) if entry.indicator == indicator):
        plan.known += 1
        return
    source = each.row.report or each.row.doc_id
    note = each.row.note or _unknown_words(each, new, plan.index)
    alias = Alias(indicator.indicator_id, each.row.label, kinds, source, note)
    plan.aliases.setdefault((_folded(each.row.label), kinds), alias)
    if misfit and not claims:
        _keep_name(plan, each, indicator, source)


def _keep_name(plan: _Plan, each: Decided, indicator: Indicator, source: str) -> None:
    """Let an indicator's own name go on to mean it with any unit.

    A name is a name of its indicator only as long as no alias has its words; an alias for one kind of unit now does.
    """
    if (indicator.indicator_id, each.key) in plan.aliased:
        return
    name = read_label(indicator.name_id, plan.index.lexicon)
    if name.key + name.place == each.key:
        alias = Alias(indicator.indicator_id, indicator.name_id, (), indicator.source or source)
        plan.aliases.setdefault((_folded(indicator.name_id), ()), alias)


def _entries(plan: _Plan, each: Decided) -> tuple[Entry, ...]:
    """The names in the vocabulary that have the label's words."""
    return plan.index.by_key.get(each.key, ())


def _covers(entry: Entry, kinds: tuple[str, ...]) -> bool:
    """Whether a name does already what an alias with these kinds would do."""
    return set(kinds) <= set(entry.kinds) if kinds else not entry.kinds


def _claims(plan: _Plan, each: Decided, indicator: Indicator) -> Iterator[_Claim]:
    """What else the label is said to mean, in the vocabulary and in other rows of the sheet."""
    for entry in _entries(plan, each):
        if entry.indicator.indicator_id != indicator.indicator_id:
            meaning = f"is a name of {entry.indicator.indicator_id} already ('{entry.printed}')"
            yield _Claim(meaning, entry.kinds, f"decide for that, or tell the two apart by kinds in {ALIASES_FILE}")
    for other in plan.decided:
        if other.key == each.key and other.indicator != indicator:
            decided = other.indicator.indicator_id if other.indicator else "no"
            kinds = (other.row.unit_kind,) if other.indicator and other.row.unit_kind else ()
            yield _Claim(f"is decided as '{decided}' on line {other.line}", kinds, "decide both alike")


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())


def _unknown_words(each: Decided, new: Sequence[Indicator], index: Index) -> str:
    """A note on words of the label that exist nowhere else: they may be misspelt and are not to be learnt."""
    known = index.lexicon.speller.known.union(*(tokens_of(indicator.name_id) for indicator in new))
    words = [word for word in tokens_of(each.row.label) if word.isalpha() and word not in known]
    return f"as printed; new words: {', '.join(dict.fromkeys(words))}" if words else ""
