"""Normalise: cells under a measure → figures with values, in the context of column, row and table.

Every cell of a performance or budget table that looks like a figure ends in a `Figure`, or in a `Reject` with the
reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.artefacts import Column, Document, Figure, Interpretation, Reject, RowMeaning, Table
from pipeline.cell_text import cell_kind, ends_in_figure, is_list_number, is_number, is_year
from pipeline.normalise.costs import Marks
from pipeline.normalise.expect import confirmed, expectations, sureness
from pipeline.normalise.figures import RowInTable, row_figures
from pipeline.normalise.units import column_units
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
        for reject in _row_rejects(context.table, context.interpretation, context.meaning, {f.column for f in found})
    ]
    return confirmed([figure for found in read for figure in found]), rejects


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


def _row_rejects(table: Table, interpretation: Interpretation, meaning: RowMeaning, used: set[int]) -> Iterator[Reject]:
    """Cells of the row that look like figures and gave none."""
    row = table.rows[meaning.row]
    for column in interpretation.columns:
        cell = row.cells[column.index]
        if column.index in used or not _looks_like_a_figure(cell.text, column):
            continue
        yield Reject(
            doc_id=table.doc_id,
            table_id=table.table_id,
            row=meaning.row,
            column=column.index,
            value_raw=cell.text,
            label_raw=" / ".join(label.text for label in meaning.labels),
            header=" > ".join(column.path),
            reason=_reject_reason(column, meaning, cell.text),
            page=row.page,
            source_line=row.source_line,
        )


def _looks_like_a_figure(text: str, column: Column) -> bool:
    """Whether a cell that gave no figure looks like one: a number, but for what its kind of column holds beside."""
    kind = cell_kind(text)
    if kind in ("text", "word"):
        return ends_in_figure(text)
    if not is_number(kind):
        return False
    match column.role:
        case "period":
            return not is_year(text)
        case "number" | "code":
            return not is_list_number(text, dotted_once=True)
        case "label" | "unit":
            return kind != "mixed" and not is_list_number(text)
    return True


def _reject_reason(column: Column, meaning: RowMeaning, text: str) -> str:
    if column.role == "measure":
        return {"average": "a row of averages", "total": "a total of indicators"}.get(
            meaning.kind, "a row without a label"
        )
    if meaning.kind == "average":
        return "a row of averages"
    if ends_in_figure(text):
        return "a figure behind the words of its cell"
    if column.role in ("number", "code"):
        return "no list number or code"
    return column.reason or f"a column of {column.role}s"
