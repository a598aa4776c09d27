"""Rules and shading from the strokes and rectangles of a page.

Word draws a border as a stroke, as a thin filled rectangle, as two of them (double border), as a row of dots or as one
piece for every cell; here they all become one rule a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.artefacts import Box
from pipeline.extract.ink import Fill, Rule, turned
from pipeline.extract.pdfium import Stroke
from pipeline.extract.settings import ExtractSettings

Rules = tuple[tuple[Rule, ...], tuple[Rule, ...], tuple[Fill, ...]]


def page_rules(strokes: Iterable[Stroke], turn: int, crop: Box, settings: ExtractSettings) -> Rules:
    """Horizontal rules, vertical rules and shading, in coordinates turned by `turn`."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    fills: list[Fill] = []
    for stroke in strokes:
        placed = replace(stroke, box=turned(stroke.box, turn, crop))
        if min(stroke.colour) >= settings.white:
            continue
        if _is_fill(placed, settings):
            fills.append(Fill(placed.box, placed.colour))
        if placed.line or placed.stroked or not _is_fill(placed, settings):
            across, down = _sides(placed, settings)
            horizontal += across
            vertical += down
    return merged(horizontal, settings), merged(vertical, settings), tuple(fills)


def _is_fill(stroke: Stroke, settings: ExtractSettings) -> bool:
    box = stroke.box
    return stroke.filled and min(box.x1 - box.x0, box.bottom - box.top) > settings.thin


def _sides(stroke: Stroke, settings: ExtractSettings) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and vertical rules that a stroke draws: one for a thin one, four for a box."""
    box = stroke.box
    wide, tall = box.x1 - box.x0, box.bottom - box.top
    across = Rule((box.top + box.bottom) / 2, box.x0, box.x1)
    down = Rule((box.x0 + box.x1) / 2, box.top, box.bottom)
    limit = settings.slope if stroke.line else settings.thin
    if wide <= limit and tall <= limit:  # a dot of a dotted border: which way it runs, its neighbours tell
        return [across], [down]
    if tall <= limit:
        return [across], []
    if wide <= limit:
        return [], [down]
    if stroke.line:  # slanted
        return [], []
    return (
        [replace(across, at=box.top), replace(across, at=box.bottom)],
        [replace(down, at=box.x0), replace(down, at=box.x1)],
    )


def merged(rules: Sequence[Rule], settings: ExtractSettings) -> tuple[Rule, ...]:
    """Parallel rules, those on one line joined (nearer than `snap` across and `join` along), and short ones dropped."""
    result: list[Rule] = []
    for group in _bands(sorted(rules, key=lambda rule: rule.at), settings.snap):
        pieces: list[Rule] = []
        at = sum(rule.at * max(rule.length, 0.1) for rule in group) / sum(max(rule.length, 0.1) for rule in group)
        for rule in sorted(group, key=lambda rule: rule.start):
            if pieces and rule.start <= pieces[-1].end + settings.join:
                pieces[-1] = Rule(at, pieces[-1].start, max(pieces[-1].end, rule.end))
            else:
                pieces.append(Rule(at, rule.start, rule.end))
        result += [piece for piece in pieces if piece.length >= settings.min_rule]
    return tuple(result)


def _bands(rules: Sequence[Rule], snap: float) -> list[list[Rule]]:
    """Rules sorted by place, in groups no wider than `snap` ."""
    bands: list[list[Rule]] = []
    for rule in rules:
        if bands and rule.at - bands[-1][0].at <= snap:
            bands[-1].append(rule)
        else:
            bands.append([rule])
    return bands
