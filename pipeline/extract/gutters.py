"""Columns from white space: where nearly no line of a table has ink."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.ink import Rule
from pipeline.extract.regions import Region
from pipeline.extract.segments import SegmentLine
from pipeline.extract.settings import ExtractSettings

_STEP = 0.5


def column_edges(
    region: Region, vertical: Sequence[Rule], left: float, right: float, settings: ExtractSettings
) -> list[float]:
    """Column boundaries from `left` to `right`: rules where there are any, else the middle of each gutter.

    Between two columns whose figures stand side by side there is a boundary, however narrow the gutter.
    """
    inner = sorted(rule.at for rule in vertical if left + settings.strip < rule.at < right - settings.strip)
    gutters = [
        _clear_middle(region.header, start, end)
        for start, end in _gutters(region.body, left, right, settings)
        if not any(start - 1 <= x <= end + 1 for x in inner)
    ]
    found = sorted([*inner, *gutters])
    tight = [
        (near.x1 + far.x0) / 2
        for near, far in pairwise(region.figures)
        if len(near.rows & far.rows) > 1 and not any(near.x0 < x < far.x1 for x in found)
    ]
    return [left, *sorted([*found, *tight]), right]


def _clear_middle(header: Sequence[SegmentLine], start: float, end: float) -> float:
    """The middle of the widest part of a gutter that the header leaves free."""
    edges = [(start, start), (end, end)]
    for line in header:
        edges += [(s.box.x0, s.box.x1) for s in line.segments if s.box.x1 > start and s.box.x0 < end]
    free: list[tuple[float, float]] = []
    reached = start
    for x0, x1 in sorted(edges):
        if x0 > reached:
            free.append((reached, x0))
        reached = max(reached, x1)
    widest = max(free, key=lambda part: part[1] - part[0], default=(start, end))
    return (widest[0] + widest[1]) / 2


def _gutters(
    lines: Sequence[SegmentLine], left: float, right: float, settings: ExtractSettings
) -> list[tuple[float, float]]:
    """Ranges of x in which no line has ink, but for a few that run right across; wide enough to part two columns."""
    height = min(line.height for line in lines)
    allowed = int(settings.gutter_crossers * len(lines))
    steps = int((right - left) / _STEP)
    free = [_is_free(lines, left + step * _STEP, height, allowed) for step in range(steps)]
    found: list[tuple[float, float]] = []
    start: int | None = None
    for step, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = step
        elif not is_free and start is not None:
            if (step - start) * _STEP >= settings.gutter_width * height and start > 0 and step < steps:
                found.append((left + start * _STEP, left + step * _STEP))
            start = None
    return found


def _is_free(lines: Sequence[SegmentLine], x: float, height: float, allowed: int) -> bool:
    """Whether at `x` there is no ink, or only that of at most `allowed` texts that run on to both sides."""
    crossing = 0
    for line in lines:
        for segment in line.segments:
            if segment.box.x0 <= x <= segment.box.x1:
                if segment.box.x0 > x - height or segment.box.x1 < x + height:
                    return False
                crossing += 1
    return crossing <= allowed
