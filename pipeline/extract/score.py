"""How good a grid is: the pure judgement by which one engine's grid is preferred to another's.

A good grid cuts no word, has no phantom columns or rows, keeps numbers in number columns, and has no cell in which
several amounts are stacked: that is a row whose rules are missing.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract.figures import Line, cell_lines, is_amount, stacked_figures
from pipeline.extract.grid import FilledGrid
from pipeline.extract.ink import Word
from pipeline.extract.settings import ExtractSettings

_MIN_NUMBERS = 2
_MOST_FOR_CUTS = 0.45
_NUMBER_COLUMN = 0.6


def score_grid(filled: FilledGrid, settings: ExtractSettings) -> float:
    """Judgement of a grid, 0–1; 0 for what is no table.

    Words in one of two columns are no table; in one of three they may be the rest of a row from the page before.
    """
    grid, spans = filled.grid, filled.grid.spans()
    used = {owner: words for owner, words in filled.words.items() if words}
    columns = {spans[owner].col for owner in used}
    if not used or max(len(columns), grid.columns - 1) < settings.min_columns:
        return 0.0
    lines = {owner: cell_lines(words) for owner, words in used.items()}
    counts = [count for count in (len(stacked_figures(words)) for words in used.values()) if count]
    stacked = sum(count > 1 for count in counts) / len(counts) if counts else 0.0
    filled_columns = {col for owner in used for col in range(spans[owner].col, spans[owner].col_end)}
    filled_rows = {row for owner in used for row in range(spans[owner].row, spans[owner].row_end)}
    penalty = (
        min(_MOST_FOR_CUTS, 3.0 * _cut_share(filled))
        + 0.6 * stacked
        + 0.6 * (1 - len(filled_columns) / grid.columns)
        + 0.3 * (1 - len(filled_rows) / grid.rows)
        + 0.5 * _mixed_share(filled, lines)
    )
    return max(0.0, 1.0 - penalty)


def _cut_share(filled: FilledGrid) -> float:
    """Share of the words through which a wall of their own cell runs."""
    spans, grid = filled.grid.spans(), filled.grid
    total = sum(len(words) for words in filled.words.values())
    cut = sum(
        _sticks_out(word, grid.xs[spans[owner].col], grid.xs[spans[owner].col_end])
        for owner, words in filled.words.items()
        for word in words
    )
    return cut / total if total else 0.0


def _sticks_out(word: Word, left: float, right: float) -> bool:
    slack = max(3.0, 0.2 * (word.box.x1 - word.box.x0))
    return word.box.x0 < left - slack or word.box.x1 > right + slack


def _mixed_share(filled: FilledGrid, lines: dict[int, list[Line]]) -> float:
    """Share of the cells in number columns that hold something else below the column's first number."""
    spans = filled.grid.spans()
    mixed = total = 0
    for column in range(filled.grid.columns):
        cells = sorted(
            (spans[owner].row, _all_figures(part))
            for owner, part in lines.items()
            if spans[owner].col == column and spans[owner].col_end == column + 1
        )
        first = next((place for place, (_, figure) in enumerate(cells) if figure), len(cells))
        body = [figure for _, figure in cells[first:]]
        if len(body) >= _MIN_NUMBERS and sum(body) >= _NUMBER_COLUMN * len(body):
            total += len(body)
            mixed += len(body) - sum(body)
    return mixed / total if total else 0.0


def _all_figures(lines: Iterable[Line]) -> bool:
    return any(is_amount(line.text) for line in lines)
