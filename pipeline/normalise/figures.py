"""The figures of one row: its cells under measures, read together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.artefacts import Cell, Column, Figure, Interpretation, Label, Row, RowMeaning, Table
from pipeline.cell_text import cell_kind
from pipeline.interpret.levels import headed_level, named_level
from pipeline.interpret.rows import figure_label
from pipeline.normalise.arithmetic import PERCENT_MEASURES, Slot
from pipeline.normalise.choose import choose
from pipeline.normalise.costs import Marks
from pipeline.normalise.expect import Expectations
from pipeline.normalise.judge import Choice
from pipeline.normalise.stacked import split_label, split_values
from pipeline.normalise.twice import doubted
from pipeline.normalise.units import MULTIPLIER, ColumnUnit, factor_of, printed_and_meant, unit_and_remark
from pipeline.numbers import Reading, read_cell
from pipeline.terms import PLAN_LEVELS
from pipeline.units import Units

NOT_MONEY = frozenset({"text", "ratio"})
"""Kinds of cells that are no figures of a budget, whatever column they stand in."""
INEXACT = ("<", ">", "±", "~")
"""Signs in front of a number that the value alone would lose; "≥ 75", a target that is to be reached, is 75."""

CLEAR = 0.99
DOUBTFUL = 0.8
"""Confidence (0–1) of a table that is as good as certain, and of one whose figures deserve doubt."""


@dataclass(frozen=True, slots=True)
class RowInTable:
    """One body row with its meaning and what the table around it says."""

    table: Table
    interpretation: Interpretation
    meaning: RowMeaning
    marks: Marks
    units: Units
    column_units: tuple[ColumnUnit, ...]
    expected: Expectations = field(default_factory=dict)

    @property
    def row(self) -> Row:
        """The row's cells."""
        return self.table.rows[self.meaning.row]

    def label_of(self, column: Column) -> Label | None:
        """The label that the column's figure in this row belongs to."""
        return figure_label(self.meaning, column, self.interpretation.columns)


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled item of a row and its cells: a row with stacked labels holds several, counted by `place`."""

    label: Label | None
    text: str
    place: int
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]


def row_figures(context: RowInTable) -> list[Figure]:
    """The figures of one row, in the order of its columns."""
    if context.meaning.kind not in ("figures", "total"):
        return []
    return [figure for item in _items(context) for figure in _item_figures(context, item)]


def _items(context: RowInTable) -> Iterator[Item]:
    """The items of a row: the measures grouped by the label they belong to, stacked labels taken apart."""
    total = context.meaning.kind == "total"
    by_label: dict[int | None, list[Column]] = {}
    for column in context.interpretation.columns:
        if column.role != "measure" or not context.row.cells[column.index].text:
            continue
        if total and column.dataset != "budget":
            continue
        label = context.label_of(column)
        if label is not None or total:
            by_label.setdefault(label.column if label else None, []).append(column)
    for columns in by_label.values():
        yield from _unstacked(context, columns, context.label_of(columns[0]))


def _unstacked(context: RowInTable, columns: Sequence[Column], label: Label | None) -> Iterator[Item]:
    cells = tuple(context.row.cells[column.index] for column in columns)
    texts = split_label(context.row.cells[label.column].text, cells) if label else [""]
    if len(texts) < 2:
        yield Item(label, label.text if label else "", 0, tuple(columns), cells)
        return
    values = [split_values(cell, len(texts)) for cell in cells]
    for place, text in enumerate(texts):
        parts = (
            replace(cell, text=split[place]) if place < len(split) else Cell()
            for cell, split in zip(cells, values, strict=True)
        )
        yield Item(label, text, place, tuple(columns), tuple(parts))


def _item_figures(context: RowInTable, item: Item) -> Iterator[Figure]:
    filled = [
        (column, cell)
        for column, cell in zip(item.columns, item.cells, strict=True)
        if cell.text and not (column.dataset == "budget" and cell_kind(cell.text) in NOT_MONEY)
    ]
    slots = [_slot(context, item, column, cell) for column, cell in filled]
    choices = choose(slots, context.marks) if slots else []
    found = [
        replace(_figure(context, item, slot.column, cell, choice), factor=slot.factor)
        for slot, (_, cell), choice in zip(slots, filled, choices, strict=True)
    ]
    yield from doubted(found, context.interpretation.columns)


def _slot(context: RowInTable, item: Item, column: Column, cell: Cell) -> Slot:
    """The cell as one of its row's figures, its readings in full."""
    row_unit = _printed_unit(context.row, column)
    column_unit = context.column_units[column.index]
    readings = read_cell(cell.text)
    factor = factor_of(readings[0].unit, row_unit, column_unit, column, context.units)
    readings = tuple(reading.times(factor) for reading in readings)
    kinds = map(context.units.kind, (row_unit, readings[0].unit, column_unit.unit))
    expected = tuple(context.expected.get(_figure_id(context, item, column), ()))
    kind = next((kind for kind in kinds if kind and kind != MULTIPLIER), "")
    return Slot(column, readings, kind, factor, cell.text, expected)


def _figure_id(context: RowInTable, item: Item, column: Column) -> str:
    row = context.row
    where = f"l{row.source_line}" if row.source_line else f"p{row.page}"
    stack = f".{item.place}" if item.place else ""
    return f"{context.table.table_id}:{where}:{context.meaning.row}{stack}:{column.index}"


def _printed_unit(row: Row, column: Column) -> str:
    """What the unit column prints in this row; "" where it prints nothing or a dash."""
    text = row.cells[column.unit_column].text if column.unit_column is not None else ""
    return "" if cell_kind(text) == "missing" else text


def _figure(context: RowInTable, item: Item, column: Column, cell: Cell, choice: Choice) -> Figure:
    meaning, row, reading = context.meaning, context.row, choice.reading
    column_unit = context.column_units[column.index]
    cell_unit, remark = unit_and_remark(reading.unit, context.units)
    unit_raw, unit = printed_and_meant(cell_unit, _printed_unit(row, column), column_unit, column, context.units)
    return Figure(
        figure_id=_figure_id(context, item, column),
        dataset=column.dataset or "performance",
        doc_id=context.table.doc_id,
        table_id=context.table.table_id,
        row=meaning.row,
        column=column.index,
        level=_level(context, item, column),
        label_raw=item.text,
        measure=column.measure,
        period=meaning.period or column.period or 0,
        value=reading.value,
        value_text=_text(reading, cell) or remark,
        value_raw=cell.text,
        unit=unit or ("%" if column.measure in PERCENT_MEASURES else ""),
        unit_raw=unit_raw,
        page=row.page,
        source_line=row.source_line,
        box=cell.box,
        version=column.version,
        goal=meaning.goal,
        objective=meaning.objective,
        program_raw=_ancestor(meaning.program, item, ("kegiatan", "sub_kegiatan")),
        activity_raw=_ancestor(meaning.activity, item, ("sub_kegiatan",)),
        flags=tuple(
            sorted({*choice.flags, *column.flags, *_merged(context, column), *column_unit.flags, *meaning.flags})
        ),
        explanation=choice.explanation,
        evidence=tuple(sorted({*choice.evidence, *_evidence(context, column, cell)})),
    )


def _evidence(context: RowInTable, column: Column, cell: Cell) -> Iterator[str]:
    """What the reading of table, header and cell says for or against the figure."""
    if context.interpretation.confidence >= CLEAR:
        yield "table_clear"
    if context.interpretation.confidence < DOUBTFUL:
        yield "table_doubtful"
    if column.certainty < 1:
        yield "header_guessed"
    if cell.agreed is not None:
        yield "engines_agree" if cell.agreed else "engines_differ"


def _ancestor(ancestor: str, item: Item, below: Sequence[str]) -> str:
    """What the item stands under; "" if that is itself: of the same name, and not of a level `below` it."""
    own = item.label is not None and item.label.level in below
    return ancestor if own or ancestor != item.text else ""


def _merged(context: RowInTable, column: Column) -> tuple[str, ...]:
    """ "merged_value" where the figure's cell spans the next row and that row has a label of its own."""
    below = context.meaning.row + 1
    rows = context.table.rows
    if below >= len(rows) or column.label_column is None or rows[below].cells[column.index].merged != "above":
        return ()
    return ("merged_value",) if rows[below].cells[column.label_column].text else ()


def _text(reading: Reading, cell: Cell) -> str:
    """What the value leaves out: a category or remark; the printed cell where it is no exact figure ("< 5", "±25")."""
    if reading.kind == "missing":
        return ""
    bounded = reading.value is not None and cell.text.strip().startswith(INEXACT)
    return reading.text or (cell.text.strip() if bounded else "")


def _level(context: RowInTable, item: Item, column: Column) -> str:
    """The level of a figure: its label's own, else for an indicator that of its header, that of what stands left of it
    or above, or that which the caption names."""
    if context.meaning.kind == "total":
        return "total"
    if item.label is not None and item.label.level in PLAN_LEVELS:
        return item.label.level
    own = context.interpretation.columns[item.label.column] if item.label is not None else None
    if own is not None and own.subject == "indikator" and headed_level(own):
        return headed_level(own)
    if column.dataset == "budget" and (own is None or own.subject != "indikator"):
        return ""
    meaning = context.meaning
    levels = [label.level for label in meaning.labels if label.level in PLAN_LEVELS and label.column <= column.index]
    if levels:
        return levels[-1]
    group = _group_above(context) if len(meaning.labels) == 1 else ""
    return group or ("sasaran" if meaning.objective else "tujuan" if meaning.goal else named_level(context.table.title))


def _group_above(context: RowInTable) -> str:
    """The level of the nearest group row above ("Program …" across the table); "" where there is none."""
    above = (row for row in reversed(context.interpretation.rows[: context.meaning.row]) if row.kind == "group")
    return next((label.level for row in above for label in row.labels if label.level in PLAN_LEVELS), "")
