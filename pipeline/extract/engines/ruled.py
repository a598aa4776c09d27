"""Engine 1: the fast ruled-line pass of the library tablers (400 pages a second; merged cells kept)."""

from __future__ import annotations

from typing import Any

import tablers

from pipeline.artefacts import Box
from pipeline.extract.engines.base import PageView
from pipeline.extract.grid import Grid, grid_from_boxes
from pipeline.extract.ink import turned


class RuledEngine:
    """Cells where drawn rules cross on all four corners."""

    name = "tablers"
    trust = 1.0

    def grids(self, view: PageView) -> list[Grid]:
        """One grid for each group of touching cells."""
        page = view.file.drawing_page(view.ink.number)
        height = view.ink.crop.bottom - view.ink.crop.top
        found: Any = tablers.find_tables(page, extract_text=False)
        grids = [self._grid(table, height, view) for table in found]
        return [grid for grid in grids if grid is not None]

    def _grid(self, table: Any, height: float, view: PageView) -> Grid | None:
        boxes = [
            turned(Box(x0, height - bottom, x1, height - top), view.ink.turn, view.ink.crop)
            for x0, top, x1, bottom in (cell.bbox for cell in table.cells)
        ]
        return grid_from_boxes(boxes, self.name, view.settings) if boxes else None
