"""Rows of figures: which of the figures that columns stack belong to one row.

Figures of one row stand at one height, give or take: a column may be centred, or set in another size. Columns with
equally many figures are taken together, so that the drift of one does not tear its figures from their rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import inf
from statistics import median

from pipeline.extract.figures import Line

_NEAR = 0.75
"""Line heights between two figures of one row."""
_STEP_SHARE = 0.35
"""The same by the distance from row to row, where rows stand far apart."""
_MOST = 0.6
_NEW_ROW = 0.9
_SINGLE_NEAR = 0.5

Stack = list[list[Line]]
"""The figures of one cell, top to bottom, each with its lines."""


@dataclass(slots=True)
class NewRow:
    """One row in the making: the heights of its figures, its first and its last line, and what each cell gives it."""

    y: float
    top: float
    bottom: float
    pieces: dict[int, tuple[Line, ...]] = field(default_factory=dict)

    def add(self, owner: int, lines: Sequence[Line]) -> None:
        """Put a cell's lines into the row."""
        self.pieces[owner] = (*self.pieces.get(owner, ()), *lines)
        self.top = min(self.top, *(line.y for line in lines))
        self.bottom = max(self.bottom, *(line.y for line in lines))


def figure_rows(figures: Mapping[int, Stack]) -> list[NewRow]:
    """The rows that the stacked figures of several cells (by owner) form, top to bottom.

    A single figure that stands level with no row is left out: it holds for all of them.
    """
    rows: list[NewRow] = []
    for count in sorted({len(stack) for stack in figures.values()}, reverse=True):
        owners = [owner for owner, stack in figures.items() if len(stack) == count]
        for group in _alike(owners, figures):
            _place(rows, group, figures)
    return sorted(rows, key=lambda row: row.y)


def _alike(owners: Sequence[int], figures: Mapping[int, Stack]) -> list[list[int]]:
    """Cells with equally many figures in groups whose figures stand at the same heights."""
    groups: list[list[int]] = []
    for owner in owners:
        stack = figures[owner]
        for group in groups:
            if len(stack) > 1 and _run_alike(stack, figures[group[0]]):
                group.append(owner)
                break
        else:
            groups.append([owner])
    return groups


def _height(stack: Stack) -> float:
    return stack[0][0].box.bottom - stack[0][0].box.top


def _run_alike(stack: Stack, other: Stack) -> bool:
    """Whether equally many figures stand side by side: most at one height, the rest between their neighbours."""
    limit = max(_NEAR * _height(stack), _STEP_SHARE * min(b[0].y - a[0].y for a, b in pairwise(other)))
    heights = [-inf, *(figure[0].y for figure in other), inf]
    level = sum(abs(figure[0].y - y) <= limit for figure, y in zip(stack, heights[1:], strict=False))
    between = all(
        above < figure[0].y < below for figure, above, below in zip(stack, heights, heights[2:], strict=False)
    )
    return level >= _MOST * len(stack) and between


def _place(rows: list[NewRow], group: Sequence[int], figures: Mapping[int, Stack]) -> None:
    """Put the figures of alike cells into `rows`, with new rows where there are none at their heights."""
    stacks = [figures[owner] for owner in group]
    heights = [median(stack[rank][0].y for stack in stacks) for rank in range(len(stacks[0]))]
    line = _height(stacks[0])
    if len(heights) == 1 and rows:
        near = min(rows, key=lambda row: abs(row.y - heights[0]))
        targets: list[NewRow | None] = [near if abs(near.y - heights[0]) <= _SINGLE_NEAR * line else None]
        if targets == [None]:
            return
    else:
        targets = _matched(heights, sorted(rows, key=lambda row: row.y), line)
    for rank, (height, target) in enumerate(zip(heights, targets, strict=True)):
        if target is None:
            target = NewRow(height, height, height)
            rows.append(target)
        for owner, stack in zip(group, stacks, strict=True):
            target.add(owner, stack[rank])


def _matched(heights: Sequence[float], rows: Sequence[NewRow], line: float) -> list[NewRow | None]:
    """For each height its row, in order, or None: the way that shifts the figures least."""

    @cache
    def cheapest(rank: int, row: int) -> tuple[float, int | None]:
        """Cost of the heights from `rank` on with the rows from `row` on, and the row for the first (None: new)."""
        if rank == len(heights):
            return 0.0, None
        best: tuple[float, int | None] = (_NEW_ROW + cheapest(rank + 1, row)[0], None)
        for place in range(row, len(rows)):
            shift = abs(rows[place].y - heights[rank]) / line
            price = (shift if shift <= _NEAR else inf) + cheapest(rank + 1, place + 1)[0]
            if price < best[0]:
                best = (price, place)
        return best

    found: list[NewRow | None] = []
    row = 0
    for rank in range(len(heights)):
        place = cheapest(rank, row)[1]
        found.append(None if place is None else rows[place])
        row = row if place is None else place + 1
    return found
