"""Cells that hold several items stacked on one another: two indicators, with two values in each figure cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.artefacts import Cell
from pipeline.cell_text import cell_kind, is_value

_BULLETED = re.compile(r"(?:^|\s)(?:[-–*✓]|\d{1,2}[.)])\s+(?=[A-Za-z])|[•▪●]\s*(?=[A-Za-z])")
_LETTERED = re.compile(r"(?:^|\s)(?P<letter>[a-h])[.)]\s+(?=[A-Za-z])")
_VALUE = re.compile(r"\(?[-–]?\s?\d[\d.,]*\s*%?\)?|[-–]")


def split_label(text: str, cells: Sequence[Cell]) -> list[str]:
    """The bulleted, numbered or lettered items of a label cell: "- IPG - IDG" gives two; a plain label gives one.

    `cells` are the figure cells beside it. A heading in front of the items has no figures where each cell has one for
    every item; otherwise nothing tells which is whose, and the label stays whole.
    """
    marks = list(_BULLETED.finditer(text)) or _letters(text)
    if len(marks) < 2:
        return [text]
    edges = [mark.end() for mark in marks]
    stops = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[start:stop].strip() for start, stop in zip(edges, stops, strict=True)]
    headed = marks[0].start() > 0
    if headed and not all(len(split_values(cell, len(items))) == len(items) for cell in cells if cell.text):
        return [text]
    return items


def _letters(text: str) -> list[re.Match[str]]:
    """The letters of a whole list, from a on; those of a list begun in another cell ("b. … c. …") part nothing."""
    marks = list(_LETTERED.finditer(text))
    return marks if "abcdefgh".startswith("".join(mark["letter"] for mark in marks)) else []


def split_values(cell: Cell, count: int) -> list[str]:
    """The values of a figure cell beside `count` stacked labels, one for each; its whole text if not so many."""
    lines = [line.text for line in cell.lines]
    if len(lines) == count and all(is_value(cell_kind(line)) for line in lines):
        return lines
    values = [value.strip() for value in _VALUE.findall(cell.text)]
    if len(values) == count and "".join(values).replace(" ", "") == cell.text.replace(" ", ""):
        return values
    return [cell.text]
