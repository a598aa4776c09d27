"""The same figure printed twice in one report with two values (`pipeline.repeats` tells which are the same)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.artefacts import Figure
from pipeline.repeats import repeats, same_value


def conflicts(figures: Sequence[Figure]) -> dict[str, Figure]:
    """For each figure (by id) that another table of its report contradicts, a figure of that other table.

    Where most tables agree, only those that differ from them are in doubt; where opinion is even, all are.

    figures: all figures of one document.
    """
    found: dict[str, Figure] = {}
    for group in repeats(figures):
        found.update(_doubtful(group))
    return found


def _doubtful(group: Sequence[Figure]) -> dict[str, Figure]:
    """The figures of one group whose value most others do not share, each with one that differs."""
    agreeing = [sum(not _differ(figure, other) for other in group) for figure in group]
    most = max(agreeing)
    found = {}
    for figure, agree in zip(group, agreeing, strict=True):
        if agree < most or (agree < len(group) and 2 * most <= len(group)):
            found[figure.figure_id] = next(other for other in group if _differ(other, figure))
    return found


def _differ(a: Figure, b: Figure) -> bool:
    return a.value is not None and b.value is not None and not same_value(a.value, b.value)
