"""Column widths, wrapped lines and row heights of a table, in points."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics

from tests.editions.layout import Align, TableLayout
from tests.editions.source import EditionError, Grid
from tests.editions.spans import SpanCell, TypeStyle, header_rows, span_cells

PAD = 3.0
LEADING = 1.22
SYMBOLS = "•≤≥√"
SYMBOL_FONT = "Vera"
HEADER_WISH = 0.6  # headers are printed in two or three lines
_VALUE = re.compile(r"[\s\d.,:/%()<>=≥+\-–]*|Rp\.?|n/a|√|APB[DN][ \w]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: the names of its fonts."""

    regular: str
    bold: str
    italic: str

    def of(self, style: TypeStyle) -> str:
        """The font for a cell."""
        return {"regular": self.regular, "bold": self.bold, "italic": self.italic}[style]


FACES = {
    "Helvetica": Face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": Face("Times-Roman", "Times-Bold", "Times-Italic"),
    "Vera": Face("Vera", "VeraBd", "VeraIt"),
}


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell with its lines as wrapped, its font and its alignment."""

    span: SpanCell
    lines: tuple[str, ...]
    font: str
    align: Align


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table measured for a given width: `edges` are the x positions of its columns' edges, from 0."""

    layout: TableLayout
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    header: int
    cells: tuple[LaidCell, ...]

    @property
    def leading(self) -> float:
        """Distance between two baselines."""
        return self.layout.size * LEADING

    @property
    def header_height(self) -> float:
        """Height of all header rows."""
        return sum(self.heights[: self.header])


def lay_table(grid: Grid, layout: TableLayout, face: Face, width: float) -> LaidTable:
    """Measure the grid for a frame `width` points wide."""
    spans = span_cells(grid, layout)
    header = header_rows(grid)
    edges = column_edges(spans, grid.width, layout, face, width, f"table at line {grid.first_line}")
    centred = [_is_value_column(spans, column) for column in range(grid.width)]
    cells = tuple(_lay_cell(span, layout, face, edges, centred) for span in spans)
    return LaidTable(layout, edges, _row_heights(cells, len(grid.rows), layout), header, cells)


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """The lines of a paragraph; a word wider than the line is cut, as word processors do."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if text_width(joined, font, size) <= width:
            lines[-1] = joined
            continue
        pieces = _cut(word, font, size, width)
        lines = [*lines, *pieces] if lines[-1] else [*lines[:-1], *pieces]
    return lines


def _cut(word: str, font: str, size: float, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, font, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def text_runs(text: str, font: str) -> list[tuple[str, str]]:
    """The line as (text, font) pieces: bullets and signs that the built-in fonts lack come from `SYMBOL_FONT`."""
    pieces = [piece for piece in re.split(f"([{SYMBOLS}]+)", text) if piece]
    return [(piece, SYMBOL_FONT if piece[0] in SYMBOLS else font) for piece in pieces]


def text_width(text: str, font: str, size: float) -> float:
    """Width of one line in points."""
    return sum(float(pdfmetrics.stringWidth(piece, name, size)) for piece, name in text_runs(text, font))


def column_edges(
    spans: tuple[SpanCell, ...], columns: int, layout: TableLayout, face: Face, width: float, place: str
) -> tuple[float, ...]:
    """The x positions of the column edges: as the layout file says, else no word cut and long texts wider."""
    if layout.widths:
        if len(layout.widths) != columns:
            raise EditionError(f"{place}: {len(layout.widths)} widths for {columns} columns")
        widths = [width * share / sum(layout.widths) for share in layout.widths]
    else:
        widths = _fitted_widths(spans, columns, layout, face, width, place)
    edges = [0.0]
    for column in widths:
        edges.append(edges[-1] + column)
    return tuple(edges)


def _fitted_widths(
    spans: tuple[SpanCell, ...], columns: int, layout: TableLayout, face: Face, width: float, place: str
) -> list[float]:
    least = [2 * PAD + layout.size] * columns
    wished = [2 * PAD + layout.size] * columns
    for span in sorted(spans, key=lambda span: span.columns):
        font = face.of(span.type_style)
        for paragraph in span.paragraphs:
            words = max(text_width(word, font, layout.size) for word in paragraph.split()) + 2 * PAD + 0.5
            covered = range(span.column, span.column + span.columns)
            missing = max(0.0, words - sum(least[column] for column in covered))
            for column in covered:
                least[column] += missing / span.columns
            if span.columns > 1:
                continue
            wish = text_width(paragraph, font, layout.size) * (HEADER_WISH if span.header else 1.0)
            wished[span.column] = max(wished[span.column], wish + 2 * PAD + 0.5)
    spare = width - sum(least)
    if spare < 0:
        needed = f"{sum(least):.0f} points wide at least, the page has {width:.0f}"
        raise EditionError(f"{place}: {needed}; turn the page, choose a smaller size, or give widths")
    # The square root keeps one very long label from starving the other text columns.
    wants = [max(0.0, wish - low) ** 0.5 for wish, low in zip(wished, least, strict=True)]
    share = spare / sum(wants) if sum(wants) else 0.0
    return [low + want * share for low, want in zip(least, wants, strict=True)]


def _is_value_column(spans: tuple[SpanCell, ...], column: int) -> bool:
    texts = [text for span in spans if span.column == column and not span.header for text in span.paragraphs]
    values = [text for text in texts if _VALUE.fullmatch(text)]
    return len(values) * 2 >= len(texts)


def _lay_cell(
    span: SpanCell, layout: TableLayout, face: Face, edges: tuple[float, ...], centred: list[bool]
) -> LaidCell:
    font = face.of(span.type_style)
    width = edges[span.column + span.columns] - edges[span.column] - 2 * PAD
    lines = tuple(line for text in span.paragraphs for line in wrap(text, font, layout.size, width))
    if span.header:
        return LaidCell(span, lines, font, "center")
    if span.column in layout.right:
        return LaidCell(span, lines, font, "right")
    return LaidCell(span, lines, font, "center" if centred[span.column] and span.columns == 1 else "left")


def _row_heights(cells: tuple[LaidCell, ...], rows: int, layout: TableLayout) -> tuple[float, ...]:
    """Row heights for the cells of one row; a cell over several rows stretches the last of them if it must."""
    leading = layout.size * LEADING
    heights = [leading + 2 * PAD] * rows
    for cell in sorted(cells, key=lambda cell: cell.span.rows):
        first, last = cell.span.row, cell.span.row + cell.span.rows - 1
        missing = len(cell.lines) * leading + 2 * PAD - sum(heights[first : last + 1])
        heights[last] += max(0.0, missing)
    return tuple(heights)
