"""Columns from white space: where nearly no line of a table has ink."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.figures import is_list_number
from pipeline.extract.groups import group_lines
from pipeline.extract.ink import Rule
from pipeline.extract.regions import Region
from pipeline.extract.segments import SegmentLine
from pipeline.extract.settings import ExtractSettings

_STEP = 0.5
_MANY = 4
"""Lines among which one alone makes no column."""
_THROUGH = 0.6
"""A text that reaches so far to both sides, in line heights, runs across a gutter rather than into it."""
_NUMBER_GAP = 0.5
"""Share of the usual width that is enough for the gutter behind list numbers."""

Gutter = tuple[float, float]


def column_edges(
    region: Region,
    vertical: Sequence[Rule],
    level: Sequence[Rule],
    left: float,
    right: float,
    settings: ExtractSettings,
) -> list[float]:
    """Column boundaries from `left` to `right`: rules where there are any, else one in each gutter.

    Between two columns whose figures stand side by side there is a boundary, however narrow the gutter. `level` rules
    that end in a gutter (those under a group title) tell where in it.
    """
    inner = sorted(rule.at for rule in vertical if left + settings.strip < rule.at < right - settings.strip)
    gutters = [
        _clear_middle(region.header, level, start, end)
        for start, end in _gutters(region, left, right, settings)
        if not any(start - 1 <= x <= end + 1 for x in inner)
    ]
    found = sorted([*inner, *gutters])
    tight = [
        (near.x1 + far.x0) / 2
        for near, far in pairwise(region.figures)
        if len(near.rows & far.rows) > 1 and not any(near.x0 < x < far.x1 for x in found)
    ]
    return [left, *sorted([*found, *tight]), right]


def _clear_middle(header: Sequence[SegmentLine], level: Sequence[Rule], start: float, end: float) -> float:
    """Where in a gutter the boundary runs: at the end of a rule, else amid the widest part that the header leaves."""
    ends = [x for rule in level for x in (rule.start, rule.end) if start < x < end]
    if ends:
        return ends[0]
    boxes = [word.box for line in header for segment in line.segments for word in segment.words]
    taken = [(start, start), (end, end), *((box.x0, box.x1) for box in boxes if box.x1 > start and box.x0 < end)]
    free: list[Gutter] = []
    reached = start
    for x0, x1 in sorted(taken):
        if x0 > reached:
            free.append((reached, x0))
        reached = max(reached, x1)
    widest = max(free, key=lambda part: part[1] - part[0], default=(start, end))
    return (widest[0] + widest[1]) / 2


def _gutters(region: Region, left: float, right: float, settings: ExtractSettings) -> list[Gutter]:
    """Ranges of x without ink in the body, wide enough to part two columns.

    A column of which the body has no ink, or only that of one line in the middle of the table (a centred "Jumlah"), is
    none; but at the table's edges a header alone makes a column.
    """
    groups = group_lines(region.body, [line for line in region.body if line.is_row])
    lines = [line for line in region.body if not _is_column_numbers(line) and line not in groups] or list(region.body)
    height = min(line.height for line in lines)
    least = settings.gutter_width * height
    runs = _free_runs(lines, left, right, height, int(settings.gutter_crossers * len(lines)))
    found: list[Gutter] = []
    for start, end in runs:
        if start <= left or end >= right:
            edge = _beside_header(region.header, start, end, at_left=start <= left)
            if edge is not None and edge[1] - edge[0] >= least:
                found.append(edge)
        elif end - start >= (_NUMBER_GAP if _only_numbers(lines, start) else 1.0) * least:
            between = _lines_between(lines, found[-1][1], start) if found else _MANY
            lone = len(lines) >= _MANY and len(found) > 1 and between < 2
            if lone or not between:
                found[-1] = max(found[-1], (start, end), key=lambda gutter: gutter[1] - gutter[0])
            else:
                found.append((start, end))
    return found


def _is_column_numbers(line: SegmentLine) -> bool:
    """Whether a line is a row of column numbers: 1, 2, 3 or (1), (2), (3)."""
    numbers = [segment.text.strip("() ") for segment in line.segments]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _free_runs(lines: Sequence[SegmentLine], left: float, right: float, height: float, allowed: int) -> list[Gutter]:
    """Maximal ranges from `left` to `right` in which no line has ink, but for a few that run right across."""
    steps = int((right - left) / _STEP)
    runs: list[Gutter] = []
    start: float | None = None
    for step in range(steps + 1):
        x = left + step * _STEP
        free = step < steps and _is_free(lines, x, height, allowed)
        if free and start is None:
            start = x
        elif not free and start is not None:
            runs.append((start, x if step < steps else right))
            start = None
    return runs


def _is_free(lines: Sequence[SegmentLine], x: float, height: float, allowed: int) -> bool:
    """Whether at `x` there is no ink, or only that of at most `allowed` texts that run on to both sides."""
    crossing = 0
    for line in lines:
        for segment in line.segments:
            if segment.box.x0 <= x <= segment.box.x1:
                if segment.box.x0 > x - _THROUGH * height or segment.box.x1 < x + _THROUGH * height:
                    return False
                crossing += 1
    return crossing <= allowed


def _beside_header(header: Sequence[SegmentLine], start: float, end: float, at_left: bool) -> Gutter | None:
    """What a header text that stands wholly in the body's empty margin leaves of it on the body's side."""
    inside = [s.box for line in header for s in line.segments if start <= s.box.x0 and s.box.x1 <= end]
    if not inside:
        return None
    return (max(box.x1 for box in inside), end) if at_left else (start, min(box.x0 for box in inside))


def _only_numbers(lines: Sequence[SegmentLine], x: float) -> bool:
    """Whether nothing but list numbers stands left of `x`."""
    return all(is_list_number(s.text) for line in lines for s in line.segments if s.box.x0 < x)


def _lines_between(lines: Sequence[SegmentLine], start: float, end: float) -> int:
    """How many lines have ink of their own between two gutters."""
    return sum(any(start - _STEP <= s.box.x0 and s.box.x1 <= end + _STEP for s in line.segments) for line in lines)
