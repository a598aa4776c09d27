"""What confirms a figure beyond its row: a sum that it is part of, and another table that prints the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.artefacts import Figure
from pipeline.normalise.expect import OPEN, sureness
from pipeline.repeats import repeats, same_value
from pipeline.sums import amount, rounding, sums


def confirmed(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of all documents, in their order; those that a sum or another table of their report confirms have
    that as evidence."""
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.doc_id].append(figure)
    reasons = {key: reason for group in by_document.values() for key, reason in _reasons(group).items()}
    return [_confirmed(figure, reasons.get(figure.figure_id, {})) for figure in figures]


def _reasons(figures: Sequence[Figure]) -> dict[str, dict[str, str]]:
    """What confirms the figures of one document: by figure_id, the evidence and what it says."""
    reasons: dict[str, dict[str, str]] = defaultdict(dict)
    for one in sums(figures):
        members = (one.total, *one.parts)
        difference = (one.total.value or 0.0) - amount(one.parts)
        if min(map(sureness, members)) > OPEN and abs(difference) <= rounding(one.total, one.parts):
            for figure in members:
                reasons[figure.figure_id]["sum"] = f"{len(one.parts)} {one.level} rows come to their total"
    for group in repeats(figures):
        for figure in group:
            alike = next((other for other in group if _repeats(figure, other)), None)
            if alike:
                reasons[figure.figure_id]["repetition"] = f"{alike.figure_id} prints the same"
    return reasons


def _repeats(figure: Figure, other: Figure) -> bool:
    if figure is other or figure.value is None or other.value is None:
        return False
    return sureness(other) > OPEN and same_value(figure.value, other.value)


def _confirmed(figure: Figure, reasons: Mapping[str, str]) -> Figure:
    if not reasons:
        return figure
    explanation = f"{figure.explanation} Confirmed: {'; '.join(reasons.values())}."
    return replace(figure, evidence=tuple(sorted({*figure.evidence, *reasons})), explanation=explanation)
