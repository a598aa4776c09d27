"""Engines borrowed from the library camelot: its vector lattice, and its network for tables without rules.

They are slow to load and to run (lattice 19 pages a second, network 5), so they are asked only about pages that the
engines before them read badly, and only about upright pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.artefacts import Box
from pipeline.extract.engines.base import PageView
from pipeline.extract.engines.walls import flooded
from pipeline.extract.grid import Grid, regrid
from pipeline.extract.ink import turned


class CamelotEngine:
    """One flavour of camelot."""

    def __init__(self, name: str, trust: float, flavor: str, **options: str) -> None:
        self.name = name
        self.trust = trust
        self._flavor = flavor
        self._options = options

    def grids(self, view: PageView) -> list[Grid]:
        """The tables camelot finds on the page; none on a turned page, and none where it fails."""
        if view.ink.turn:
            return []
        from camelot.io import read_pdf  # takes a second to load, which most documents need not spend

        try:
            found = read_pdf(
                str(view.file.path),
                pages=str(view.ink.number),
                flavor=self._flavor,
                password=view.file.password,
                suppress_stdout=True,
                **self._options,
            )
        except Exception:  # a page on which a borrowed engine fails is left to the other engines
            return []
        return [_grid(table.cells, view, self.name) for table in found if table.cells and table.cells[0]]


def _grid(cells: Sequence[Sequence[Any]], view: PageView, engine: str) -> Grid:
    """Camelot's cells as a grid; a side that it did not draw joins two cells."""
    rows, columns = len(cells), len(cells[0])
    corner = turned(_box(cells[0][0]), 0, view.ink.crop)
    xs = [corner.x0, *(turned(_box(cell), 0, view.ink.crop).x1 for cell in cells[0])]
    ys = [corner.top, *(turned(_box(line[0]), 0, view.ink.crop).bottom for line in cells)]
    beside = [
        [x in (0, columns) or bool(line[x - 1].right or line[x].left) for line in cells] for x in range(columns + 1)
    ]
    below = [
        [y in (0, rows) or bool(cells[y - 1][x].bottom or cells[y][x].top) for x in range(columns)]
        for y in range(rows + 1)
    ]
    return regrid(xs, ys, flooded(beside, below, rows, columns), engine)


def _box(cell: Any) -> Box:
    return Box(float(cell.x1), float(cell.y1), float(cell.x2), float(cell.y2))
