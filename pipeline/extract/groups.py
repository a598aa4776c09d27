"""Group rows of tables without rules: a line of text alone, across the columns ("Sasaran: …")."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.figures import is_list_number
from pipeline.extract.segments import Segment, SegmentLine

_WITNESSES = 2
"""So many rows must have a text of their own where a line runs across."""
_FLUSH = 2.0
"""Points by which the left edges of two lines may differ."""
_MOST = 0.34
"""Share of a table's lines that may be group rows; where there are more they are no groups but prose."""


def group_lines(lines: Sequence[SegmentLine], rows: Sequence[SegmentLine]) -> list[SegmentLine]:
    """Those of `lines` that are a text alone, from the table's left edge over columns in which `rows` have texts.

    A shorter one is told by the word with which it and a longer one begin ("Sasaran").
    """
    if not rows:
        return []
    left = min(line.box.x0 for line in rows)
    wide = [line for line in lines if _runs_over(line, rows, left)]
    found = [line for line in lines if line in wide or any(_begins_like(line, group) for group in wide)]
    return found if len(found) <= _MOST * (len(lines) + 1) else []


def _runs_over(line: SegmentLine, rows: Sequence[SegmentLine], left: float) -> bool:
    if len(line.segments) != 1 or line.figures or line.box.x0 > left + 2 * line.height:
        return False
    covered = sum(
        any(line.box.x0 < (other.box.x0 + other.box.x1) / 2 < line.box.x1 for other in _behind_label(row))
        for row in rows
        if row is not line and row.segments[0].box.x0 <= left + 2 * line.height
    )
    return covered >= _WITNESSES


def _begins_like(line: SegmentLine, group: SegmentLine) -> bool:
    """Whether a text alone begins with the same word as a group row, at the same place."""
    word, first = line.segments[0].words[0], group.segments[0].words[0]
    return len(line.segments) == 1 and word.text == first.text and abs(word.box.x0 - first.box.x0) < _FLUSH


def _behind_label(row: SegmentLine) -> Sequence[Segment]:
    """What stands behind a row's label, which may have a list number before it."""
    return row.segments[2:] if is_list_number(row.segments[0].text) else row.segments[1:]
