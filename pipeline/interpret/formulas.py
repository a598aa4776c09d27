"""Percent columns whose header prints the formula over column numbers: "Realisasi 2015 thdp 2014 (3/4)*100".

Headers are copied from last year's report and their words forgotten there; the formula is what the author worked out.
If the figures bear it out, the column is what the formula makes of the two columns it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Column, Table
from pipeline.interpret.divisions import divisions
from pipeline.numbers import read_cell

_FORMULA = re.compile(r"(?<![\d/])\(?\s*(\d{1,2})\s*\)?\s*[/:]\s*\(?\s*(\d{1,2})(?![\d/])")
FEWEST_ROWS = 3
NEARLY_ALL = 0.8
"""Share of the rows that must bear the formula out; indicators of which less is better are worked out otherwise."""
MADE_OF = {("realisasi", "target"): "capaian", ("realisasi", "target_akhir"): "capaian_akhir"}
"""What 100 × one measure ÷ another is."""


def by_formula(columns: Sequence[Column], table: Table) -> tuple[Column, ...]:
    """The columns, periods set; one with a formula that the figures bear out is what that makes it, for the period of
    what it divides, flagged `measure_by_meaning` where the words of its header say something else."""
    return tuple(_read_by_formula(column, columns, table) for column in columns)


def _read_by_formula(column: Column, columns: Sequence[Column], table: Table) -> Column:
    parts = _parts(column, columns)
    if parts is None or column.role not in ("measure", "excluded"):
        return column
    top, bottom = parts
    measure = MADE_OF.get((top.measure, bottom.measure))
    if measure is None or measure == column.measure or not _is_borne_out(column, top, bottom, table):
        return column
    return replace(
        column,
        role="measure",
        dataset="performance",
        measure=measure,
        period=top.period,
        period_source=top.period_source,
        unit="",
        label_column=top.label_column,
        unit_column=None,
        certainty=0.8,
        reason="",
        flags=("measure_by_meaning",),
    )


def _parts(column: Column, columns: Sequence[Column]) -> tuple[Column, Column] | None:
    """The two columns that the formula in the header divides, numbered from 1; None without a formula."""
    found = next((match for text in reversed(column.path) if (match := _FORMULA.search(text))), None)
    if found is None:
        return None
    top, bottom = (int(number) - 1 for number in found.groups())
    if not all(0 <= place < len(columns) and place != column.index for place in (top, bottom)):
        return None
    return columns[top], columns[bottom]


def _is_borne_out(column: Column, top: Column, bottom: Column, table: Table) -> bool:
    values = [[read_cell(row.cells[c.index].text)[0].value for row in table.rows] for c in (top, bottom, column)]
    rows, fits = divisions(*values)
    return rows >= FEWEST_ROWS and fits >= NEARLY_ALL * rows
