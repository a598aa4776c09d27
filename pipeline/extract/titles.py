"""Group titles of headers without rules: how many columns a title stands over."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.grid import FilledGrid, Grid, fill, regrid
from pipeline.extract.ink import Word, enclose

_LEVEL = 0.4
"""Line heights by which two headers of one tier may stand apart."""


def with_titles_spread(grid: Grid, head: int, words: Sequence[Word]) -> Grid:
    """The grid with every title in its first `head` rows spread over the empty slots around it that it is centred on.

    Only a title with other header cells below it spreads, and only over slots that have a header cell below them. The
    header of a column under no title is one cell from the first to the last tier.
    """
    owners = [list(line) for line in grid.owners]
    filled = fill(grid, words)
    spans = grid.spans()
    for owner, span in spans.items():
        if span.row_end >= head or span.row_end - span.row > 1 or not filled.words.get(owner):
            continue
        first, last = _free_reach(filled, owner, span.row)
        ranges = [(a, b) for a in range(first, span.col + 1) for b in range(span.col_end, last + 1)]
        best = min(ranges, key=lambda range_: (round(_off_centre(filled, owner, *range_) / 6), range_[0] - range_[1]))
        for col in range(*best):
            owners[span.row][col] = owner
    return regrid(grid.xs, grid.ys, _with_single_headers(owners, head), grid.engine)


def _with_single_headers(owners: Sequence[Sequence[int]], head: int) -> list[list[int]]:
    """The owners, with one cell down to the last tier for each column over which no title of several columns stands."""
    result = [list(line) for line in owners]
    titled = [
        [line[col] in line[max(0, col - 1) : col] or line[col] in line[col + 1 : col + 2] for col in range(len(line))]
        for line in owners[:head]
    ]
    deepest = max((row for row, line in enumerate(titled) if any(line)), default=-1)
    for col in range(len(owners[0])):
        if 0 <= deepest < head - 1 and not any(line[col] for line in titled):
            for row in range(1, deepest + 2):
                result[row][col] = result[0][col]
    return result


def _off_centre(filled: FilledGrid, owner: int, first: int, end: int) -> float:
    """Points by which a title is off the middle of columns, or of the headers below it in them."""
    grid, row = filled.grid, filled.grid.spans()[owner].row
    box = enclose(word.box for word in filled.words[owner])
    below = [word.box for col in range(first, end) for word in filled.words.get(grid.owners[row + 1][col], ())]
    texts = enclose(below) if below else box
    middles = ((grid.xs[first] + grid.xs[end]) / 2, (texts.x0 + texts.x1) / 2)
    return min(abs(middle - (box.x0 + box.x1) / 2) for middle in middles)


def _free_reach(filled: FilledGrid, owner: int, row: int) -> tuple[int, int]:
    """The columns around a title that are empty beside it and have a text below, level with that below the title."""
    grid, spans = filled.grid, filled.grid.spans()
    span = spans[owner]

    def is_free(col: int) -> bool:
        beside, below = grid.owners[row][col], grid.owners[row + 1][col]
        free = beside != below and not filled.words.get(beside) and bool(filled.words.get(below))
        return free and _are_level(filled.words[below], filled.words.get(grid.owners[row + 1][span.col], ()))

    first, end = span.col, span.col_end
    while first > 0 and is_free(first - 1):
        first -= 1
    while end < grid.columns and is_free(end):
        end += 1
    return first, end


def _are_level(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether two header cells stand level, by their middles or their tops; with nothing, anything does."""
    if not others:
        return True
    box, other = enclose(word.box for word in words), enclose(word.box for word in others)
    reach = _LEVEL * words[0].height
    middles = abs(box.top + box.bottom - other.top - other.bottom) / 2
    return min(middles, abs(box.top - other.top)) <= reach
