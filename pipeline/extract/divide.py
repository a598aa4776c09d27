"""Tables that were drawn as one: directly under one another, or a legend of coloured boxes below its table."""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.grid import Grid, regrid
from pipeline.extract.settings import ExtractSettings


def divided(grid: Grid, settings: ExtractSettings) -> list[Grid]:
    """The grid in parts, cut where the rows above and below have columns but few column boundaries in common.

    Rows across the whole width say nothing about columns: they go with the rows above them. A part of a single row is
    no table but a legend or a heading, and is dropped.
    """
    inner = [_inner_boundaries(grid, row) for row in range(grid.rows)]
    ruled = [row for row in range(grid.rows) if inner[row]]
    cuts = [
        below
        for above, below in pairwise(ruled)
        if _differ(inner[above], inner[below], settings) and not _bridged(grid, below)
    ]
    if not cuts:
        return [grid]
    parts = [(start, end) for start, end in pairwise([0, *cuts, grid.rows]) if end - start > 1]
    return [_part(grid, start, end) for start, end in parts]


def _inner_boundaries(grid: Grid, row: int) -> frozenset[int]:
    line = grid.owners[row]
    return frozenset(col for col in range(1, grid.columns) if line[col - 1] != line[col])


def _differ(above: frozenset[int], below: frozenset[int], settings: ExtractSettings) -> bool:
    """Whether two rows' column boundaries cannot be those of one table."""
    common = len(above & below)
    return common <= settings.common_boundaries * min(len(above), len(below)) and len(above | below) - common > 2


def _bridged(grid: Grid, row: int) -> bool:
    """Whether a cell reaches over the boundary above `row`."""
    return any(above == here for above, here in zip(grid.owners[row - 1], grid.owners[row], strict=True))


def _part(grid: Grid, start: int, end: int) -> Grid:
    """Rows `start` up to `end` with the column boundaries that they use."""
    rows = grid.owners[start:end]
    used = frozenset().union(*(_inner_boundaries(grid, row) for row in range(start, end)))
    keep = [col for col in range(grid.columns) if col == 0 or col in used]
    xs = [grid.xs[col] for col in keep] + [grid.xs[-1]]
    return regrid(xs, grid.ys[start : end + 1], [[line[col] for col in keep] for line in rows], grid.engine)
