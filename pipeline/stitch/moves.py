"""The ways in which a row of a text may have slipped sideways, each undone.

`moved_rows` tries one cell more or less; whether that fits is for `pipeline.stitch.straighten` to judge. A row that
stands beside another label column altogether is known by its figures alone (`beside_its_own_label`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.artefacts import Cell, Row
from pipeline.cell_text import CellKind, cell_kind, is_value

FIGURES_MIN = 2
"""So many figures right of a word, and nothing else, make it their label."""
SURPLUS_MAX = 3
"""At most so many figures stand too many before a label."""
WITNESSES_MIN = 2
"""So many other rows must fill a column to tell what belongs into it."""
BLANK = Cell()
MONEY = frozenset({"money", "missing"})
PLAIN = frozenset({"number", "percent"})

Kinds = Sequence[Counter[CellKind]]
"""For each column, how many cells of each kind the other rows have."""


def moved_rows(row: Row, others: Kinds) -> Iterator[Row]:
    """The row with figures too many before a label put at its end, with a blank taken out where one is too many, or (if
    its last cell is blank) with one put in front."""
    yield from _without_surplus(row)
    for place in reversed(range(len(row.cells) - 1)):
        if not row.cells[place].text and _is_blank_too_many(row, place, others):
            yield replace(row, cells=(*row.cells[:place], *row.cells[place + 1 :], BLANK))
    if not row.cells[-1].text:
        yield replace(row, cells=(BLANK, *row.cells[:-1]))


def _without_surplus(row: Row) -> Iterator[Row]:
    """The row with the figures right before a label, one, two or three of them, behind everything else."""
    for label in range(1, len(row.cells)):
        if not begins_figures(row.cells[label:]):
            continue
        for count in range(1, min(SURPLUS_MAX, label) + 1):
            surplus = row.cells[label - count : label]
            if not all(is_value(cell_kind(cell.text)) for cell in surplus):
                break
            yield replace(row, cells=(*row.cells[: label - count], *row.cells[label:], *surplus))


def _is_blank_too_many(row: Row, place: int, others: Kinds) -> bool:
    """Whether behind this blank the row begins, or a label and its figures, or figures where no other row has any."""
    rest = row.cells[place + 1 :]
    return place == 0 or begins_figures(rest) or _fills_alone(rest, others[place + 1 :])


def _fills_alone(cells: Sequence[Cell], others: Kinds) -> bool:
    """Whether there are figures, and nothing else, in columns that are blank in all other rows."""
    filled = [(cell_kind(cell.text), kinds) for cell, kinds in zip(cells, others, strict=True) if cell.text]
    return bool(filled) and all(is_value(kind) and not _count(kinds) for kind, kinds in filled)


def begins_figures(cells: Sequence[Cell]) -> bool:
    """Whether the first cell is a label and figures follow, with nothing behind them but sentences (remarks): a
    category would have its like beside it."""
    head, *rest = [cell_kind(cell.text) for cell in cells]
    filled = [kind for kind in rest if kind != "empty"]
    figures = list(takewhile(is_value, filled))
    remarks = filled[len(figures) :]
    return head in ("text", "word") and len(figures) >= FIGURES_MIN and all(kind == "text" for kind in remarks)


def beside_its_own_label(row: Row, others: Kinds) -> Row | None:
    """A row of one label and its figures moved to a label column further left, where it stands beside amounts.

    Plain numbers where all others are amounts, and as many as there are columns of plain numbers beside another column
    of labels: that they belong there is certain. None where it is not, or where several columns would do.
    """
    filled = [place for place, cell in enumerate(row.cells) if cell.text]
    label, figures = filled[0], filled[1:]
    if cell_kind(row.cells[label].text) != "text" or figures != list(range(label + 1, label + 1 + len(figures))):
        return None
    if not all(cell_kind(row.cells[place].text) in PLAIN for place in figures):
        return None
    if sum(_holds(others[place], MONEY) for place in figures) < FIGURES_MIN:
        return None
    ways = [
        (place, beside)
        for place in range(label)
        if _holds(others[place], frozenset({"text"}), 0.5)
        and len(beside := _plain_columns_beside(place, label, others)) == len(figures)
    ]
    if len(ways) != 1:
        return None
    cells = [BLANK] * len(row.cells)
    for old, new in zip(filled, (ways[0][0], *ways[0][1]), strict=True):
        cells[new] = row.cells[old]
    return replace(row, cells=tuple(cells))


def _plain_columns_beside(place: int, end: int, others: Kinds) -> list[int]:
    """The columns of plain numbers between a label column and the next one, up to `end`."""
    stop = next((p for p in range(place + 1, end) if _holds(others[p], frozenset({"text"}), 0.5)), end)
    return [p for p in range(place + 1, stop) if _holds(others[p], PLAIN, 0.5)]


def _holds(kinds: Counter[CellKind], wanted: frozenset[str], share: float = 1.0) -> bool:
    """Whether enough rows fill a column, and this share of them with cells of the wanted kinds."""
    found = sum(number for kind, number in kinds.items() if kind in wanted)
    return _count(kinds) >= WITNESSES_MIN and found >= share * _count(kinds)


def _count(kinds: Counter[CellKind]) -> int:
    return sum(number for kind, number in kinds.items() if kind != "empty")
