"""Engine borrowed from the library pdfplumber: its own reading of lines and rectangles, the last to be asked."""

from __future__ import annotations

import pdfplumber

from pipeline.artefacts import Box
from pipeline.extract.engines.base import PageView
from pipeline.extract.grid import Grid, grid_from_boxes


class PlumberEngine:
    """Cells where pdfplumber's edges cross."""

    name = "pdfplumber"
    trust = 0.95

    def grids(self, view: PageView) -> list[Grid]:
        """One grid a table; none on a turned page, and none where the library fails."""
        if view.ink.turn:
            return []
        try:
            with pdfplumber.open(view.file.path, password=view.file.password, pages=[view.ink.number]) as pdf:
                tables = [[Box(*map(float, cell)) for cell in table.cells] for table in pdf.pages[0].find_tables()]
        except Exception:  # a page on which a borrowed engine fails is left to the other engines
            return []
        grids = [grid_from_boxes(boxes, self.name, view.settings) for boxes in tables if boxes]
        return [grid for grid in grids if grid is not None]
