"""Columns from white space: where nearly no line of a table has ink."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.ink import Rule
from pipeline.extract.segments import SegmentLine
from pipeline.extract.settings import ExtractSettings


def column_edges(
    lines: Sequence[SegmentLine], vertical: Sequence[Rule], left: float, right: float, settings: ExtractSettings
) -> list[float]:
    """Column boundaries from `left` to `right`: rules where there are any, else the middle of each gutter."""
    inner = sorted(rule.at for rule in vertical if left + settings.strip < rule.at < right - settings.strip)
    gutters = [
        (start + end) / 2
        for start, end in _gutters(lines, left, right, settings)
        if not any(start - 1 <= x <= end + 1 for x in inner)
    ]
    return [left, *sorted([*inner, *gutters]), right]


def _gutters(
    lines: Sequence[SegmentLine], left: float, right: float, settings: ExtractSettings
) -> list[tuple[float, float]]:
    """Ranges of x in which at most a few lines have ink, wide enough to part two columns."""
    height = min(line.height for line in lines)
    allowed = int(settings.gutter_crossers * len(lines))
    width = int(right - left) + 1
    ink = [0] * (width + 1)
    for line in lines:
        covered: set[int] = set()
        for segment in line.segments:
            covered.update(range(max(0, int(segment.box.x0 - left)), min(width, int(segment.box.x1 - left)) + 1))
        for x in covered:
            ink[x] += 1
    found: list[tuple[float, float]] = []
    start: int | None = None
    for x in range(width + 1):
        free = x < width and ink[x] <= allowed
        if free and start is None:
            start = x
        elif not free and start is not None:
            if x - start >= settings.gutter_width * height and start > 0 and x < width:
                found.append((left + start, left + x))
            start = None
    return found
