"""The decision on one label: certain, for review with candidates, or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from pipeline.artefacts import Candidate
from pipeline.match.compare import Comparison, applies, compare, same_quantity, unit_conflict
from pipeline.match.index import Entry, Index
from pipeline.match.label import Reading

ALIAS = "alias"
NORMALISED = "normalised"
FUZZY = "fuzzy"
CERTAIN = 100.0


@dataclass(frozen=True, slots=True)
class Question:
    """A label, and the kind of unit that its figures are in ("" if unknown)."""

    reading: Reading
    kind: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a label means; without an indicator, why a person has to look and at what.

    `comparable` is False for a label that names nothing: what it is like says nothing either.
    """

    indicator_id: str = ""
    method: str = ""
    score: float | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    comparable: bool = True


def decide(questions: Sequence[Question], index: Index) -> dict[Question, Decision]:
    """A decision on each question.

    First by the label's own words; what they leave open is compared with every alias at once (rapidfuzz `cdist`).
    """
    settings = index.lexicon.settings
    decisions: dict[Question, Decision] = {}
    for question in questions:
        decisions[question] = _by_words(question, index)
    uncertain = [
        question for question, decision in decisions.items() if not decision.indicator_id and decision.comparable
    ]
    for start in range(0, len(uncertain), settings.batch):
        batch = uncertain[start : start + settings.batch]
        for question, near in zip(batch, _nearest(batch, index), strict=True):
            decisions[question] = _by_likeness(question, near, decisions[question].reason, index)
    return decisions


def _by_words(question: Question, index: Index) -> Decision:
    """The decision by the label's own words; without an indicator, why they do not decide ("" if they are unknown)."""
    reading, kind = question.reading, question.kind
    if not reading.content:
        return Decision(reason="the row has no label", comparable=False)
    if reading.key in index.excluded:
        return Decision(reason=index.excluded[reading.key], comparable=False)
    entries = index.named(reading)
    if reading.contradiction and not any(_is_printed(reading, entry) for entry in entries):
        return Decision(reason=f"name and abbreviation contradict each other: {reading.contradiction}")
    meant = _meant(entries, kind)
    if not meant:
        meant = [entry for entry in index.bare(reading) if same_quantity(reading, entry, kind, index.lexicon)]
    if not meant:
        return Decision(reason="which indicator it is depends on the unit" if entries else "")
    if len({entry.indicator.indicator_id for entry in meant}) > 1:
        return Decision(reason="several indicators have this name")
    conflict = unit_conflict(meant[0], kind, index.lexicon.units)
    if conflict:
        return Decision(reason=conflict)
    return _certain(reading, meant)


def _meant(entries: Sequence[Entry], kind: str) -> list[Entry]:
    """The entries that apply to a kind of unit; those that ask for it go before those that take any."""
    asking = [entry for entry in entries if entry.kinds and applies(entry, kind)]
    return asking or [entry for entry in entries if not entry.kinds]


def _certain(reading: Reading, meant: Sequence[Entry]) -> Decision:
    indicator_id = meant[0].indicator.indicator_id
    if any(_is_printed(reading, entry) for entry in meant):
        return Decision(indicator_id, ALIAS, CERTAIN)
    if reading.spelling == CERTAIN:
        return Decision(indicator_id, NORMALISED, CERTAIN)
    return Decision(indicator_id, FUZZY, round(reading.spelling, 1))


def _is_printed(reading: Reading, entry: Entry) -> bool:
    """Whether the label is printed as the vocabulary has it; a person has seen it then."""
    return reading.label.casefold().split() == entry.printed.casefold().split()


def _nearest(questions: Iterable[Question], index: Index) -> Iterator[list[Entry]]:
    """For each label the entries most like it, the best first, at most one an indicator."""
    settings = index.lexicon.settings
    texts = [question.reading.text for question in questions]
    scores = process.cdist(texts, index.texts, scorer=fuzz.ratio, score_cutoff=settings.candidate, dtype=np.uint8)
    for row in scores:
        best: dict[str, Entry] = {}
        for position in np.argsort(-row.astype(np.int16), kind="stable"):
            if not row[position] or len(best) > settings.candidates:
                break
            entry = index.entries[position]
            best.setdefault(entry.indicator.indicator_id, entry)
        yield [*best.values()]


def _named_within(reading: Reading, index: Index) -> list[Entry]:
    """The entries whose whole name is one word of the label: IPG in "Indeks Pemberdayaan Perempuan (IPG)"."""
    return [entry for word in reading.content for entry in index.by_key.get(word, ())[:1]]


def _by_likeness(question: Question, near: list[Entry], reason: str, index: Index) -> Decision:
    """The decision by likeness: certain only if the guards let exactly one of the nearest pass."""
    lexicon = index.lexicon
    near = [*near, *(entry for entry in _named_within(question.reading, index) if entry not in near)]
    compared = [(entry, compare(question.reading, entry, lexicon)) for entry in near]
    passed = [
        (entry, comparison)
        for entry, comparison in compared
        if comparison.same and applies(entry, question.kind) and not unit_conflict(entry, question.kind, lexicon.units)
    ]
    if len(passed) == 1 and not reason:
        entry, comparison = passed[0]
        return Decision(entry.indicator.indicator_id, FUZZY, round(min(comparison.score, question.reading.spelling), 1))
    reason = reason or _why_uncertain(question, compared, len(passed), index)
    return Decision(candidates=_candidates(question, compared, reason, index), reason=reason)


def _candidates(
    question: Question, compared: list[tuple[Entry, Comparison]], reason: str, index: Index
) -> tuple[Candidate, ...]:
    """The best candidates, the best first, each indicator once; `reason` is why none of them is certain."""
    best: dict[str, Candidate] = {}
    for entry, comparison in sorted(compared, key=lambda pair: -pair[1].score):
        indicator = entry.indicator
        why = _why_not(question, entry, comparison, index) or reason
        candidate = Candidate(indicator.indicator_id, indicator.name_id, round(comparison.score, 1), why)
        best.setdefault(indicator.indicator_id, candidate)
    return tuple(best.values())[: index.lexicon.settings.candidates]


def _why_not(question: Question, entry: Entry, comparison: Comparison, index: Index) -> str:
    """What speaks against a candidate by itself, or ""."""
    if not comparison.same:
        return comparison.reason
    if not applies(entry, question.kind):
        return f"it has this name only with figures in {', '.join(entry.kinds)}"
    return unit_conflict(entry, question.kind, index.lexicon.units)


def _why_uncertain(question: Question, compared: list[tuple[Entry, Comparison]], passed: int, index: Index) -> str:
    if passed > 1:
        return "several indicators are equally alike"
    if not compared or compared[0][1].score < index.lexicon.settings.unknown:
        return "no indicator of the vocabulary is like it"
    entry, comparison = compared[0]
    return comparison.reason or unit_conflict(entry, question.kind, index.lexicon.units) or "the unit is not known"
