"""The decision on one label: certain, for review with candidates, or unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
ALL_CORES = -1


@dataclass(frozen=True, slots=True)
class Question:
    """A label, and the kind of unit that its figures are in ("" if unknown)."""

    reading: Reading
    kind: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a label means; without an indicator, why a person has to look and at what.

    `runner_up`: the other indicator that the label is most like, if it is like any. `comparable` is False for a label
    that names nothing: what it is like says nothing either.
    """

    indicator_id: str = ""
    method: str = ""
    score: float | None = None
    runner_up: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Near:
    """A name of an indicator that a label is like, and how much (0–100)."""

    entry: Entry
    score: float


def decide(questions: Sequence[Question], index: Index) -> dict[Question, Decision]:
    """A decision on each question.

    First by the label's own words. Then every different text is compared with every alias at once (rapidfuzz `cdist`),
    for what the words leave open and for the runner-up of what they decide; labels of the same words only once.
    """
    decisions = {question: _by_words(question, index) for question in questions}
    alike: dict[str, list[Question]] = {}
    for question, decision in decisions.items():
        if decision.comparable:
            alike.setdefault(question.reading.text, []).append(question)
    for text, near in _nearest([*alike], index):
        open_ones: dict[tuple[object, ...], Decision] = {}
        for question in alike[text]:
            decision, reading = decisions[question], question.reading
            if not decision.indicator_id:
                essence = (reading.content, reading.spelling, question.kind, decision.reason)
                if essence not in open_ones:
                    open_ones[essence] = _by_likeness(question, near, decision.reason, index)
                decision = open_ones[essence]
            decisions[question] = _with_runner_up(decision, near)
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


def _nearest(texts: Sequence[str], index: Index) -> Iterator[tuple[str, list[Near]]]:
    """With each text the names most like it, the best first, one an indicator and one more than there are candidates.

    A batch at a time, so that memory is bounded.
    """
    settings = index.lexicon.settings
    for start in range(0, len(texts), settings.batch):
        batch = texts[start : start + settings.batch]
        scores = process.cdist(
            batch, index.texts, scorer=fuzz.ratio, score_cutoff=settings.candidate, workers=ALL_CORES
        )
        for text, row in zip(batch, scores, strict=True):
            found = np.flatnonzero(row)
            best: dict[str, Near] = {}
            for position in found[np.argsort(-row[found], kind="stable")].tolist():
                if len(best) > settings.candidates:
                    break
                entry = index.entries[position]
                if entry.indicator.indicator_id not in best:
                    best[entry.indicator.indicator_id] = Near(entry, float(row[position]))
            yield text, [*best.values()]


def _with_runner_up(decision: Decision, near: Sequence[Near]) -> Decision:
    """A certain decision with the next best indicator. It has 100 where only unit or region tell the two apart."""
    if not decision.indicator_id:
        return decision
    for name in near:
        indicator = name.entry.indicator
        if indicator.indicator_id != decision.indicator_id:
            runner_up = Candidate(indicator.indicator_id, indicator.name_id, round(name.score, 1))
            return replace(decision, runner_up=runner_up)
    return decision


def _named_within(reading: Reading, index: Index) -> list[Entry]:
    """The entries whose whole name is one word of the label: IPG in "Indeks Pemberdayaan Perempuan (IPG)"."""
    return [entry for word in reading.content for entry in index.by_key.get(word, ())[:1]]


def _by_likeness(question: Question, near: Sequence[Near], reason: str, index: Index) -> Decision:
    """The decision by likeness: certain only if the guards let exactly one of the nearest pass."""
    lexicon = index.lexicon
    entries = [name.entry for name in near]
    entries += [entry for entry in _named_within(question.reading, index) if entry not in entries]
    compared = [(entry, compare(question.reading, entry, lexicon)) for entry in entries]
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
