"""The arithmetic of rows in which a figure got another value after it was read, judged anew with that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.artefacts import Column, Figure
from pipeline.normalise.arithmetic import Slot, constraints_of, gross, met
from pipeline.numbers import Reading
from pipeline.validate.prints import printed

MISMATCH = "arithmetic_mismatch"
"""The flag of a contradiction in a row."""
MATCH = "arithmetic"
"""The evidence of its contrary."""


def rejudged(figures: Sequence[Figure], changed: Collection[str]) -> list[Figure]:
    """The figures, in their order; those beside a changed one, under the same label, with "arithmetic_mismatch" where
    the figures of their row contradict each other now, and without it where they do not any more; so with the evidence
    "arithmetic" where they agree.

    changed: the ids of the changed figures.
    """
    rows: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        rows[figure.doc_id, figure.table_id, figure.row, figure.dataset, figure.label_raw].append(index)
    after = list(figures)
    for indices in rows.values():
        if any(figures[index].figure_id in changed for index in indices):
            for index, figure in zip(indices, _rejudged_row([figures[index] for index in indices]), strict=True):
                after[index] = figure
    return after


def _rejudged_row(row: Sequence[Figure]) -> list[Figure]:
    slots = [_slot(figure) for figure in row]
    readings = [slot.readings[0] for slot in slots]
    wrong: set[int] = set()
    right: set[int] = set()
    judged: set[int] = set()
    for constraint in constraints_of(slots):
        places = {constraint.result, constraint.top, constraint.bottom}
        judged |= places
        holds = met(constraint, readings)
        if holds:
            right |= places
        elif holds is False:
            wrong |= places if gross(constraint, readings) else {constraint.result}
    return [
        _with_judgement(figure, index in wrong, index in right) if index in judged else figure
        for index, figure in enumerate(row)
    ]


def _slot(figure: Figure) -> Slot:
    """The figure as one of its row's, rounded as it is printed; as its value is, where that is no reading of the print:
    what is printed may be what was corrected."""
    column = Column(
        figure.column,
        "measure",
        dataset=figure.dataset,
        measure=figure.measure,
        period=figure.period,
        version=figure.version,
    )
    cell = printed(figure)
    if cell is None:
        return Slot(column, (Reading("number", figure.value),))
    return Slot(column, (cell.chosen,), factor=figure.factor, printed=figure.value_raw)


def _with_judgement(figure: Figure, mismatch: bool, match: bool) -> Figure:
    flags = {*figure.flags} - {MISMATCH} | ({MISMATCH} if mismatch else set())
    evidence = {*figure.evidence} - {MATCH} | ({MATCH} if match else set())
    return replace(figure, flags=tuple(sorted(flags)), evidence=tuple(sorted(evidence)))
