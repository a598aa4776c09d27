"""Cells that reach over several columns only because a rule was forgotten: a figure for each stands in them.

A cell over several columns is a merged cell, a heading or a remark, unless its words fall apart at the boundaries of
the columns, with white space there and figures behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.figures import cell_lines, is_amount, is_placeholder
from pipeline.extract.grid import FilledGrid, Span, fill_owners
from pipeline.extract.ink import Word
from pipeline.extract.segments import least_gap
from pipeline.extract.settings import ExtractSettings

_OVERHANG = 1.0
"""A word that reaches over a boundary by less than this, in points, does not run across it."""

Pieces = list[tuple[int, tuple[Word, ...]]]
"""The column at which each piece of a cell begins, and its words."""


def split_wide(filled: FilledGrid, settings: ExtractSettings) -> FilledGrid:
    """The grid with every falsely merged cell cut at the boundaries of its columns."""
    owners = [list(line) for line in filled.grid.owners]
    words = dict(filled.words)
    fresh = max(words, default=0) + 1 + sum(map(len, owners))
    for owner, span in filled.grid.spans().items():
        pieces = _pieces(filled, span, words.get(owner, ()), settings) if span.col_end - span.col > 1 else []
        if not pieces:
            continue
        del words[owner]
        for (start, part), (end, _) in pairwise([*pieces, (span.col_end, ())]):
            words[fresh] = part
            for row in range(span.row, span.row_end):
                owners[row][start:end] = [fresh] * (end - start)
            fresh += 1
    return fill_owners(filled.grid.xs, filled.grid.ys, owners, words, filled.grid.engine)


def _pieces(filled: FilledGrid, span: Span, words: Sequence[Word], settings: ExtractSettings) -> Pieces:
    """The pieces of one cell; empty where it is one."""
    xs = filled.grid.xs
    inner = [
        col
        for col in range(span.col + 1, span.col_end)
        if not any(word.box.x0 < xs[col] - _OVERHANG and word.box.x1 > xs[col] + _OVERHANG for word in words)
    ]
    starts = [span.col, *inner]
    parts = [
        (
            start,
            tuple(
                word for word in words if xs[start] <= word.x < xs[end] or (start == span.col and word.x < xs[start])
            ),
        )
        for start, end in pairwise([*starts, span.col_end])
    ]
    filled_parts = [part for part in parts if part[1]]
    if len(filled_parts) < 2 or not _are_apart([part for _, part in filled_parts], settings):
        return []
    figures = sum(_is_figure(part) for _, part in filled_parts[1:])
    return parts if 2 * figures >= len(filled_parts) - 1 and figures else []


def _are_apart(parts: Sequence[Sequence[Word]], settings: ExtractSettings) -> bool:
    """Whether white space parts all neighbours that stand on one line, and some do."""
    beside = False
    for left, right in pairwise(parts):
        for line in cell_lines([*left, *right]):
            for last, word in pairwise(line.words):
                if last in left and word in right:
                    beside = True
                    if word.box.x0 - last.box.x1 <= least_gap(last, word, settings):
                        return False
    return beside


def _is_figure(words: Sequence[Word]) -> bool:
    return all(is_amount(line.text) or is_placeholder(line.text) for line in cell_lines(words))
