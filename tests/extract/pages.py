"""Small PDFs drawn for the tests of the extract stage, and grids written as text.

Coordinates are those of the artefacts: points from the top left of an A4 page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.artefacts import Document, ManifestEntry, RawTable
from pipeline.extract.pdf import extract_pdf

WIDTH, HEIGHT = A4
SIZE = 9
LEADING = 11

Draw = Callable[["Page"], None]


class Page:
    """A page to draw on, with y downward from its top."""

    def __init__(self, canvas: Canvas, height: float = HEIGHT) -> None:
        self.canvas = canvas
        self.height = height

    def text(self, x: float, y: float, *lines: str, bold: bool = False, size: float = SIZE) -> None:
        """Lines of text, the first with its baseline at `y`."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        for number, line in enumerate(lines):
            self.canvas.drawString(x, self.height - y - number * LEADING, line)

    def right(self, x: float, y: float, *lines: str) -> None:
        """Lines of text flush right at `x`."""
        self.canvas.setFont("Helvetica", SIZE)
        for number, line in enumerate(lines):
            self.canvas.drawRightString(x, self.height - y - number * LEADING, line)

    def level(self, y: float, x0: float, x1: float, width: float = 0.5) -> None:
        """A horizontal rule."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y, x1, self.height - y)

    def upright(self, x: float, y0: float, y1: float, width: float = 0.5) -> None:
        """A vertical rule."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x, self.height - y0, x, self.height - y1)

    def rules(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """A full grid of rules."""
        for y in ys:
            self.level(y, xs[0], xs[-1])
        for x in xs:
            self.upright(x, ys[0], ys[-1])

    def shade(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.8) -> None:
        """A shaded rectangle without a border."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def row(self, xs: Sequence[float], y: float, *cells: str, bold: bool = False) -> None:
        """One line of text in each column: `cells` begin 3 points right of `xs`."""
        for x, cell in zip(xs, cells, strict=False):
            self.text(x + 3, y, cell, bold=bold)


def write_pdf(path: Path, *pages: Draw, size: tuple[float, float] = A4) -> Path:
    """A PDF with one page for each drawing."""
    canvas = Canvas(str(path), pagesize=size, invariant=True)
    for draw in pages:
        draw(Page(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return path


def document(path: Path, pages: Sequence[int]) -> Document:
    """The document of one PDF, with the pages to extract."""
    entry = ManifestEntry("corpus", "report", str(path), "Dinas Sosial", 2021, "", "33.03")
    return Document(entry, "pdf", "ok", page_count=len(pages), pages=tuple(pages))


def tables_of(folder: Path, *pages: Draw, size: tuple[float, float] = A4) -> list[RawTable]:
    """The raw tables of a PDF with these pages."""
    path = write_pdf(folder / "report.pdf", *pages, size=size)
    return extract_pdf(document(path, range(1, len(pages) + 1)), path)


def as_text(table: RawTable) -> list[str]:
    """A table's rows, one string each: cells apart by " | ", "<" and "^" for slots merged with the left or above."""
    return [
        " | ".join({"left": "<", "above": "^"}.get(cell.merged, cell.text) for cell in row.cells) for row in table.rows
    ]
