"""Normalise: cells under a measure → figures with values, in the context of column, row and table.

Every cell of a performance or budget table that looks like a figure ends in a `Figure`, or in a `Reject` with the
reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.artefacts import Document, Figure, Interpretation, Reject, Table
from pipeline.normalise.costs import Marks
from pipeline.normalise.expect import expectations, sureness
from pipeline.normalise.figures import RowInTable, row_figures
from pipeline.normalise.rejects import row_rejects
from pipeline.normalise.units import column_units
from pipeline.normalise.years import years_doubted
from pipeline.numbers import read_cell
from pipeline.units import load_units

__all__ = ["normalise"]


def normalise(
    tables: Sequence[Table], interpretations: Sequence[Interpretation], document: Document
) -> tuple[list[Figure], list[Reject]]:
    """The figures of one document in printed order, and the cells that look like figures but are none of ours."""
    contexts = list(_contexts(tables, interpretations))
    read = _settled(contexts, [row_figures(context) for context in contexts])
    rejects = [
        reject
        for context, found in zip(contexts, read, strict=True)
        for reject in row_rejects(context.table, context.interpretation, context.meaning, {f.column for f in found})
    ]
    figures = [figure for found in read for figure in found]
    return years_doubted(figures, interpretations, document.entry.report_year), rejects


def _contexts(tables: Sequence[Table], interpretations: Sequence[Interpretation]) -> Iterator[RowInTable]:
    """The rows of all performance and budget tables."""
    units = load_units()
    for table, interpretation in zip(tables, interpretations, strict=True):
        if interpretation.kind == "other":
            continue
        marks = _table_marks(table, interpretation)
        given = column_units(table, interpretation, units)
        for meaning in interpretation.rows:
            yield RowInTable(table, interpretation, meaning, marks, units, given)


def _settled(contexts: Sequence[RowInTable], read: list[list[Figure]]) -> list[list[Figure]]:
    """The figures of each row; rows of which the rest of the report expects something are read again with that, as
    often as it makes a figure surer."""
    while True:
        expected = expectations([figure for found in read for figure in found])
        again = [
            row_figures(replace(context, expected=expected)) if any(f.figure_id in expected for f in found) else found
            for context, found in zip(contexts, read, strict=True)
        ]
        if _sureness(again) <= _sureness(read):
            return read
        read = again


def _sureness(read: Sequence[Sequence[Figure]]) -> int:
    return sum(sureness(figure) for found in read for figure in found)


def _table_marks(table: Table, interpretation: Interpretation) -> Marks:
    """Which decimal mark the table's settled figures use."""
    measures = [column.index for column in interpretation.columns if column.role == "measure"]
    return Marks.of([read_cell(row.cells[i].text) for row in table.rows for i in measures if row.cells[i].text])
