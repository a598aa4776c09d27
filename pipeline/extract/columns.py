"""What the cells of one grid row are, as far as telling rows apart needs it: figures, labels, list numbers, units."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.align import has_list_mark
from pipeline.extract.bands import NewRow, Stack, figure_rows
from pipeline.extract.figures import Line, is_list_number, label_lines, row_figures
from pipeline.extract.grid import FilledGrid, Span

_UNIT_WORDS = 2
"""A unit or grade has at most so many words."""
_GRADE_LENGTH = 16
"""A longer text of several words names something, also when it stands behind figures."""
_CODE_LENGTH = 6
"""A longer line is a label rather than a code."""
_LEVEL = 0.4
"""Line heights within which a line stands level with figures."""
_DRIFT = 1.6
"""Line heights by which a list number may have drifted off its label."""


@dataclass(frozen=True, slots=True)
class RowCells:
    """The filled cells of one grid row that reach over no other row, by kind; cells are known by their owner.

    `labels` name rows, `units` have a short line level with each of several rows, `numbers` hold list numbers, `notes`
    are other texts of several lines (grades, remarks). What is left, a unit or grade said once, holds for all rows.
    """

    spans: Mapping[int, Span]
    lines: Mapping[int, Sequence[Line]]
    figures: Mapping[int, Stack]
    labels: tuple[int, ...]
    units: tuple[int, ...]
    numbers: tuple[int, ...]
    notes: tuple[int, ...]

    @property
    def stacks(self) -> dict[int, Stack]:
        """The cells with more than one figure."""
        return {owner: stack for owner, stack in self.figures.items() if len(stack) > 1}

    def col(self, owner: int) -> int:
        """The cell's first column."""
        return self.spans[owner].col

    def own_stacks(self, label: int) -> frozenset[int]:
        """The stacks between a label cell and the next label on its right: the figures that are its own."""
        after = min((self.col(other) for other in self.labels if self.col(other) > self.col(label)), default=10**6)
        return frozenset(owner for owner in self.stacks if self.col(label) < self.col(owner) < after)

    def stacks_beyond(self, label: int) -> frozenset[int]:
        """All stacks right of a label cell."""
        return frozenset(owner for owner in self.stacks if self.col(owner) > self.col(label))

    def label_of(self, number: int) -> int | None:
        """The label cell right of a cell of list numbers."""
        right = [label for label in self.labels if self.col(label) > self.col(number)]
        return min(right, key=self.col, default=None)

    def marks(self, label: int) -> frozenset[int]:
        """The lines of a label cell that stand beside a list number in the cell on its left.

        A number may have drifted by a line or so; it goes to a line after a gap rather than to another.
        """
        beside = [number for number in self.numbers if self.spans[number].col_end == self.col(label)]
        found: list[int] = []
        own = self.lines[label]
        for number in self.lines[beside[0]] if beside else ():
            reach = _DRIFT * (number.box.bottom - number.box.top)
            free = range(found[-1] + 1 if found else 0, len(own))
            near = [place for place in free if abs(own[place].y - number.y) <= reach]
            if near:
                found.append(min(near, key=lambda place: abs(own[place].y - number.y) - _gap_above(own, place)))
        return frozenset(found)


def row_cells(filled: FilledGrid, row: int) -> RowCells:
    """The cells of grid row `row`, told apart by what stands in them."""
    spans = filled.grid.spans()
    own = [
        owner
        for owner in dict.fromkeys(filled.grid.owners[row])
        if spans[owner].row_end - spans[owner].row == 1 and filled.words.get(owner)
    ]
    lines = {owner: label_lines(filled.words[owner]) for owner in own}
    numbers = _numbers(own, lines)
    figures = row_figures({owner: filled.words[owner] for owner in own if owner not in numbers})
    rows = figure_rows(figures)
    units = tuple(owner for owner in own[1:] if owner not in figures and is_level(lines[owner], rows))
    first = min((spans[owner].col for owner in figures), default=0)
    labels = tuple(
        owner
        for owner in own
        if owner not in figures and owner not in numbers and owner not in units
        if spans[owner].col < first or _names_things(lines[owner])
    )
    named = {*figures, *labels, *units, *numbers}
    notes = tuple(owner for owner in own if owner not in named and len(lines[owner]) > 1)
    return RowCells(spans, lines, figures, labels, units, tuple(numbers), notes)


def _numbers(own: Sequence[int], lines: Mapping[int, Sequence[Line]]) -> Collection[int]:
    """The cells of list numbers: bare ones in the first column, dotted or bracketed ones before any label."""
    found: list[int] = []
    for place, owner in enumerate(own):
        listed = all(is_list_number(line.text) for line in lines[owner])
        dotted = not any(line.text.isalnum() for line in lines[owner])
        labels_follow = place + 1 < len(own) and any(len(line.text) > _CODE_LENGTH for line in lines[own[place + 1]])
        if listed and (place == 0 or (dotted and labels_follow)):
            found.append(owner)
    return found


def _names_things(lines: Sequence[Line]) -> bool:
    """Whether a cell behind the first figures names things, rather than grading or measuring them."""
    return any(len(line.words) > _UNIT_WORDS and len(line.text) > _GRADE_LENGTH for line in lines)


def is_level(lines: Sequence[Line], rows: Sequence[NewRow]) -> bool:
    """Whether each of several short lines stands level with a row of its own, as units do."""
    short = all(len(line.words) <= _UNIT_WORDS and not has_list_mark(line.text) for line in lines)
    levels = [level_row(line, rows) for line in lines]
    return short and len(lines) > 1 and None not in levels and len(set(levels)) == len(levels)


def level_row(line: Line, rows: Sequence[NewRow]) -> int | None:
    """The number of the row whose figures a line stands level with."""
    distance, place = min(((abs(row.y - line.y), place) for place, row in enumerate(rows)), default=(0.0, None))
    return place if distance <= _LEVEL * (line.box.bottom - line.box.top) else None


def _gap_above(lines: Sequence[Line], place: int) -> float:
    """White space above a line; that above the first line, or one with a list mark, counts as a line."""
    line = lines[place]
    height = line.box.bottom - line.box.top
    return height if place == 0 or has_list_mark(line.text) else max(0.0, line.y - lines[place - 1].y - height)
