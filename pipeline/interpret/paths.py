"""The header path of each column: the header texts above it, from the top level down."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.artefacts import Row


def header_paths(header: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """One path a column. A merged header cell stands in the path of every column it spans.

    Text sources do not say what is merged; there a blank slot with a header below it continues the group on its left.
    """
    width = max((len(row.cells) for row in header), default=0)
    return tuple(_path(header, column) for column in range(width))


def _path(header: Sequence[Row], column: int) -> tuple[str, ...]:
    texts: list[str] = []
    for level in range(len(header)):
        text = _text_at(header, level, column)
        if text and (not texts or texts[-1] != text):
            texts.append(text)
    return tuple(texts)


def _text_at(header: Sequence[Row], level: int, column: int) -> str:
    """The text of the header cell that covers the slot, "" where none does."""
    cell = header[level].cells[column]
    if cell.text or cell.merged == "above":
        return cell.text
    if cell.merged == "left" or _has_text_below(header, level, column):
        return next((c.text for c in reversed(header[level].cells[:column]) if c.text), "")
    return ""


def _has_text_below(header: Sequence[Row], level: int, column: int) -> bool:
    """Whether a lower header row names this column while the slots from the group's cell to here are blank."""
    if not any(row.cells[column].text for row in header[level + 1 :]):
        return False
    left = next((i for i in range(column - 1, -1, -1) if header[level].cells[i].text), None)
    return left is not None and any(row.cells[left].text for row in header[level + 1 :])
