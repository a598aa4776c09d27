"""Decisions that look odd: what speaks against an accepted name is said, and the person's word stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.match.compare import compare, deciding_difference, unit_misfit
from pipeline.match.decide import Question, decide
from pipeline.match.index import Entry, Index
from pipeline.match.label import read_label
from pipeline.review.additions import Decided
from pipeline.review.sheet import fault_at
from pipeline.vocabulary import Indicator

LOOK_AGAIN = "look again; it is written as decided"


def doubts(path: Path, decided: Sequence[Decided], before: Index, after: Index) -> list[str]:
    """A sentence for each decided label that the guards or its unit speak against, or that does not match even so.

    before, after: the vocabulary without and with the decisions.
    """
    found = []
    for each in decided:
        if each.indicator is not None:
            reasons = [*_against(each, each.indicator, before), *_unmatched(each, each.indicator, after)]
            found += [str(fault_at(path, each.line, reason, LOOK_AGAIN)) for reason in reasons]
    return found


def _against(each: Decided, indicator: Indicator, index: Index) -> Iterator[str]:
    """What speaks against a label as a name of the indicator."""
    accepted = f"'{each.row.label}' is accepted for {indicator.indicator_id}, although"
    if each.reading.contradiction:
        yield f"{accepted} name and abbreviation contradict each other: {each.reading.contradiction}"
    elif reason := _guarded(each, [entry for entry in index.entries if entry.indicator == indicator], index):
        yield f"{accepted} {reason}"
    if reason := unit_misfit(indicator, each.row.unit_kind, index.lexicon.units):
        yield f"{accepted} {reason}"


def _guarded(each: Decided, entries: Iterable[Entry], index: Index) -> str:
    """Which deciding words keep the label apart from every name of the indicator, told of the most alike; or ""."""
    found = []
    for entry in entries:
        reason = deciding_difference(each.reading, entry, index.lexicon)
        if not reason:
            return ""
        found.append((compare(each.reading, entry, index.lexicon).score, reason))
    return max(found, key=lambda pair: pair[0])[1] if found else ""


def _unmatched(each: Decided, indicator: Indicator, index: Index) -> Iterator[str]:
    """Why the label does not match its indicator though it is an alias now."""
    question = Question(read_label(each.row.label, index.lexicon), each.row.unit_kind)
    decision = decide([question], index)[question]
    if decision.indicator_id != indicator.indicator_id:
        reason = decision.reason or f"it means {decision.indicator_id}"
        yield f"'{each.row.label}' will still not match {indicator.indicator_id}: {reason}"
