"""Which printed lines of a label column belong to which row, where no rule tells.

The lines of a cell are cut into labels, and each label is given to a row or to none, in order from top to bottom, so
that the whole costs least: a cut is cheap where a list number, a bullet, a gap or a change of type announces a new
label; a label is cheap on the row at whose height it stands. Lengths are in line pitches, so that sizes of type do not
matter. The costs were set on tables whose rules are missing; they are orders of preference, not measurements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import inf
from statistics import median
from typing import Literal

from pipeline.extract.figures import Line
from pipeline.joining_words import ends_open

_COUNT = re.compile(r"\d+|\b[IVX]+\b")
LEVEL = 0.3
"""By how much of a line pitch two heights may differ that are meant to be one."""
Mode = Literal["top", "middle", "bottom"]
MODES: tuple[Mode, ...] = ("top", "middle", "bottom")

_LIST_MARK = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2}){0,5}[.)]?|[a-z][.)]|\(?[ivx]{1,5}[.)]|\(?[a-z0-9]{1,2}\)|[-–•▪➢✓*])(?:\s+\S|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Target:
    """A row that waits for a label: the heights of its first and last printed line (their centres)."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Label:
    """The lines from `start` up to `end`, and the number of the row they belong to (None: a row of their own)."""

    start: int
    end: int
    target: int | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """A column's labels, and what they cost in all."""

    labels: tuple[Label, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Costs:
    """What a cut, a label and a row cost. Before a small letter a cut costs twice as much."""

    plain_cut: float = 0.8
    inner_mark: float = 0.1
    missed_inner_mark: float = 0.5
    broken_off: float = 0.4
    missed_break: float = 0.3
    joining_cut: float = 2.0
    missed_mark: float = 2.0
    missed_gap: float = 0.9
    announced_lone: float = 0.6
    plain_lone: float = 2.0
    bare_row: float = 1.6
    off_mode: float = 0.12
    not_top: float = 0.08
    """For each row: labels stand level with their figures' first line more often than not."""
    drift: float = 1.2
    drifted: float = 0.5
    """A label up to so many pitches off its figures costs less than one further off."""
    longest: int = 16
    """Most lines in one label."""


def line_pitch(lines: Sequence[Line]) -> float:
    """The usual distance from one printed line to the next; the line's height where there is one only."""
    steps = [b.y - a.y for a, b in pairwise(lines) if b.y - a.y > 1]
    heights = [line.box.bottom - line.box.top for line in lines]
    return min(median(steps), 2.0 * median(heights)) if steps else median(heights)


def has_list_mark(text: str) -> bool:
    """Whether a printed line begins with a list number or a bullet."""
    return bool(_LIST_MARK.match(text.strip()))


def cut_costs(lines: Sequence[Line], marks: frozenset[int], costs: Costs) -> tuple[list[float], list[float]]:
    """For each line: the cost of a label beginning at it, and of a label running on through it.

    `marks` are lines beside which a list number stands in a column of its own.
    """
    pitch, usual = line_pitch(lines), _usual_step(lines)
    widest = max(line.box.x1 - line.box.x0 for line in lines)
    begin, run_on = [0.0], [9.9]
    for number, (last, line) in enumerate(pairwise(lines), start=1):
        gap = line.y - last.y > 1.3 * usual and line.y - last.y > usual + 0.15 * pitch
        styled = _bold(last) != _bold(line)
        if number in marks or (has_list_mark(line.text) and not marks):
            begin.append(0.0)
            run_on.append(costs.missed_mark)
        elif has_list_mark(line.text):  # a list within a numbered label
            begin.append(costs.inner_mark)
            run_on.append(costs.missed_inner_mark)
        elif gap or styled:
            begin.append(0.15)
            run_on.append(costs.missed_gap * ((line.y - last.y) / usual - 0.8 if gap else 0.5))
        elif ends_open(last.text):
            begin.append(costs.joining_cut)
            run_on.append(0.0)
        else:
            broken, small = _had_room(last, line, widest), line.text[:1].islower()
            begin.append((1 + small) * (costs.broken_off if broken else costs.plain_cut))
            run_on.append(costs.missed_break if broken else 0.0)
    return begin, run_on


def _had_room(last: Line, line: Line, widest: float) -> bool:
    """Whether the first word of `line` would have gone on the line before: then a paragraph ends between them."""
    first = line.words[0].box
    space = 0.25 * (first.bottom - first.top)
    return last.box.x1 - last.box.x0 + space + first.x1 - first.x0 < widest


def _usual_step(lines: Sequence[Line]) -> float:
    """The tightest common line step: the distance within a label rather than between two."""
    steps = sorted(b.y - a.y for a, b in pairwise(lines) if b.y - a.y > 1)
    return steps[len(steps) // 4] if steps else line_pitch(lines)


def _bold(line: Line) -> bool:
    return all(word.bold for word in line.words)


def align(
    lines: Sequence[Line],
    targets: Sequence[Target],
    marks: frozenset[int] = frozenset(),
    costs: Costs | None = None,
) -> Alignment:
    """The cheapest way to cut `lines` into labels and give them to `targets` in order."""
    weights = costs or Costs()
    leaves = _leaves(lines, targets, marks, weights)
    if leaves is not None:
        return leaves
    return min((_align(tuple(lines), tuple(targets), marks, weights, mode) for mode in MODES), key=lambda way: way.cost)


def _leaves(lines: Sequence[Line], targets: Sequence[Target], marks: frozenset[int], costs: Costs) -> Alignment | None:
    """A wrapped heading, and below it a line of its own for each figure, all alike ("… pendidikan formal // S1 // S2"
    beside "39 // 21"); None if the lines are not such.

    Figures typed line below line and centred in their cell stand at the height of the whole label, not of their own
    lines: there only the order tells.
    """
    first = len(lines) - len(targets)
    if len(targets) < 2 or first < 2 or marks - {0} or len({_form(line) for line in lines[first:]}) > 1:
        return None
    pitch = line_pitch(lines)
    centre = (lines[0].y + lines[-1].y - targets[0].top - targets[-1].bottom) / 2
    apart = [below.top - above.bottom for above, below in pairwise(targets)]
    if abs(centre) > LEVEL * pitch or not all((1 - LEVEL) * pitch < step < (1 + LEVEL) * pitch for step in apart):
        return None
    begin, _ = cut_costs(lines, marks, costs)
    begins = [cost <= costs.broken_off for cost in begin]
    if not all(begins[first:]) or any(begins[1:first]):
        return None
    own = (Label(first + number, first + number + 1, number) for number in range(len(targets)))
    return Alignment((Label(0, first, None), *own), costs.announced_lone)


def _form(line: Line) -> str:
    """A line without what counts it: "S#" of "S1", "Eselon #" of "Eselon III"."""
    return _COUNT.sub("#", line.text.strip())


def _align(
    lines: tuple[Line, ...], targets: tuple[Target, ...], marks: frozenset[int], costs: Costs, mode: Mode
) -> Alignment:
    pitch = line_pitch(lines)
    begin, run_on = cut_costs(lines, marks, costs)

    @cache
    def cheapest(line: int, target: int) -> tuple[float, Label | None]:
        """The cost of the lines from `line` on and the targets from `target` on, and the label to begin with."""
        if line == len(lines):
            return costs.bare_row * (len(targets) - target), None
        announced = begin[line] < costs.broken_off or line == 0
        lone = costs.announced_lone if announced else costs.plain_lone
        best: tuple[float, Label | None] = (inf, None)
        if target < len(targets):
            best = (costs.bare_row + cheapest(line, target + 1)[0], Label(line, line, target))
        inner = begin[line]
        for end in range(line + 1, min(len(lines), line + costs.longest) + 1):
            price = inner + lone + cheapest(end, target)[0]
            if price < best[0]:
                best = (price, Label(line, end, None))
            if target < len(targets):
                price = (
                    inner
                    + _distance(lines[line:end], targets[target], mode, pitch, costs)
                    + cheapest(end, target + 1)[0]
                )
                if price < best[0]:
                    best = (price, Label(line, end, target))
            if end < len(lines):
                inner += run_on[end]
        return best

    labels: list[Label] = []
    line = target = 0
    while (label := cheapest(line, target)[1]) is not None:
        if label.end > label.start:
            labels.append(label)
        line, target = label.end, target + (label.target is not None)
    return Alignment(tuple(labels), cheapest(0, 0)[0] + (mode != "top") * costs.not_top * len(targets))


def _distance(label: Sequence[Line], target: Target, mode: Mode, pitch: float, costs: Costs) -> float:
    """How ill a label stands beside a row, in line pitches: apart from it, or off the column's way of standing."""
    top, bottom = label[0].y, label[-1].y
    apart = max(0.0, top - target.bottom, target.top - bottom)
    if mode == "top":
        off = abs(top - target.top)
    elif mode == "bottom":
        off = abs(bottom - target.bottom)
    else:
        off = abs(top + bottom - target.top - target.bottom) / 2
    drift = min(apart, costs.drift * pitch)
    return (apart - drift + costs.drifted * drift + costs.off_mode * off) / pitch
