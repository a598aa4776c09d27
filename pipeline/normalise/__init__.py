"""Normalise: cells under a measure → figures with values, in the context of column, row and table.

Every cell of a performance or budget table that looks like a figure ends in a `Figure` or in a `Reject` with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.artefacts import Cell, Column, Document, Figure, Interpretation, Label, Reject, Row, RowMeaning, Table
from pipeline.cell_text import cell_kind, is_number
from pipeline.interpret.rows import LEVELS, figure_label
from pipeline.normalise.choose import PERCENT_MEASURES, Choice, Marks, Slot, choose
from pipeline.numbers.readings import read_cell
from pipeline.normalise.stacked import split_label, split_values
from pipeline.vocabulary import Units, load_units

__all__ = ["normalise"]

NOT_MONEY = frozenset({"text", "ratio"})
"""Kinds of cells that are no figures of a budget, whatever column they stand in."""


def normalise(
    tables: Sequence[Table], interpretations: Sequence[Interpretation], document: Document
) -> tuple[list[Figure], list[Reject]]:
    """The figures of one document in printed order, and the cells that look like figures but are none of ours."""
    units = load_units()
    figures: list[Figure] = []
    rejects: list[Reject] = []
    for table, interpretation in zip(tables, interpretations, strict=True):
        if interpretation.kind == "other":
            continue
        marks = _table_marks(table, interpretation)
        for meaning in interpretation.rows:
            found = _row_figures(table, interpretation, meaning, marks, units)
            figures.extend(found)
            rejects.extend(_row_rejects(table, interpretation, meaning, {figure.column for figure in found}))
    return figures, rejects


def _table_marks(table: Table, interpretation: Interpretation) -> Marks:
    measures = [column.index for column in interpretation.columns if column.role == "measure"]
    return Marks.of([read_cell(row.cells[i].text) for row in table.rows for i in measures if row.cells[i].text])


def _row_figures(
    table: Table, interpretation: Interpretation, meaning: RowMeaning, marks: Marks, units: Units
) -> list[Figure]:
    """The figures of one row: one row of the grid may hold several stacked ones."""
    if meaning.kind not in ("figures", "total"):
        return []
    row = table.rows[meaning.row]
    figures: list[Figure] = []
    measures = [column for column in interpretation.columns if column.role == "measure" and row.cells[column.index].text]
    by_label: dict[int | None, list[Column]] = {}
    for column in measures:
        label = _label(meaning, column, interpretation)
        by_label.setdefault(label.column if label else None, []).append(column)
    for columns in by_label.values():
        label = _label(meaning, columns[0], interpretation)
        if meaning.kind == "total":
            columns = [column for column in columns if column.dataset == "budget"]
        if not columns or (label is None and meaning.kind != "total"):
            continue
        for text, number, cells in _stack(row, columns, label):
            figures.extend(_figures(table, meaning, columns, label, text, number, cells, row, marks, units, interpretation))
    return figures


def _label(meaning: RowMeaning, column: Column, interpretation: Interpretation) -> Label | None:
    return figure_label(meaning, column, interpretation.columns)


def _stack(row: Row, columns: Sequence[Column], label: Label | None) -> Iterator[tuple[str, int, list[Cell]]]:
    """(label, place in the stack, cells) for each item stacked in the row."""
    cells = [row.cells[column.index] for column in columns]
    printed = row.cells[label.column].text if label else ""
    labels = split_label(printed)
    if len(labels) < 2:
        yield (label.text if label else ""), 0, cells
        return
    values = [split_values(cell, len(labels)) for cell in cells]
    for place, text in enumerate(labels):
        yield (
            text,
            place,
            [
                replace(cell, text=parts[place]) if place < len(parts) else Cell()
                for cell, parts in zip(cells, values, strict=True)
            ],
        )


def _figures(
    table: Table,
    meaning: RowMeaning,
    columns: Sequence[Column],
    label: Label | None,
    label_text: str,
    place: int,
    cells: Sequence[Cell],
    row: Row,
    marks: Marks,
    units: Units,
    interpretation: Interpretation,
) -> Iterator[Figure]:
    filled = [
        (column, cell)
        for column, cell in zip(columns, cells, strict=True)
        if cell.text and not (column.dataset == "budget" and cell_kind(cell.text) in NOT_MONEY)
    ]
    printed_units = [_printed_unit(row, column) for column, _ in filled]
    slots = [
        Slot(column, read_cell(cell.text), units.kind(units.canonical(unit)))
        for (column, cell), unit in zip(filled, printed_units, strict=True)
    ]
    for (column, cell), unit, choice in zip(filled, printed_units, choose(slots, marks) if slots else [], strict=True):
        yield _figure(table, meaning, column, label, label_text, place, cell, row, unit, choice, units)


def _printed_unit(row: Row, column: Column) -> str:
    return row.cells[column.unit_column].text if column.unit_column is not None else ""


def _figure(
    table: Table,
    meaning: RowMeaning,
    column: Column,
    label: Label | None,
    label_text: str,
    place: int,
    cell: Cell,
    row: Row,
    printed_unit: str,
    choice: Choice,
    units: Units,
) -> Figure:
    reading = choice.reading
    unit_raw = reading.unit or printed_unit
    where = f"l{row.source_line}" if row.source_line else f"p{row.page}"
    dataset = column.dataset or "performance"
    level = "total" if meaning.kind == "total" else label.level if label and label.level in LEVELS else ""
    stack = f".{place}" if place else ""
    return Figure(
        figure_id=f"{table.table_id}:{where}:{meaning.row}{stack}:{column.index}",
        dataset=dataset,
        doc_id=table.doc_id,
        table_id=table.table_id,
        row=meaning.row,
        column=column.index,
        level=level or _context_level(meaning, column),
        label_raw=label_text,
        measure=column.measure,
        period=meaning.period or column.period or 0,
        value=reading.value,
        value_text="" if reading.kind == "missing" else reading.text,
        value_raw=cell.text,
        unit=units.canonical(unit_raw) or column.unit or ("%" if column.measure in PERCENT_MEASURES else ""),
        unit_raw=unit_raw,
        page=row.page,
        source_line=row.source_line,
        box=cell.box,
        version=column.version,
        goal=meaning.goal,
        objective=meaning.objective,
        program_raw=meaning.program if meaning.program != label_text else "",
        activity_raw=meaning.activity if meaning.activity != label_text else "",
        flags=tuple(sorted({*choice.flags, *column.flags, *meaning.flags})),
        explanation=choice.explanation,
    )


def _context_level(meaning: RowMeaning, column: Column) -> str:
    """The level of an indicator: that of the innermost label on its left in the row, else of what it stands under."""
    levels = [label.level for label in meaning.labels if label.level in LEVELS and label.column <= column.index]
    if levels:
        return levels[-1]
    return "sasaran" if meaning.objective else "tujuan" if meaning.goal else ""


def _row_rejects(
    table: Table, interpretation: Interpretation, meaning: RowMeaning, used: set[int]
) -> Iterator[Reject]:
    """Cells of the row that look like figures and gave none."""
    row = table.rows[meaning.row]
    for column in interpretation.columns:
        cell = row.cells[column.index]
        if column.index in used or not is_number(cell_kind(cell.text)) or column.role in ("number", "code", "label", "unit"):
            continue
        yield Reject(
            doc_id=table.doc_id,
            table_id=table.table_id,
            row=meaning.row,
            column=column.index,
            value_raw=cell.text,
            label_raw=" / ".join(label.text for label in meaning.labels),
            header=" > ".join(column.path),
            reason=_reject_reason(column, meaning),
            page=row.page,
            source_line=row.source_line,
        )


def _reject_reason(column: Column, meaning: RowMeaning) -> str:
    if column.role == "measure":
        return {"average": "a row of averages", "total": "a total of indicators"}.get(meaning.kind, "a row without a label")
    return column.reason or f"a column of {column.role}s"
