"""Which cells of a grid are printed as one: merged headers, labels over several rows, rows across the table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tests.editions.layout import TableLayout
from tests.editions.source import Grid

_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(\s*=.*)?")
_BULLET = re.compile(r"\s+(?=[•\-]\s)")
_BETWEEN_VALUES = re.compile(r"(?<=[\d%])\s+(?=-?\d)")

TypeStyle = Literal["regular", "bold", "italic"]


@dataclass(frozen=True, slots=True)
class SpanCell:
    """A printed cell: its first row and column, how many it covers, and its paragraphs."""

    row: int
    column: int
    rows: int
    columns: int
    paragraphs: tuple[str, ...]
    type_style: TypeStyle
    header: bool


def header_rows(grid: Grid) -> int:
    """Number of header rows: the first, those below it that start empty, and a row of column numbers."""
    count = 1
    while count < len(grid.rows) and not grid.rows[count][0]:
        count += 1
    if count < len(grid.rows) and is_column_numbers(grid.rows[count]):
        count += 1
    return count


def is_column_numbers(row: tuple[str, ...]) -> bool:
    """Whether the row only numbers the columns: "1 2 3", "(1) (2)", "7=6/5"."""
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled) and "1" in filled[0]


def span_cells(grid: Grid, layout: TableLayout) -> tuple[SpanCell, ...]:
    """The printed cells of the grid, row by row; together they cover it exactly."""
    header = header_rows(grid)
    owners = _owners(grid, layout, header)
    covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row, line in enumerate(owners):
        for column, owner in enumerate(line):
            covered.setdefault(owner, []).append((row, column))
    return tuple(_cell(grid, layout, owner, slots, header) for owner, slots in covered.items())


def _owners(grid: Grid, layout: TableLayout, header: int) -> list[list[tuple[int, int]]]:
    """For each slot the slot whose text it shows: itself, or the one that it is merged with."""
    owners: list[list[tuple[int, int]]] = []
    for row, cells in enumerate(grid.rows):
        owners.append([(row, column) for column in range(grid.width)])
        alone = layout.merge_rows and row >= header and sum(map(bool, cells)) == 1 and bool(cells[0])
        for column, cell in enumerate(cells):
            if cell:
                continue
            if row < header:
                owners[row][column] = _header_owner(grid, layout, owners, row, column)
            elif alone or (column > 0 and owners[row][column - 1][1] in layout.merge_right):
                owners[row][column] = owners[row][column - 1]
            elif column in layout.merge_down and row > header:
                owners[row][column] = owners[row - 1][column]
    return owners


def _header_owner(
    grid: Grid, layout: TableLayout, owners: list[list[tuple[int, int]]], row: int, column: int
) -> tuple[int, int]:
    """An empty header cell belongs to the cell above if nothing is printed below that, else to its left neighbour.

    In a row of column numbers it stays on its own under a column that has no number.
    """
    if (row, column) in layout.blank_headers or (row == 0 and column == 0):
        return (row, column)
    if row > 0:
        above = owners[row - 1][column]
        below = [cell for cell, owner in zip(grid.rows[row], owners[row - 1], strict=True) if owner == above]
        if not any(below):
            return (row, column) if is_column_numbers(grid.rows[row]) else above
    return owners[row][column - 1]


def _cell(
    grid: Grid, layout: TableLayout, owner: tuple[int, int], slots: list[tuple[int, int]], header: int
) -> SpanCell:
    row, column = owner
    rows = max(slot[0] for slot in slots) - row + 1
    columns = max(slot[1] for slot in slots) - column + 1
    style, text = type_style(grid.rows[row][column])
    lines = paragraphs(text, column in layout.stacked)
    return SpanCell(row, column, rows, columns, lines, "bold" if row < header else style, row < header)


def type_style(text: str) -> tuple[TypeStyle, str]:
    """The type style that the text edition marks, "**bold**" or "*italic*", and the text without the marks."""
    marked = re.fullmatch(r"(\*{1,2})(.+)\1", text)
    if not marked:
        return "regular", text
    return ("bold" if len(marked[1]) == 2 else "italic"), marked[2]


def paragraphs(text: str, stacked: bool) -> tuple[str, ...]:
    """The paragraphs of a cell: one a bullet where it opens with a bullet; one a value in a stacked column."""
    if text.startswith(("• ", "- ")):
        return tuple(_BULLET.split(text))
    if stacked:
        return tuple(_BETWEEN_VALUES.split(text))
    return (text,) if text else ()
