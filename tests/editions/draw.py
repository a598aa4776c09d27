"""From pages to PDF. The bytes depend on the pages alone: no dates, no identifiers, no compression."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.editions.flow import Page, PlacedCell, PlacedLine, PlacedTable, sheet_size
from tests.editions.layout import EditionLayout
from tests.editions.measure import FACES, PAD, text_runs, text_width

RULE = 0.5
DOUBLE_GAP = 1.5
BAND = 0.88
HEADER_BAND = 0.72

Edge = tuple[float, float, float, float]


def register_fonts() -> None:
    """Make the TrueType fonts that come with ReportLab known to it; the others are built in."""
    for name in ("Vera", "VeraBd", "VeraIt"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


def draw_pdf(pages: list[Page], layout: EditionLayout, title: str) -> bytes:
    """The PDF of these pages."""
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=0)
    canvas.setTitle(title)
    for number, page in enumerate(pages, start=1):
        width, height = sheet_size(layout, page.orientation)
        canvas.setPageSize((width, height))
        if not page.cover:
            _furniture(canvas, layout, width, height, number)
        if page.orientation == "turned":
            canvas.saveState()
            canvas.translate(width, 0)
            canvas.rotate(90)
            _items(canvas, page, width)
            canvas.restoreState()
        else:
            _items(canvas, page, height)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _furniture(canvas: Any, layout: EditionLayout, width: float, height: float, number: int) -> None:
    """Banner, folio and page frame, upright on every page."""
    face = FACES[layout.font]
    canvas.setFont(face.bold, 8)
    for index, line in enumerate(layout.banner):
        canvas.drawRightString(width - 46, height - 36 - 10 * index, line)
    if layout.banner:
        canvas.setLineWidth(0.8)
        canvas.line(56, height - 40 - 10 * len(layout.banner), width - 46, height - 40 - 10 * len(layout.banner))
    canvas.setFont(face.regular, 9)
    canvas.drawCentredString(width / 2, 32, layout.folio.format(page=number))
    if layout.page_frame:
        canvas.setLineWidth(1.5)
        canvas.rect(22, 22, width - 44, height - 44)


def _items(canvas: Any, page: Page, height: float) -> None:
    for item in page.items:
        if isinstance(item, PlacedLine):
            shift = text_width(item.text, item.font, item.size) / 2 if item.centred else 0.0
            _line(canvas, item.text, item.x - shift, height - item.y, item.font, item.size)
        else:
            _table(canvas, item, height)


def _table(canvas: Any, table: PlacedTable, height: float) -> None:
    for cell in table.cells:
        _fill(canvas, table, cell, height)
    _rules(canvas, table, height)
    for cell in table.cells:
        _write(canvas, table, cell, height)


def _fill(canvas: Any, table: PlacedTable, cell: PlacedCell, height: float) -> None:
    """Cell shading; banded tables shade each second row, as many small boxes as there are cells."""
    layout, span = table.table.layout, cell.cell.span
    grey = layout.header_fill if span.header else 1.0
    if layout.rules == "banded":
        grey = HEADER_BAND if span.header else BAND if (span.row - table.table.header) % 2 == 0 else 1.0
    if grey < 1.0:
        canvas.setFillGray(grey)
        canvas.rect(cell.x0, height - cell.bottom, cell.x1 - cell.x0, cell.bottom - cell.top, stroke=0, fill=1)
        canvas.setFillGray(0)


def _rules(canvas: Any, table: PlacedTable, height: float) -> None:
    """The table's rules in its style, each drawn once."""
    style = table.table.layout.rules
    canvas.setLineWidth(RULE)
    for x0, top, x1, bottom in sorted(_edges(table)):
        y0, y1 = height - top, height - bottom
        upright = x0 == x1
        if style == "rects":
            canvas.rect(x0 - RULE / 2, y1 - RULE / 2, x1 - x0 + RULE, y0 - y1 + RULE, stroke=0, fill=1)
        elif style == "double":
            dx, dy = (DOUBLE_GAP / 2, 0.0) if upright else (0.0, DOUBLE_GAP / 2)
            canvas.line(x0 - dx, y0 - dy, x1 - dx, y1 - dy)
            canvas.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy)
        elif style == "grid" or not upright:
            canvas.line(x0, y0, x1, y1)


def _edges(table: PlacedTable) -> set[Edge]:
    """The edges of all cells that the style draws; banded tables have none between body rows."""
    edges: set[Edge] = set()
    bottom = max(cell.bottom for cell in table.cells)
    for cell in table.cells:
        x0, top, x1, low = (round(value, 2) for value in (cell.x0, cell.top, cell.x1, cell.bottom))
        sides = {(x0, top, x1, top), (x0, low, x1, low), (x0, top, x0, low), (x1, top, x1, low)}
        if table.table.layout.rules == "banded":
            sides = {(x0, low, x1, low)} if cell.cell.span.header or cell.bottom == bottom else set()
        edges |= sides
    return edges


def _write(canvas: Any, table: PlacedTable, cell: PlacedCell, height: float) -> None:
    """The lines of a cell, in its alignment; what is cut by the page stays at the top."""
    layout, leading = table.table.layout, table.table.leading
    free = cell.bottom - cell.top - 2 * PAD - len(cell.lines) * leading
    middle = cell.whole and (cell.cell.span.header or layout.valign == "middle")
    y = cell.top + PAD + (free / 2 if middle else 0.0) + layout.size
    for line in cell.lines:
        free_width = cell.x1 - cell.x0 - 2 * PAD - text_width(line, cell.cell.font, layout.size)
        shift = {"left": 0.0, "center": free_width / 2, "right": free_width}[cell.cell.align]
        _line(canvas, line, cell.x0 + PAD + shift, height - y, cell.cell.font, layout.size)
        y += leading


def _line(canvas: Any, text: str, x: float, y: float, font: str, size: float) -> None:
    """One printed line, its symbols in their own font."""
    for piece, name in text_runs(text, font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, piece)
        x += text_width(piece, name, size)
