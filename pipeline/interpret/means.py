"""Rows that print the mean achievement of an objective beside the objective, above its indicators.

The row bears the objective's label, sometimes the heading of its indicators too, and nothing but a percentage, which is
the mean of the percentages down to the next objective. It is an average, and no indicator's achievement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.artefacts import Column, RowMeaning, Table
from pipeline.numbers import read_cell

PERCENTS = frozenset({"capaian", "capaian_akhir"})
CONTEXT = frozenset({"sasaran", "tujuan"})
FEWEST_PARTS = 2
ROUNDING = 0.011
"""A mean of rounded percentages may differ by so much from the rounded mean."""


def with_means(meanings: Sequence[RowMeaning], table: Table, columns: Sequence[Column]) -> tuple[RowMeaning, ...]:
    """The rows; those that print the mean of an objective's achievements as rows of averages."""
    return tuple(
        replace(meaning, kind="average") if _is_mean(place, meanings, table, columns) else meaning
        for place, meaning in enumerate(meanings)
    )


def _is_mean(place: int, meanings: Sequence[RowMeaning], table: Table, columns: Sequence[Column]) -> bool:
    head = _heading(meanings[place], columns)
    measures = [column for column in columns if column.role == "measure"]
    filled = [column for column in measures if table.rows[meanings[place].row].cells[column.index].text]
    if meanings[place].kind != "figures" or head is None or not filled or len(filled) == len(measures):
        return False
    if any(column.measure not in PERCENTS for column in filled):
        return False
    below = list(_below(meanings[place + 1 :], head))
    return all(_averages(column.index, meanings[place], below, table) for column in filled)


def _heading(meaning: RowMeaning, columns: Sequence[Column]) -> int | None:
    """The column of the objective that begins in this row; None if none does."""
    return next(
        (
            label.column
            for label in meaning.labels
            if not label.carried and set(columns[label.column].subject.split("/")) & CONTEXT
        ),
        None,
    )


def _below(meanings: Sequence[RowMeaning], head: int) -> Iterator[RowMeaning]:
    """The rows down to the next objective, total or average."""
    for meaning in meanings:
        begins = any(label.column == head and not label.carried for label in meaning.labels)
        if begins or meaning.kind in ("total", "average"):
            return
        yield meaning


def _averages(column: int, meaning: RowMeaning, below: Sequence[RowMeaning], table: Table) -> bool:
    mean = _value(table, meaning, column)
    parts = [value for row in below if (value := _value(table, row, column)) is not None]
    return mean is not None and len(parts) >= FEWEST_PARTS and abs(sum(parts) / len(parts) - mean) <= ROUNDING


def _value(table: Table, meaning: RowMeaning, column: int) -> float | None:
    return read_cell(table.rows[meaning.row].cells[column].text)[0].value
