"""The interface of an engine: it looks at one page and gives the grids it sees there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pipeline.artefacts import Box
from pipeline.extract.grid import Grid
from pipeline.extract.ink import PageInk
from pipeline.extract.pdfium import PdfFile
from pipeline.extract.settings import ExtractSettings


@dataclass(frozen=True, slots=True)
class PageView:
    """One page for an engine: its ink, and the file for engines that read it themselves.

    `done` are the outlines of grids that are good already: engines may leave these places alone. `carried` are the
    column boundaries of a table without rules that closes the page before.
    """

    ink: PageInk
    file: PdfFile
    settings: ExtractSettings
    done: tuple[Box, ...] = ()
    carried: tuple[float, ...] = ()


class Engine(Protocol):
    """Finds tables on a page. `name` is written into every table it gave.

    `trust` is the factor by which its grids count against those of other engines with the same score.
    """

    name: str
    trust: float

    def grids(self, view: PageView) -> list[Grid]:
        """The grids on the page, in upright page coordinates; geometry only, the words are put in by `grid.fill`."""
        ...
