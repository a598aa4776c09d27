"""What other reports of a region say of a figure: the same, which confirms it, or which of its readings is meant.

Only figures that are open are read anew, and only among the readings that their print allows; what another report says
never alters a well-formed number (`pipeline.normalise.choose`). The reports that are compared, and what makes two of
their figures the same, is told in `pipeline.validate.reports`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.artefacts import Figure
from pipeline.flags import check_flags
from pipeline.normalise.expect import OPEN, sureness
from pipeline.numbers import Reading
from pipeline.reporters import Reporter
from pipeline.validate.arithmetic import rejudged
from pipeline.validate.prints import printed
from pipeline.validate.reports import same_by_report, same_figure

DOUBTS = frozenset({"ambiguous_number", "malformed_number"})
"""Flags of figures that another report can settle."""
EVIDENCE = "other_report"


def settled_by_reports(
    figures: Sequence[Figure], reporters: Mapping[str, Reporter], own: frozenset[str]
) -> list[Figure]:
    """The figures of all documents, in their order; those that another report confirms have that as evidence, and those
    that can be read in several ways, one of which it prints, are read that way.

    reporters, own: as in `pipeline.validate.reports.report_conflicts`.
    """
    after: dict[str, Figure] = {}
    for by_document in same_by_report(figures, reporters, own):
        for doc_id, group in by_document.items():
            others = [other for other_id, said in by_document.items() if other_id != doc_id for other in said]
            sure = [other for other in others if sureness(other) > OPEN]
            if sure and all(same_figure(sure[0], other) for other in sure[1:]):
                after |= {figure.figure_id: _settled(figure, sure[0]) for figure in group}
    changed = {f.figure_id for f in figures if f.figure_id in after and after[f.figure_id].value != f.value}
    read = [after.get(figure.figure_id, figure) for figure in figures]
    return rejudged(read, changed) if changed else read


def _settled(figure: Figure, other: Figure) -> Figure:
    """The figure as another report's settles or confirms it; itself if that says something else."""
    reading = _meant(figure, other) if DOUBTS & {*figure.flags} else None
    if reading is None:
        if sureness(figure) == OPEN or not same_figure(figure, other):
            return figure
        explanation = f"{figure.explanation} Confirmed: {other.figure_id} of another report prints the same."
        return replace(figure, evidence=_with(figure, EVIDENCE), explanation=explanation)
    flags = {*figure.flags} - DOUBTS | ({"repaired"} if reading.repair else set())
    told = f"Of its readings {other.figure_id} of another report prints {reading.described}."
    return replace(
        figure,
        value=reading.value,
        flags=check_flags(flags),
        evidence=_with(figure, EVIDENCE, "proven"),
        explanation=f"{figure.explanation} {told}",
    )


def _meant(figure: Figure, other: Figure) -> Reading | None:
    """The only reading of the figure's print that the other figure has; a repair only if no sound reading has it."""
    cell = printed(figure)
    if cell is None:
        return None
    fitting = [r for r in cell.readings if r.value is not None and same_figure(replace(figure, value=r.value), other)]
    sound = [reading for reading in fitting if not reading.repair]
    values = {reading.value for reading in sound or fitting}
    return (sound or fitting)[0] if len(values) == 1 else None


def _with(figure: Figure, *evidence: str) -> tuple[str, ...]:
    return tuple(sorted({*figure.evidence, *evidence}))
