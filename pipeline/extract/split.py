"""Rows told apart by what stands in them, where the rules between them are missing.

A ruled row in which several columns carry figures stacked at the same heights is several rows. The figures give the
rows, and the label columns are cut to fit (`align`): the label column that fits best makes the rows' labels, with rows
of their own for labels that have no figure; the other columns follow it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.align import Alignment, Costs, Target, align
from pipeline.extract.bands import NewRow, figure_rows
from pipeline.extract.columns import RowCells, level_row, row_cells
from pipeline.extract.figures import Line
from pipeline.extract.grid import FilledGrid, fill_owners
from pipeline.extract.ink import Word
from pipeline.extract.settings import ExtractSettings

_FOLLOWER = Costs(bare_row=0.15, announced_lone=0.5, plain_lone=2.5)
"""Costs for the columns that follow the key column: a row without a label there continues the label above."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """The rows that one grid row becomes, and the cells whose labels run on over rows without one."""

    rows: tuple[NewRow, ...]
    carried: frozenset[int]


def split_rows(filled: FilledGrid, settings: ExtractSettings) -> FilledGrid:
    """The grid with every row that holds several rows of figures replaced by those rows."""
    current = filled
    for row in range(filled.grid.rows - 1, -1, -1):
        plan = plan_row(row_cells(current, row), settings)
        if plan is not None:
            current = _replaced(current, row, plan)
    return current


def plan_row(cells: RowCells, settings: ExtractSettings) -> RowPlan | None:
    """How to split a grid row with these cells; None if it is one row."""
    if not cells.stacks:
        return None
    key, cost = _key_label(cells)
    fits = key is not None and cost <= settings.lone_stack_cost
    if len(cells.stacks) < 2 and not fits:
        return None
    rows = figure_rows(cells.figures)
    if not fits and (units := [owner for owner in cells.units if cells.col(owner) < _first_figure(cells)]):
        key = max(units, key=cells.col)  # labels of a word or two, each level with its row
    others = (*cells.labels, *cells.units, *cells.numbers, *cells.notes)
    for owner in sorted(others, key=lambda owner: (owner != key, -cells.col(owner))):
        if owner in cells.units:
            _put_level(rows, owner, cells.lines[owner])
        else:
            rows = _with_labels(rows, cells, owner, is_key=owner == key)
    return RowPlan(tuple(rows), _carried(cells, key))


def _first_figure(cells: RowCells) -> int:
    return min(cells.col(owner) for owner in cells.figures)


def _key_label(cells: RowCells) -> tuple[int | None, float]:
    """The label cell whose lines fit best to its figures, and what that costs a row."""
    ways: dict[int, float] = {}
    for label in cells.labels:
        own = cells.own_stacks(label) or cells.stacks_beyond(label)
        if own:
            rows = figure_rows({owner: cells.figures[owner] for owner in own})
            ways[label] = align(cells.lines[label], _targets(rows), cells.marks(label)).cost / len(rows)
    key = min(ways, key=lambda owner: ways[owner], default=None)
    return (None, 0.0) if key is None else (key, ways[key])


def _targets(rows: Sequence[NewRow]) -> list[Target]:
    return [Target(new.top, new.bottom) for new in rows]


def _put_level(rows: Sequence[NewRow], owner: int, lines: Sequence[Line]) -> None:
    """Give each line to the row it stands level with."""
    for line in lines:
        place = level_row(line, rows)
        if place is not None:
            rows[place].add(owner, (line,))


def _with_labels(rows: Sequence[NewRow], cells: RowCells, owner: int, is_key: bool) -> list[NewRow]:
    """`rows` with the labels of one cell in them, and new rows for its labels that belong to none.

    Labels with figures of their own go to the rows of these; others follow the rows that there are.
    """
    lines, marks = cells.lines[owner], cells.marks(owner) if owner in cells.labels else frozenset()
    figures: Collection[int] = cells.own_stacks(owner) if owner in cells.labels else ()
    if is_key and not figures:
        figures = cells.stacks
    targets = [row for row in rows if any(figure in row.pieces for figure in figures)]
    way = align(lines, _targets(targets), marks) if targets else align(lines, _targets(rows), marks, _FOLLOWER)
    return _placed(rows, owner, lines, way, targets or rows)


def _placed(
    rows: Sequence[NewRow], owner: int, lines: Sequence[Line], way: Alignment, targets: Sequence[NewRow]
) -> list[NewRow]:
    """`rows` with the labels of an alignment with `targets` (some of the rows) put in."""
    result = list(rows)
    made: list[NewRow] = []
    for label in way.labels:
        part = lines[label.start : label.end]
        if label.target is None:
            made.append(NewRow(part[0].y, part[0].y, part[-1].y, {owner: tuple(part)}))
        else:
            targets[label.target].add(owner, part)
    for new in made:
        result.insert(max((place + 1 for place, row in enumerate(result) if row.top <= new.top), default=0), new)
    return result


def _carried(cells: RowCells, key: int | None) -> frozenset[int]:
    """The cells left of the key column whose labels hold for rows without one, too: those with no stack of their own.

    A list number holds as long as the label beside it.
    """
    limit = cells.col(key) if key is not None else _first_figure(cells)
    held = {label for label in cells.labels if cells.col(label) < limit and not cells.own_stacks(label)}
    numbers = {number for number in cells.numbers if cells.col(number) < limit and cells.label_of(number) in held}
    return frozenset(held | numbers)


def _replaced(filled: FilledGrid, row: int, plan: RowPlan) -> FilledGrid:
    """The grid with one row replaced by the planned rows; cells that are taller, or not split, span all of them."""
    grid = filled.grid
    split = {owner for new in plan.rows for owner in new.pieces}
    words: dict[int, tuple[Word, ...]] = {owner: part for owner, part in filled.words.items() if owner not in split}
    fresh = max(grid.spans()) + 1
    lines: list[list[int]] = []
    above: dict[int, int] = {}
    for new in plan.rows:
        for owner in split:
            if owner in new.pieces or owner not in plan.carried or owner not in above:
                above[owner] = fresh
                words[fresh] = tuple(word for line in new.pieces.get(owner, ()) for word in line.words)
                fresh += 1
        lines.append([above.get(owner, owner) for owner in grid.owners[row]])
    ys = [*grid.ys[: row + 1], *_cuts(plan.rows, grid.ys[row], grid.ys[row + 1]), *grid.ys[row + 1 :]]
    return fill_owners(grid.xs, ys, [*grid.owners[:row], *lines, *grid.owners[row + 1 :]], words, grid.engine)


def _cuts(rows: Sequence[NewRow], top: float, bottom: float) -> list[float]:
    """Boundaries between the new rows: half-way from the last line of one to the first of the next, in order."""
    cuts: list[float] = []
    for above, below in pairwise(rows):
        last = above.bottom if below.top > above.bottom else above.top
        cuts.append(min(max((last + below.top) / 2, (cuts[-1] if cuts else top) + 0.1), bottom))
    return cuts
