"""Engine 2: our own reading of the rules as walls between slots, forgiving where rules are missing or do not meet.

Rules that touch form one table. Every rule is a boundary across the whole table, and between two neighbouring slots
stands a wall where rules cover most of their common side; slots without a wall between them are one cell. So a corner
that is not drawn, a border cut by the end of the page, or an open side costs no cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.engines.base import PageView
from pipeline.extract.grid import Grid, boundaries, regrid
from pipeline.extract.ink import Rule
from pipeline.extract.settings import ExtractSettings

Rules = tuple[tuple[Rule, ...], tuple[Rule, ...]]


class WallsEngine:
    """Cells as slots without a wall between them."""

    name = "walls"
    trust = 1.0

    def grids(self, view: PageView) -> list[Grid]:
        """One grid for each group of touching rules with at least two columns."""
        groups = connected(view.ink.horizontal, view.ink.vertical, view.settings.touch)
        grids = [_grid(closed(group, view.settings), self.name, view.settings) for group in groups]
        return [grid for grid in grids if grid is not None]


def connected(horizontal: Sequence[Rule], vertical: Sequence[Rule], touch: float) -> list[Rules]:
    """Rules in groups that touch one another, those with both directions only."""
    group_of = list(range(len(horizontal) + len(vertical)))

    def root(number: int) -> int:
        while group_of[number] != number:
            group_of[number] = group_of[group_of[number]]
            number = group_of[number]
        return number

    for h, across in enumerate(horizontal):
        for v, down in enumerate(vertical, start=len(horizontal)):
            if _meet(across, down, touch):
                group_of[root(v)] = root(h)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate([*horizontal, *vertical]):
        groups.setdefault(root(number), ([], []))[number >= len(horizontal)].append(rule)
    return [(tuple(across), tuple(down)) for across, down in groups.values() if across and down]


def _meet(across: Rule, down: Rule, touch: float) -> bool:
    return across.start - touch <= down.at <= across.end + touch and down.start - touch <= across.at <= down.end + touch


def closed(group: Rules, settings: ExtractSettings) -> Rules:
    """The group with a rule added on every side where several rules run on past the last one that crosses them."""
    across, down = group
    return _closed_ends(across, down, settings), _closed_ends(down, across, settings)


def _closed_ends(rules: tuple[Rule, ...], crossing: tuple[Rule, ...], settings: ExtractSettings) -> tuple[Rule, ...]:
    """`rules` with an outer one at each end that `crossing` rules overshoot."""
    start, end = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    first, last = min(rule.at for rule in rules), max(rule.at for rule in rules)
    left, right = min(rule.at for rule in crossing), max(rule.at for rule in crossing)
    added: list[Rule] = []
    before = [rule for rule in crossing if rule.start < first - settings.open_end]
    after = [rule for rule in crossing if rule.end > last + settings.open_end]
    if len(before) >= 2:
        added.append(Rule(start, left, right))
    if len(after) >= 2:
        added.append(Rule(end, left, right))
    return (*rules, *added)


def _grid(group: Rules, engine: str, settings: ExtractSettings) -> Grid | None:
    across, down = group
    xs = boundaries([rule.at for rule in down], settings.snap)
    ys = boundaries([rule.at for rule in across], settings.snap)
    if len(xs) < 2 or len(ys) < 2:
        return None
    owners = flooded(walls(down, xs, ys, settings), walls(across, ys, xs, settings), len(ys) - 1, len(xs) - 1)
    return regrid(xs, ys, owners, engine)


def walls(
    rules: Sequence[Rule], places: Sequence[float], marks: Sequence[float], settings: ExtractSettings
) -> list[list[bool]]:
    """For each of `places` (boundaries across the rules), whether a wall stands between each pair of `marks`."""
    result: list[list[bool]] = []
    for place in places:
        near = [rule for rule in rules if abs(rule.at - place) <= settings.snap]
        result.append(
            [
                sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in near)
                >= settings.wall * (end - start)
                for start, end in pairwise(marks)
            ]
        )
    return result


def flooded(upright: list[list[bool]], level: list[list[bool]], rows: int, columns: int) -> list[list[int]]:
    """An owner for each slot: slots without a wall between them have the same.

    `upright[x][row]` is the wall at column boundary x beside a row, `level[y][column]` that at row boundary y.
    """
    owners = [[-1] * columns for _ in range(rows)]
    number = 0
    for row in range(rows):
        for col in range(columns):
            if owners[row][col] != -1:
                continue
            open_slots = [(row, col)]
            owners[row][col] = number
            while open_slots:
                y, x = open_slots.pop()
                steps = (
                    (y, x + 1, x + 1 < columns and not upright[x + 1][y]),
                    (y, x - 1, x > 0 and not upright[x][y]),
                    (y + 1, x, y + 1 < rows and not level[y + 1][x]),
                    (y - 1, x, y > 0 and not level[y][x]),
                )
                for next_row, next_col, free in steps:
                    if free and owners[next_row][next_col] == -1:
                        owners[next_row][next_col] = number
                        open_slots.append((next_row, next_col))
            number += 1
    return owners
