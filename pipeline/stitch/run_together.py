"""Labels of following rows that a text prints in the first row's cell, one after the other.

"Persentase A persentase B" above a row that has figures and no label of its own are the labels of both rows. Only a
word that begins the cell and comes again tells where a label ends, and only where it comes as often as there are rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Cell, Row
from pipeline.cell_text import cell_kind, is_value
from pipeline.header_words import fold
from pipeline.joining_words import ends_open

LABEL_WORDS_MIN = 3
"""A label has at least so many words."""


def part_labels(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with every label in its own row."""
    parted = list(rows)
    for index, row in enumerate(rows):
        for place, cell in enumerate(row.cells):
            labels = _labels(cell.text)
            below = rows[index + 1 : index + len(labels)]
            if len(labels) < 2 or len(below) < len(labels) - 1 or not _awaits(row, place):
                continue
            after = rows[index + len(labels)] if index + len(labels) < len(rows) else None
            if all(_awaits(next_row, place, blank=True) for next_row in below) and not (
                after and _awaits(after, place, blank=True)
            ):
                for number, text in enumerate(labels):
                    old = parted[index + number]
                    parted[index + number] = _labelled(old, place, text, cell)
    return tuple(parted)


def _labels(text: str) -> list[str]:
    """The text cut before each repetition of its first word."""
    words = text.split()
    if not words:
        return []
    starts = [n for n, word in enumerate(words) if fold(word) == fold(words[0])]
    labels = [" ".join(words[start:end]) for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    short = any(len(label.split()) < LABEL_WORDS_MIN for label in labels)
    return [text] if short or any(ends_open(label) for label in labels[:-1]) else labels


def _awaits(row: Row, place: int, *, blank: bool = False) -> bool:
    """Whether the next filled cell right of `place` is a figure (and the cell at `place` blank)."""
    following = next((cell.text for cell in row.cells[place + 1 :] if cell.text), "")
    return is_value(cell_kind(following)) and not (blank and any(cell.text for cell in row.cells[: place + 1]))


def _labelled(row: Row, place: int, text: str, source: Cell) -> Row:
    lines = tuple(replace(line, text=text) for line in source.lines[:1])
    cell = replace(source, text=text, lines=lines)
    return replace(row, cells=(*row.cells[:place], cell, *row.cells[place + 1 :]), moved=True)
