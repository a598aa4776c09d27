"""Grids: the geometry of a table, and the words that stand in its cells.

A grid is two lists of boundaries and an owner for every slot between them; slots with one owner are one (merged) cell.
All engines give grids in this one form, so they can be judged, repaired and read in the same way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.artefacts import Box
from pipeline.extract.ink import Word
from pipeline.extract.settings import ExtractSettings


@dataclass(frozen=True, slots=True)
class Span:
    """One cell of a grid: the slots from (`row`, `col`) up to, not including, (`row_end`, `col_end`)."""

    row: int
    col: int
    row_end: int
    col_end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Boundaries from left to right (`xs`) and top to bottom (`ys`), and the span number of every slot (`owners`).

    `len(owners) == len(ys) - 1` and each row of it has `len(xs) - 1` numbers. Every owner's slots form a rectangle.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: tuple[tuple[int, ...], ...]
    engine: str
    holes: int = 0
    """Slots that the engine put into no cell."""

    @property
    def box(self) -> Box:
        """The grid's outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    def spans(self) -> dict[int, Span]:
        """The cells by their number."""
        found: dict[int, Span] = {}
        for row, line in enumerate(self.owners):
            for col, owner in enumerate(line):
                old = found.get(owner, Span(row, col, row, col))
                found[owner] = Span(
                    min(old.row, row), min(old.col, col), max(old.row_end, row + 1), max(old.col_end, col + 1)
                )
        return found

    def owner_at(self, x: float, y: float) -> int | None:
        """The number of the cell at a point; None outside the grid."""
        row, col = _slot(self.ys, y), _slot(self.xs, x)
        return None if row is None or col is None else self.owners[row][col]

    def box_of(self, span: Span) -> Box:
        """The outline of one cell."""
        return Box(self.xs[span.col], self.ys[span.row], self.xs[span.col_end], self.ys[span.row_end])


@dataclass(frozen=True, slots=True)
class FilledGrid:
    """A grid with the words of every cell, by span number."""

    grid: Grid
    words: dict[int, tuple[Word, ...]]


def grid_from_boxes(boxes: Sequence[Box], engine: str, settings: ExtractSettings) -> Grid | None:
    """The grid that cells at `boxes` form; None for none. Edges nearer than `snap` are one boundary."""
    xs = boundaries([edge for box in boxes for edge in (box.x0, box.x1)], settings.snap)
    ys = boundaries([edge for box in boxes for edge in (box.top, box.bottom)], settings.snap)
    if len(xs) < 2 or len(ys) < 2:
        return None
    owners = [[-1] * (len(xs) - 1) for _ in ys[:-1]]
    for number, box in enumerate(sorted(boxes, key=_area)):
        for row in range(_index(ys, box.top), _index(ys, box.bottom)):
            for col in range(_index(xs, box.x0), _index(xs, box.x1)):
                if owners[row][col] == -1:
                    owners[row][col] = number
    holes = sum(owner == -1 for line in owners for owner in line)
    return replace(regrid(xs, ys, owners, engine), holes=holes)


def boundaries(edges: Iterable[float], snap: float) -> list[float]:
    """Edge positions with those nearer than `snap` to their neighbour replaced by their mean."""
    groups: list[list[float]] = []
    for edge in sorted(edges):
        if groups and edge - groups[-1][-1] <= snap:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [sum(group) / len(group) for group in groups]


def _index(positions: Sequence[float], value: float) -> int:
    return min(range(len(positions)), key=lambda number: abs(positions[number] - value))


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _rectangular(owners: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Owners renumbered in reading order; slots that nobody owns, or that break a rectangle, become cells alone."""
    result = [[-1] * len(owners[0]) for _ in owners]
    number = 0
    for row, line in enumerate(owners):
        for col, owner in enumerate(line):
            if result[row][col] != -1:
                continue
            row_end, col_end = (row + 1, col + 1) if owner == -1 else _reach(owners, result, row, col)
            for y in range(row, row_end):
                for x in range(col, col_end):
                    result[y][x] = number
            number += 1
    return tuple(tuple(line) for line in result)


def _reach(owners: Sequence[Sequence[int]], taken: Sequence[Sequence[int]], row: int, col: int) -> tuple[int, int]:
    """How far the rectangle of one owner that begins at (row, col) goes: first to the right, then down."""
    owner, col_end = owners[row][col], col + 1
    while col_end < len(owners[row]) and owners[row][col_end] == owner and taken[row][col_end] == -1:
        col_end += 1
    row_end = row + 1
    while row_end < len(owners) and all(
        owners[row_end][x] == owner and taken[row_end][x] == -1 for x in range(col, col_end)
    ):
        row_end += 1
    return row_end, col_end


def regrid(xs: Sequence[float], ys: Sequence[float], owners: Sequence[Sequence[int]], engine: str) -> Grid:
    """A grid from owners in any numbering."""
    return Grid(tuple(xs), tuple(ys), _rectangular(owners), engine)


def fill_owners(
    xs: Sequence[float],
    ys: Sequence[float],
    owners: Sequence[Sequence[int]],
    words: dict[int, tuple[Word, ...]],
    engine: str,
) -> FilledGrid:
    """A grid whose words were put into its cells by other means than their place; owners in any numbering."""
    numbers: dict[int, int] = {}
    for line in owners:
        for owner in line:
            numbers.setdefault(owner, len(numbers))
    grid = Grid(tuple(xs), tuple(ys), tuple(tuple(numbers[owner] for owner in line) for line in owners), engine)
    return FilledGrid(grid, {numbers[owner]: part for owner, part in words.items() if owner in numbers and part})


def fill(grid: Grid, words: Iterable[Word]) -> FilledGrid:
    """Put every word whose centre lies in the grid's outline into its cell; words run together over a rule are cut."""
    placed: dict[int, list[Word]] = {}
    for word in words:
        if _slot(grid.ys, word.y) is None or word.box.x1 < grid.xs[0] or word.box.x0 > grid.xs[-1]:
            continue
        for part in _cut(word, grid):
            owner = grid.owner_at(part.x, part.y)
            if owner is not None:
                placed.setdefault(owner, []).append(part)
    return FilledGrid(grid, {owner: tuple(part) for owner, part in placed.items()})


def _slot(positions: Sequence[float], value: float) -> int | None:
    number = bisect_right(positions, value) - 1
    return number if 0 <= number < len(positions) - 1 else None


def _cut(word: Word, grid: Grid) -> list[Word]:
    """The word, in two where a boundary of its row falls into a visible gap between two of its glyphs."""
    row = _slot(grid.ys, word.y)
    if row is None or word.angle or len(word.edges) != len(word.text):
        return [word]
    for number in range(1, grid.columns):
        x = grid.xs[number]
        if not word.box.x0 < x < word.box.x1 or grid.owners[row][number - 1] == grid.owners[row][number]:
            continue
        for place, ((_, left), (right, _)) in enumerate(zip(word.edges, word.edges[1:], strict=False), start=1):
            if left - 1.0 <= x <= right + 1.0 and right - left > 0.05 * word.height:
                return [part_of(word, 0, place), *_cut(part_of(word, place, len(word.text)), grid)]
    return [word]


def part_of(word: Word, start: int, end: int) -> Word:
    """The glyphs `start` up to `end` of a word, as a word."""
    edges = word.edges[start:end]
    box = Box(edges[0][0], word.box.top, edges[-1][1], word.box.bottom)
    return replace(word, text=word.text[start:end], box=box, edges=edges)


def without_strips(filled: FilledGrid, words: Sequence[Word], settings: ExtractSettings) -> FilledGrid:
    """The grid without phantom columns and rows: narrow strips that hold no words of their own.

    Shading, double borders and rules that do not quite meet from row to row leave such strips.
    """
    current = filled
    while (strip := _empty_strip(current, settings)) is not None:
        current = fill(_dropped(current.grid, *strip), words)
    return current


def _empty_strip(filled: FilledGrid, settings: ExtractSettings) -> tuple[str, int] | None:
    """The narrowest strip to drop: ("column" or "row", number)."""
    grid = filled.grid
    own: set[tuple[str, int]] = set()
    alone: set[tuple[str, int]] = set()
    for owner, span in grid.spans().items():
        for axis, start, end in (("column", span.col, span.col_end), ("row", span.row, span.row_end)):
            if end - start == 1:
                alone.add((axis, start))
                if filled.words.get(owner):
                    own.add((axis, start))
    strips: list[tuple[float, str, int]] = []
    for axis, edges, narrow in (("column", grid.xs, settings.strip), ("row", grid.ys, settings.row_strip)):
        if len(edges) <= 2:
            continue
        for number, (near, far) in enumerate(pairwise(edges)):
            limit = narrow if (axis, number) in alone else settings.loose_strip
            if (axis, number) not in own and far - near < limit:
                strips.append((far - near, axis, number))
    return (min(strips)[1], min(strips)[2]) if strips else None


def _dropped(grid: Grid, axis: str, number: int) -> Grid:
    """The grid without one column or row; its place goes to its neighbours."""
    edges = list(grid.xs if axis == "column" else grid.ys)
    if number == 0:
        del edges[1]
    elif number == len(edges) - 2:
        del edges[number]
    else:
        edges[number : number + 2] = [(edges[number] + edges[number + 1]) / 2]
    if axis == "column":
        owners = [[*line[:number], *line[number + 1 :]] for line in grid.owners]
        return regrid(edges, grid.ys, owners, grid.engine)
    rows = [*grid.owners[:number], *grid.owners[number + 1 :]]
    return regrid(grid.xs, edges, rows, grid.engine)
