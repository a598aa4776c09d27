"""Headers printed without rules above a ruled body.

Lines of text close above a grid whose first row has figures are its header if each of their texts stands over columns
of the grid, over most of them in all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.artefacts import Box
from pipeline.cell_text import is_year
from pipeline.extract.choose import Scored
from pipeline.extract.figures import cell_lines, is_amount
from pipeline.extract.grid import FilledGrid, Grid, fill, fill_owners, regrid
from pipeline.extract.ink import PageInk, Word
from pipeline.extract.segments import Segment, SegmentLine, segment_lines
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.tiers import tier_below
from pipeline.extract.titles import with_titles_spread

_OVERHANG = 3.0
"""Points by which a header may reach over the edges of its column."""


def with_header_above(table: Scored, ink: PageInk, others: Sequence[Box], settings: ExtractSettings) -> Scored:
    """`table` with the header that stands above it without rules, if there is one. `others` are the other grids."""
    filled = table.filled
    if not _opens_with_figures(filled):
        return table
    lines = _header_lines(filled.grid, ink, others, settings)
    if not lines:
        return table
    return replace(table, filled=_crowned(filled, lines, ink.words), agreed={})


def _opens_with_figures(filled: FilledGrid) -> bool:
    """Whether a figure stands behind a text in the first row."""
    lines = [cell_lines(filled.words.get(owner, ())) for owner in dict.fromkeys(filled.grid.owners[0])]
    return any(is_amount(line.text) and not is_year(line.text) for cell in lines[1:] for line in cell)


def _header_lines(grid: Grid, ink: PageInk, others: Sequence[Box], settings: ExtractSettings) -> list[SegmentLine]:
    """The lines of a header above a grid, top to bottom; none if they fill less than `crown_columns` of its columns."""
    ceiling = max((box.bottom for box in others if box.bottom <= grid.box.top), default=0.0)
    words = [word for word in ink.words if ceiling < word.y < grid.box.top]
    found: list[SegmentLine] = []
    floor = grid.box.top
    for line in reversed(segment_lines(words, settings)):
        apart = floor - line.box.bottom > settings.crown_gap * line.height
        if (
            apart
            or _is_title(line, grid, settings)
            or not all(_is_header(segment, line, grid, found) for segment in line.segments)
        ):
            break
        found.insert(0, line)
        floor = line.box.top
    columns = {_column(segment, grid) for line in found for segment in line.segments}
    return found if len(columns) >= max(2, settings.crown_columns * grid.columns) else []


def _is_title(line: SegmentLine, grid: Grid, settings: ExtractSettings) -> bool:
    """Whether a line is a caption, or a text alone that is centred on the table."""
    box, text = line.box, line.segments[0].text.casefold()
    centred = abs(box.x0 + box.x1 - grid.xs[0] - grid.xs[-1]) <= 2 * settings.touch
    return text.startswith(settings.caption_words) or (len(line.segments) == 1 and centred)


def _is_header(segment: Segment, line: SegmentLine, grid: Grid, below: Sequence[SegmentLine]) -> bool:
    """Whether a text of a line stands in one column, or beside others over headers that stand in several."""
    col = _column(segment, grid)
    if not 0 <= col < grid.columns or segment.is_figure:
        return False
    inside = grid.xs[col] - _OVERHANG <= segment.box.x0 and segment.box.x1 <= grid.xs[col + 1] + _OVERHANG
    if inside:
        return True
    under = {
        _column(other, grid)
        for lower in below
        for other in lower.segments
        if segment.box.x0 - _OVERHANG <= (other.box.x0 + other.box.x1) / 2 <= segment.box.x1 + _OVERHANG
    }
    return len(under) > 1 and len(line.segments) > 1


def _column(segment: Segment, grid: Grid) -> int:
    return bisect_right(grid.xs, (segment.box.x0 + segment.box.x1) / 2) - 1


def _crowned(filled: FilledGrid, lines: Sequence[SegmentLine], words: Sequence[Word]) -> FilledGrid:
    """The grid with rows for the header's tiers on top."""
    grid = filled.grid
    cuts = [
        (above.box.bottom + below.box.top) / 2
        for number, (above, below) in enumerate(pairwise(lines))
        if tier_below(lines, number, grid.xs) is not None
    ]
    ys = [lines[0].box.top - 1, *cuts, grid.ys[0]]
    slots = [[row * grid.columns + col for col in range(grid.columns)] for row in range(len(ys) - 1)]
    head = with_titles_spread(regrid(grid.xs, ys, slots, grid.engine), len(slots), words)
    placed = fill(head, words)
    start = 1 + max(owner for line in grid.owners for owner in line)
    owners = [*([start + owner for owner in line] for line in head.owners), *grid.owners]
    texts = {**filled.words, **{start + owner: part for owner, part in placed.words.items()}}
    return fill_owners(grid.xs, [*ys, *grid.ys[1:]], owners, texts, grid.engine)
