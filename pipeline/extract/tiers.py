"""The tiers of a header without rules: which of its lines hold titles that stand over several columns.

A title that is as wide as its group is seen at once. A narrow one ("2020" over Target, Realisasi, Capaian) stands over
one column, or between two, and looks like the first line of that column's own header. It is a title if the headers
below it stand level around the column on which it is centred, and if it is not alone in that, or gives a year.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.segments import Segment, SegmentLine

_CENTRED = 6.0
"""Points by which a title may be off the centre of its columns."""
_LEVEL = 0.4
"""Line heights by which the headers below a title may be off one another."""
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")

Run = tuple[int, int]
"""Columns from the first up to, not including, the second."""
Height = tuple[float, float]
"""Top and bottom."""


def tier_below(lines: Sequence[SegmentLine], number: int, xs: Sequence[float]) -> int | None:
    """Where the next tier of the header `lines` (top to bottom) begins if line `number` ends one, else None.

    That is the first line with a header under a title of line `number`. `xs` are the columns' boundaries.
    """
    line, below = lines[number], lines[number + 1 :]
    wide = [run for segment in line.segments if (run := _run_under(segment, below, xs))]
    narrow = [(segment, run) for segment in line.segments if (run := _run_around(segment, line, below, xs))]
    apart = all(a[1] <= b[0] for (_, a), (_, b) in pairwise(narrow))
    if apart and (len(narrow) > 1 or any(_YEAR.search(segment.text) for segment, _ in narrow)):
        wide += [run for _, run in narrow]
    starts = [
        place
        for place, lower in enumerate(below, start=number + 1)
        if any(first <= _column(segment, xs) < end for segment in lower.segments for first, end in wide)
    ]
    return starts[0] if starts else None


def _run_under(segment: Segment, below: Sequence[SegmentLine], xs: Sequence[float]) -> Run | None:
    """The columns whose headers have their middle under a title; None if they are not several."""
    columns = {
        _column(other, xs)
        for line in below
        for other in line.segments
        if segment.box.x0 - 2 <= (other.box.x0 + other.box.x1) / 2 <= segment.box.x1 + 2
    }
    return (min(columns), max(columns) + 1) if len(columns) > 1 else None


def _run_around(segment: Segment, line: SegmentLine, below: Sequence[SegmentLine], xs: Sequence[float]) -> Run | None:
    """The most columns that a segment is centred on, with headers below that stand level and nothing beside it."""
    middle = (segment.box.x0 + segment.box.x1) / 2
    heights = [_height_in(col, below, xs) for col in range(len(xs) - 1)]
    free = [
        not any(_column(other, xs) == col for other in line.segments if other is not segment)
        for col in range(len(xs) - 1)
    ]
    own = bisect_right(xs, middle) - 1
    runs = [
        (first, end)
        for first in range(len(xs) - 1)
        for end in range(first + 2, len(xs))
        if first <= own < end and all(free[first:end])
        if min(abs(x - middle) for x in _middles(first, end, below, xs)) <= _CENTRED
    ]
    level = [run for run in runs if _are_level(heights[slice(*run)], own - run[0], line.height)]
    return max(level, key=lambda run: run[1] - run[0], default=None)


def _middles(first: int, end: int, lines: Sequence[SegmentLine], xs: Sequence[float]) -> list[float]:
    """The middle of columns, and that of what stands in them: the outer edges of a table are often not known."""
    boxes = [s.box for line in lines for s in line.segments if first <= _column(s, xs) < end]
    texts = [(min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2] if boxes else []
    return [(xs[first] + xs[end]) / 2, *texts]


def _are_level(heights: Sequence[Height | None], own: int, line: float) -> bool:
    """Whether headers stand level, by their middles or by their tops.

    By their tops they do not where the one right below the title has more lines than all others: that may be one header
    on three lines, between others on one.
    """
    found = [height for height in heights if height is not None]
    if len(found) < len(heights):
        return False
    middles = [top + bottom for top, bottom in found]
    tops = [top for top, _ in found]
    deepest = max(bottom for place, (_, bottom) in enumerate(found) if place != own)
    by_tops = max(tops) - min(tops) <= _LEVEL * line and found[own][1] <= deepest + _LEVEL * line
    return by_tops or max(middles) - min(middles) <= 2 * _LEVEL * line


def _height_in(col: int, lines: Sequence[SegmentLine], xs: Sequence[float]) -> Height | None:
    """Top and bottom of what stands in a column; None if nothing does."""
    boxes = [segment.box for line in lines for segment in line.segments if _column(segment, xs) == col]
    return (min(box.top for box in boxes), max(box.bottom for box in boxes)) if boxes else None


def _column(segment: Segment, xs: Sequence[float]) -> int:
    return bisect_right(xs, (segment.box.x0 + segment.box.x1) / 2) - 1
