"""A total that stands below its table on lines of its own, a cell a line, without the tabs of the rows above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.artefacts import Cell, Row, TextLine
from pipeline.cell_text import cell_kind, clean
from pipeline.header_words import tokens
from pipeline.level_words import level_words


@dataclass(frozen=True, slots=True)
class LooseTotal:
    """The total as a row, and the indices of the lines it was made from."""

    row: Row
    lines: frozenset[int]


def loose_total(rows: Sequence[Row], lines: Sequence[str], start: int, stop: int) -> LooseTotal | None:
    """The total that the lines from index `start` up to `stop` begin with, as a row below `rows`.

    It is a line with nothing but the word, then an amount for each column of amounts, each on its own line.
    """
    filled = [(index, text) for index in range(start, stop) if (text := clean(lines[index]))]
    columns = _columns_of_amounts(rows)
    parts = filled[: len(columns) + 1]
    if not columns or len(parts) <= len(columns) or tokens(parts[0][1]) not in _total_words():
        return None
    if not all(cell_kind(text) == "money" for _, text in parts[1:]):
        return None
    cells = [Cell(source_line=parts[0][0] + 1)] * len(rows[0].cells)
    for column, (index, text) in zip((0, *columns), parts, strict=True):
        cells[column] = Cell(text, (TextLine(text),), source_line=index + 1)
    return LooseTotal(Row(tuple(cells), source_line=parts[0][0] + 1), frozenset(index for index, _ in parts))


def _columns_of_amounts(rows: Sequence[Row]) -> list[int]:
    """The columns behind the first in which the last row holds an amount."""
    return [index for index, cell in enumerate(rows[-1].cells) if index and cell_kind(cell.text) == "money"]


@cache
def _total_words() -> list[list[str]]:
    return [tokens(word.phrase) for word in level_words() if word.level == "total"]
