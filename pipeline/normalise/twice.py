"""One printed row that gives one thing twice: two columns say the same measure, year and version of one label.

Where their values differ, one of the columns is not what its header was taken for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Column, Figure
from pipeline.repeats import same_value


def doubted(figures: Sequence[Figure], columns: Sequence[Column]) -> list[Figure]:
    """The figures of one label in one row; of two that contradict each other the one of the less certain column, or
    both, as "header_uncertain".

    columns: all columns of the table.
    """
    return [_doubted(figure, figures, columns) for figure in figures]


def _doubted(figure: Figure, figures: Sequence[Figure], columns: Sequence[Column]) -> Figure:
    own = columns[figure.column].certainty
    for other in figures:
        if _contradict(figure, other) and own <= columns[other.column].certainty:
            header = " > ".join(columns[other.column].path) or "without a header"
            why = f' The column "{header}" gives {other.value_raw} for the same.'
            flags = tuple(sorted({*figure.flags, "header_uncertain"}))
            return replace(figure, flags=flags, explanation=figure.explanation + why)
    return figure


def _contradict(a: Figure, b: Figure) -> bool:
    same = (a.measure, a.period, a.version) == (b.measure, b.period, b.version) and a.column != b.column
    return same and a.value is not None and b.value is not None and not same_value(a.value, b.value)
