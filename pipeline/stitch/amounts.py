"""Amounts printed at the end of labels ("Penguatan kelembagaan Rp. 600.000.000") as a column of their own.

The new column stands at the end of the table, under the header of the labels, so that every other column keeps its
place. Its cells have the boxes of the labels that they were printed in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Cell, Row, Table, TextLine

MOST = 0.6
"""This share of a column's filled cells must end in an amount."""
FEWEST = 3

_AMOUNT = re.compile(r"^(?P<label>.*[A-Za-z]{3}.*?)[\s:,(]+(?P<amount>Rp\.?\s*\d[\d.,]*\d(?:,-)?)[\s;)]*$", re.DOTALL)


def with_amounts_apart(table: Table) -> Table:
    """The table; if most labels of a column end in an amount of rupiah, with these in a new last column."""
    place = next((place for place in range(table.width) if _ends_in_amounts(table.rows, place)), None)
    if place is None:
        return table
    header = tuple(replace(row, cells=(*row.cells, _heading(row, place))) for row in table.header)
    return replace(table, header=header, rows=tuple(_parted(row, place) for row in table.rows))


def _ends_in_amounts(rows: Sequence[Row], place: int) -> bool:
    filled = [row.cells[place].text for row in rows if row.cells[place].text]
    hits = sum(bool(_AMOUNT.match(text)) for text in filled)
    return hits >= FEWEST and hits >= MOST * len(filled)


def _heading(row: Row, place: int) -> Cell:
    """The header cell of the labels once more, or the one that it is merged with on its left."""
    if row.cells[place].merged != "left":
        return row.cells[place]
    return next((cell for cell in reversed(row.cells[:place]) if cell.text), row.cells[place])


def _parted(row: Row, place: int) -> Row:
    """The row with the amount of its label in a last cell, which is empty where the label has none."""
    cell = row.cells[place]
    found = _AMOUNT.match(cell.text)
    if not found:
        return replace(row, cells=(*row.cells, Cell(merged=cell.merged, page=cell.page)))
    label = replace(cell, text=found["label"].strip(), lines=_lines(cell, found["label"].strip()))
    amount = replace(cell, text=found["amount"], lines=_lines(cell, found["amount"]))
    return replace(row, cells=(*row.cells[:place], label, *row.cells[place + 1 :], amount))


def _lines(cell: Cell, text: str) -> tuple[TextLine, ...]:
    """One line of the cell's type."""
    return (TextLine(text, cell.box, cell.bold, cell.italic),)
