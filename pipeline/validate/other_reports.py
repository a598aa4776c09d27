"""What other reports of a region say of a figure: the same, which confirms it, or which of its readings is meant.

Only a well-formed number that its own report leaves open is read anew, and only among the readings that its print
allows; a misprint is not repaired by another report, and a contradiction is left to `pipeline.validate.reports`, which
also tells which reports are compared and what makes two of their figures the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.artefacts import Figure
from pipeline.normalise.expect import OPEN, SURE, sureness
from pipeline.numbers import Reading
from pipeline.reporters import Reporter
from pipeline.validate.arithmetic import MISMATCH, rejudged
from pipeline.validate.prints import printed
from pipeline.validate.reports import same_by_report, same_figure

DOUBT = "ambiguous_number"
EVIDENCE = "other_report"


def settled_by_reports(
    figures: Sequence[Figure], reporters: Mapping[str, Reporter], own: frozenset[str]
) -> list[Figure]:
    """The figures of all documents, in their order; those that can be read in several ways, one of which another report
    prints, are read that way, unless the rest of their row speaks against it.

    reporters, own: as in `pipeline.validate.reports.report_conflicts`.
    """
    settled: dict[str, Figure] = {}
    for group, others in _compared(figures, reporters, own):
        sure = [other for other in others if sureness(other) == SURE and not other.flags]
        if sure and all(same_figure(sure[0], other) for other in others):
            read = [(figure, _settled(figure, sure[0])) for figure in group if _is_open(figure, group)]
            settled |= {figure.figure_id: now for figure, now in read if now is not figure}
    after = rejudged([settled.get(figure.figure_id, figure) for figure in figures], settled)
    broken = {_row(now) for was, now in zip(figures, after, strict=True) if MISMATCH in {*now.flags} - {*was.flags}}
    return [was if _row(was) in broken else now for was, now in zip(figures, after, strict=True)]


def confirmed_by_reports(
    figures: Sequence[Figure], reporters: Mapping[str, Reporter], own: frozenset[str]
) -> list[Figure]:
    """The figures of all documents, in their order; those that another report prints too have that as evidence."""
    alike: dict[str, Figure] = {}
    for group, others in _compared(figures, reporters, own):
        for figure in group:
            same = (other for other in others if sureness(other) > OPEN and same_figure(figure, other))
            if sureness(figure) > OPEN and (other := next(same, None)):
                alike[figure.figure_id] = other
    return [_confirmed(figure, alike.get(figure.figure_id)) for figure in figures]


def _compared(
    figures: Sequence[Figure], reporters: Mapping[str, Reporter], own: frozenset[str]
) -> list[tuple[list[Figure], list[Figure]]]:
    """What each report gives of one figure, beside what the others do."""
    return [
        (group, [other for other_id, said in by_document.items() if other_id != doc_id for other in said])
        for by_document in same_by_report(figures, reporters, own)
        for doc_id, group in by_document.items()
    ]


def _is_open(figure: Figure, group: Sequence[Figure]) -> bool:
    """Whether the figure can be read in several ways and no other table of its report prints it as it was read."""
    own = [other for other in group if other is not figure and sureness(other) > OPEN]
    return DOUBT in figure.flags and not any(same_figure(figure, other) for other in own)


def _settled(figure: Figure, other: Figure) -> Figure:
    """The figure as the other report prints it; itself if none or several of its readings are that."""
    cell = printed(figure)
    fitting = [reading for reading in cell.readings if _is_meant(figure, reading, other)] if cell else []
    if len({reading.value for reading in fitting}) != 1:
        return figure
    told = f"Of its readings {other.figure_id} of another report prints {fitting[0].described}."
    return replace(
        figure,
        value=fitting[0].value,
        flags=tuple(flag for flag in figure.flags if flag != DOUBT),
        evidence=tuple(sorted({*figure.evidence, EVIDENCE})),
        explanation=f"{figure.explanation} {told}",
    )


def _is_meant(figure: Figure, reading: Reading, other: Figure) -> bool:
    if reading.value is None or reading.repair:
        return False
    return same_figure(replace(figure, value=reading.value), other)


def _row(figure: Figure) -> tuple[object, ...]:
    return figure.doc_id, figure.table_id, figure.row


def _confirmed(figure: Figure, other: Figure | None) -> Figure:
    if other is None or EVIDENCE in figure.evidence:
        return figure
    explanation = f"{figure.explanation} Confirmed: {other.figure_id} of another report prints the same."
    return replace(figure, evidence=tuple(sorted({*figure.evidence, EVIDENCE})), explanation=explanation)
