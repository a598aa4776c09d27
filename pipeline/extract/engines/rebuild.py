"""Engine for tables without enough rules: columns from white space, rows from what rules and shading there are.

It looks only at text that no good grid has read. What is left as one row for want of rules is told apart by its
figures later (`split`), as for every engine.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pipeline.artefacts import Box
from pipeline.extract.engines.base import PageView
from pipeline.extract.engines.walls import flooded, walls
from pipeline.extract.grid import Grid, boundaries, regrid
from pipeline.extract.groups import group_lines
from pipeline.extract.gutters import column_edges
from pipeline.extract.ink import Fill, Rule, enclose
from pipeline.extract.regions import Region, find_regions
from pipeline.extract.rules import merged
from pipeline.extract.segments import SegmentLine, segment_lines
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.tiers import tier_below
from pipeline.extract.titles import with_titles_spread


class RebuildEngine:
    """Cells from words and what lines there are."""

    name = "rebuild"
    trust = 0.95

    def grids(self, view: PageView) -> list[Grid]:
        """One grid for each region of figures in columns, outside the boxes in `view.done`."""
        words = [
            word
            for word in view.ink.words
            if not any(box.x0 <= word.x <= box.x1 and box.top <= word.y <= box.bottom for box in view.done)
        ]
        shades = merged([Rule(fill.box.top, fill.box.x0, fill.box.x1) for fill in view.ink.fills], view.settings)
        lines = segment_lines(words, view.settings)
        regions = find_regions(lines, view.ink.horizontal, shades, view.carried, view.settings)
        return [_grid(region, view, self.name) for region in regions]


def _grid(region: Region, view: PageView, engine: str) -> Grid:
    settings = view.settings
    outline = _outline(region, view)
    level = [rule for rule in view.ink.horizontal if _within(rule, outline.top, outline.bottom, outline.x0, outline.x1)]
    upright = [rule for rule in view.ink.vertical if _within(rule, outline.x0, outline.x1, outline.top, outline.bottom)]
    upright = [rule for rule in upright if rule.length >= settings.column_rule * (outline.bottom - outline.top)]
    shades = _shading_edges(view.ink.fills, outline, settings)
    xs = column_edges(region, upright, level, outline.x0, outline.x1, settings)
    cuts = [*_header_cuts(region, level, shades, xs), *_group_cuts(region, (*level, *shades))]
    full = [Rule(y, outline.x0, outline.x1) for y in (outline.top, outline.bottom, *cuts)]
    rules = [*level, *shades, *full]
    ys = boundaries([rule.at for rule in rules], settings.snap)
    beside = _gutter_walls((*region.header, *region.body), xs, ys, settings)
    owners = flooded(beside, walls(rules, ys, xs, settings), len(ys) - 1, len(xs) - 1)
    head = sum(y < region.body[0].y for y in ys) - 1
    return with_titles_spread(regrid(xs, ys, owners, engine), head, view.ink.words)


def _outline(region: Region, view: PageView) -> Box:
    """The region's box, widened to the rules and shading that frame it."""
    box, reach = region.box, view.settings.frame_reach
    near = [
        Box(rule.start, rule.at, rule.end, rule.at)
        for rule in view.ink.horizontal
        if box.top - reach <= rule.at <= box.bottom + reach
        and rule.start < box.x1
        and rule.end > box.x0
        and rule.length <= 1.5 * (box.x1 - box.x0)
    ]
    framed = enclose([Box(box.x0 - 2, box.top - 1, box.x1 + 2, box.bottom + 1), *near])
    return framed


def _within(rule: Rule, low: float, high: float, start: float, end: float) -> bool:
    return low - 1 <= rule.at <= high + 1 and min(rule.end, end) - max(rule.start, start) > 0


def _shading_edges(fills: Sequence[Fill], outline: Box, settings: ExtractSettings) -> list[Rule]:
    """The upper and lower edges of bands of shading that reach across most of the table."""
    width = outline.x1 - outline.x0
    pieces: dict[tuple[int, int, tuple[int, int, int]], float] = {}
    for fill in fills:
        box = fill.box
        if outline.top - 2 <= box.top and box.bottom <= outline.bottom + 2:
            key = (round(box.top), round(box.bottom), fill.colour)
            pieces[key] = pieces.get(key, 0.0) + max(0.0, min(box.x1, outline.x1) - max(box.x0, outline.x0))
    bands: list[tuple[int, int, tuple[int, int, int]]] = []
    for top, bottom, colour in sorted(key for key, covered in pieces.items() if covered >= settings.band * width):
        if bands and bands[-1][2] == colour and top <= bands[-1][1] + settings.snap:
            bands[-1] = (bands[-1][0], max(bottom, bands[-1][1]), colour)
        else:
            bands.append((top, bottom, colour))
    edges = {edge for top, bottom, _ in bands for edge in (top, bottom)}
    return [Rule(float(edge), outline.x0, outline.x1) for edge in sorted(edges)]


def _header_cuts(region: Region, level: Sequence[Rule], shades: Sequence[Rule], xs: Sequence[float]) -> list[float]:
    """Edges below the header, and between its tiers, where no rule marks them."""
    if not region.header:
        return []
    lines = [*region.header, region.body[0]]
    cuts: list[float] = []
    for number, above in enumerate(region.header):
        last = number + 1 == len(region.header)
        place = number + 1 if last else tier_below(region.header, number, xs)
        if place is None:
            continue
        if not any(above.y < rule.at < lines[place].y for rule in (*level, *shades)):
            cuts.append((above.box.bottom + lines[number + 1].box.top) / 2)
    return cuts


def _group_cuts(region: Region, rules: Sequence[Rule]) -> list[float]:
    """Edges above and below group rows, where no rule marks them."""
    groups = group_lines(region.body, [line for line in region.body if line.is_row])
    return [
        (above.box.bottom + below.box.top) / 2
        for above, below in pairwise(region.body)
        if (above in groups or below in groups) and not any(above.y < rule.at < below.y for rule in rules)
    ]


def _gutter_walls(
    lines: Sequence[SegmentLine], xs: Sequence[float], ys: Sequence[float], settings: ExtractSettings
) -> list[list[bool]]:
    """Walls at every column boundary, but where a text runs across it into a column that is empty there."""
    result = [[True] * (len(ys) - 1) for _ in xs]
    for row, (top, bottom) in enumerate(pairwise(ys)):
        texts = [part for line in lines if top <= line.y <= bottom for part in _cut_at(line, xs, settings)]
        for box in texts:
            home = bisect_right(xs, (box.x0 + box.x1) / 2)
            others = {col for other in texts if other is not box for col in _columns_under(other, xs)}
            for number in range(1, len(xs) - 1):
                beyond = number + 1 if number >= home else number
                if box.x0 < xs[number] - 1 and box.x1 > xs[number] + 1 and beyond not in others:
                    result[number][row] = False
    return result


def _columns_under(box: Box, xs: Sequence[float]) -> range:
    """The columns (from 1) that a text stands over."""
    return range(bisect_right(xs, box.x0 + 1), bisect_right(xs, box.x1 - 1) + 1)


def _cut_at(line: SegmentLine, xs: Sequence[float], settings: ExtractSettings) -> list[Box]:
    """The texts of a line, parted also where a column boundary falls into more than an ordinary space."""
    parts: list[Box] = []
    for segment in line.segments:
        parts.append(segment.words[0].box)
        for last, word in pairwise(segment.words):
            wide = word.box.x0 - last.box.x1 > settings.gutter_width * line.height
            if wide and any(last.box.x1 <= x <= word.box.x0 for x in xs):
                parts.append(word.box)
            else:
                parts[-1] = enclose([parts[-1], word.box])
    return parts
