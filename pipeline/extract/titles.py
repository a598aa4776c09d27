"""Group titles of headers without rules: how many columns a title stands over."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.grid import FilledGrid, Grid, fill, regrid
from pipeline.extract.ink import Word, enclose


def with_titles_spread(grid: Grid, head: int, words: Sequence[Word]) -> Grid:
    """The grid with every title in its first `head` rows spread over the empty slots around it that it is centred on.

    Only a title with other header cells below it spreads, and only over slots that have a header cell below them.
    """
    owners = [list(line) for line in grid.owners]
    filled = fill(grid, words)
    spans = grid.spans()
    for owner, span in spans.items():
        if span.row_end >= head or span.row_end - span.row > 1 or not filled.words.get(owner):
            continue
        first, last = _free_reach(filled, owner, span.row)
        box = enclose(word.box for word in filled.words[owner])
        ranges = [(a, b) for a in range(first, span.col + 1) for b in range(span.col_end, last + 1)]
        best = min(
            ranges, key=lambda range_: (round(_off_centre(grid, box.x0 + box.x1, *range_)), range_[0] - range_[1])
        )
        for col in range(*best):
            owners[span.row][col] = owner
    return regrid(grid.xs, grid.ys, owners, grid.engine)


def _off_centre(grid: Grid, doubled: float, first: int, end: int) -> float:
    return abs(grid.xs[first] + grid.xs[end] - doubled) / 2 / 6


def _free_reach(filled: FilledGrid, owner: int, row: int) -> tuple[int, int]:
    """The columns around a title that are empty beside it and have a text of their own below."""
    grid, spans = filled.grid, filled.grid.spans()
    span = spans[owner]

    def is_free(col: int) -> bool:
        beside, below = grid.owners[row][col], grid.owners[row + 1][col]
        return beside != below and not filled.words.get(beside) and bool(filled.words.get(below))

    first, end = span.col, span.col_end
    while first > 0 and is_free(first - 1):
        first -= 1
    while end < grid.columns and is_free(end):
        end += 1
    return first, end
