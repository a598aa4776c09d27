"""From a filled grid to the rows and cells of a raw table."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.artefacts import Cell, Merge, Row, TextLine
from pipeline.extract.figures import Line, label_lines
from pipeline.extract.grid import FilledGrid, Span
from pipeline.extract.words import joined


def table_rows(filled: FilledGrid, page: int, agreed: Mapping[int, bool]) -> tuple[Row, ...]:
    """One `Row` a grid row, one `Cell` a slot; slots of a merged cell point to where it begins.

    `agreed` tells by owner whether a second engine read the same.
    """
    grid, spans = filled.grid, filled.grid.spans()
    return tuple(
        Row(
            tuple(_cell(filled, spans[owner], owner, row, col, page, agreed) for col, owner in enumerate(line)),
            page=page,
        )
        for row, line in enumerate(grid.owners)
    )


def _cell(
    filled: FilledGrid, span: Span, owner: int, row: int, col: int, page: int, agreed: Mapping[int, bool]
) -> Cell:
    merge: Merge = "above" if row > span.row else "left" if col > span.col else ""
    if merge:
        return Cell(merged=merge, page=page)
    lines = tuple(_text_line(line) for line in label_lines(filled.words.get(owner, ())))
    box = filled.grid.box_of(span)
    return Cell(text=joined(lines), lines=lines, box=box, page=page, agreed=agreed.get(owner))


def _text_line(line: Line) -> TextLine:
    bold, italic = all(word.bold for word in line.words), all(word.italic for word in line.words)
    return TextLine(line.text, line.box, bold, italic)
