"""Cells that reach over several rows only because a rule was forgotten.

A cell over several rows is a merged cell, and one label for all of them, unless what stands in it says otherwise: a
figure for each row, a list number for each row, or shading that ends at a row's edge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.extract.align import Costs, Target, align
from pipeline.extract.figures import Line, cell_lines, counts_up, is_amount, label_lines, stacked_figures
from pipeline.extract.grid import FilledGrid, Span, fill_owners
from pipeline.extract.ink import Fill, Word

_NUMBERED = Costs(plain_cut=9.0, broken_off=9.0, missed_gap=0.0, missed_break=0.0, bare_row=0.1, announced_lone=3.0)
"""Costs for a label beside list numbers: only a number begins a new label."""
_LEADING = 1.35
"""Line heights from one line of a paragraph to the next, at most."""
_PARAGRAPH = 1.25
"""So many times as far it is from one paragraph to the next, at least."""
_STEP = 4.0
"""How far above and below a row's edge its shading is looked up."""

Pieces = dict[int, tuple[Word, ...]]
"""What a cell gives to rows, by the row at which each piece begins."""


def split_tall(filled: FilledGrid, fills: Sequence[Fill]) -> FilledGrid:
    """The grid with every falsely merged cell cut at the edges of its rows."""
    spans = filled.grid.spans()
    pieces: dict[int, Pieces] = {}
    for owner, span in spans.items():
        words = filled.words.get(owner, ())
        if span.row_end - span.row < 2 or not words:
            continue
        found = (
            _by_shading(filled, span, words, fills)
            or _by_figures(filled, span, words)
            or _by_paragraphs(filled, span, words)
        )
        if found:
            pieces[owner] = found
    for owner, span in spans.items():
        beside = [number for number in pieces if _is_label_beside(spans[number], span)]
        words = filled.words.get(owner, ())
        if owner not in pieces and beside and words and counts_up(cell_lines(filled.words[beside[0]])):
            pieces[owner] = _by_numbers(filled, span, words, pieces[beside[0]])
    return _cut(filled, spans, pieces) if pieces else filled


def _row_at(filled: FilledGrid, span: Span, y: float) -> int:
    inside = [row for row in range(span.row, span.row_end) if filled.grid.ys[row] <= y]
    return inside[-1] if inside else span.row


def _by_figures(filled: FilledGrid, span: Span, words: Sequence[Word]) -> Pieces:
    """A figure, or a list number, for each of several rows; empty if two share a row."""
    lines = cell_lines(words)
    groups = [[line] for line in lines] if counts_up(lines) else stacked_figures(words)
    rows = [_row_at(filled, span, group[0].y) for group in groups]
    if len(groups) < 2 or len(set(rows)) < len(rows):
        return {}
    return {
        span.row if not place else row: tuple(word for line in group for word in line.words)
        for place, (row, group) in enumerate(zip(rows, groups, strict=True))
    }


def _by_paragraphs(filled: FilledGrid, span: Span, words: Sequence[Word]) -> Pieces:
    """A paragraph for each row that has figures of its own; empty where one runs on over the edge of a row.

    A paragraph begins with a capital, a number or a bullet, below white space that its own lines do not have.
    """
    lines = label_lines(words)
    rows = [_row_at(filled, span, line.y) for line in lines]
    if len(set(rows)) < span.row_end - span.row or not all(map(_begins, _openers(lines, rows))):
        return {}
    steps = [(b.y - a.y, first != second) for (a, first), (b, second) in pairwise(zip(lines, rows, strict=True))]
    height = max(line.box.bottom - line.box.top for line in lines)
    widest = max((step for step, crosses in steps if not crosses), default=_LEADING * height)
    if any(step <= _PARAGRAPH * min(widest, _LEADING * height) for step, crosses in steps if crosses):
        return {}
    if widest > _LEADING * height or not all(_has_figure(filled, row) for row in range(span.row, span.row_end)):
        return {}
    pieces: dict[int, list[Word]] = {row: [] for row in rows}
    for line, row in zip(lines, rows, strict=True):
        pieces[row].extend(line.words)
    return {row: tuple(part) for row, part in pieces.items()}


def _openers(lines: Sequence[Line], rows: Sequence[int]) -> list[str]:
    """The text of the first line in each row."""
    return [line.text for place, line in enumerate(lines) if place == 0 or rows[place - 1] != rows[place]]


def _begins(text: str) -> bool:
    return text[:1].isupper() or not text[:1].isalpha()


def _has_figure(filled: FilledGrid, row: int) -> bool:
    """Whether a figure stands in a cell of this row alone."""
    grid = filled.grid
    return any(
        is_amount(line.text)
        for owner in set(grid.owners[row])
        if sum(owner in line for line in grid.owners) == 1
        for line in cell_lines(filled.words.get(owner, ()))
    )


def _by_shading(filled: FilledGrid, span: Span, words: Sequence[Word], fills: Sequence[Fill]) -> Pieces:
    """The words between edges of shading that lie on edges of rows; empty where the shading is one."""
    box = filled.grid.box_of(span)
    middle = (box.x0 + box.x1) / 2
    starts = [span.row]
    for row in range(span.row + 1, span.row_end):
        y = filled.grid.ys[row]
        if _colour(fills, middle, y - _STEP, box.x1 - box.x0) != _colour(fills, middle, y + _STEP, box.x1 - box.x0):
            starts.append(row)
    if len(starts) < 2:
        return {}
    pieces: dict[int, list[Word]] = {start: [] for start in starts}
    for word in words:
        pieces[max(start for start in starts if start <= _row_at(filled, span, word.y))].append(word)
    return {row: tuple(part) for row, part in pieces.items()}


def _colour(fills: Sequence[Fill], x: float, y: float, width: float) -> tuple[int, int, int] | None:
    """The shading at a point, of a rectangle that is not much narrower than `width`; None for paper."""
    for shade in reversed(fills):
        box = shade.box
        if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom and box.x1 - box.x0 >= 0.8 * width:
            return shade.colour
    return None


def _is_label_beside(number: Span, label: Span) -> bool:
    return label.col == number.col_end and (label.row, label.row_end) == (number.row, number.row_end)


def _by_numbers(filled: FilledGrid, span: Span, words: Sequence[Word], numbers: Pieces) -> Pieces:
    """The labels that stand beside the list numbers in `numbers`."""
    lines = label_lines(words)
    rows = sorted(numbers)
    heights = [numbers[row][0].y for row in rows]
    marks = frozenset(min(range(len(lines)), key=lambda place: abs(lines[place].y - height)) for height in heights)
    way = align(lines, [Target(height, height) for height in heights], marks, _NUMBERED)
    pieces: dict[int, list[Line]] = {rows[0]: []}
    row = rows[0]
    for label in way.labels:
        row = row if label.target is None else rows[label.target]
        pieces.setdefault(row, []).extend(lines[label.start : label.end])
    return {row: tuple(word for line in part for word in line.words) for row, part in pieces.items()}


def _cut(filled: FilledGrid, spans: Mapping[int, Span], pieces: Mapping[int, Pieces]) -> FilledGrid:
    """The grid with the cells in `pieces` cut into them."""
    owners = [list(line) for line in filled.grid.owners]
    words = {owner: part for owner, part in filled.words.items() if owner not in pieces}
    fresh = max(spans) + 1
    for owner, parts in pieces.items():
        span = spans[owner]
        for row in range(span.row, span.row_end):
            fresh += row in parts and row != span.row
            if row in parts:
                words[fresh] = parts[row]
            for col in range(span.col, span.col_end):
                owners[row][col] = fresh
        fresh += 1
    return fill_owners(filled.grid.xs, filled.grid.ys, owners, words, filled.grid.engine)
