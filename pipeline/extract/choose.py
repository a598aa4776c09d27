"""The choice among the engines' grids: for every place on the page, the one with the best score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.artefacts import Box
from pipeline.extract.divide import divided
from pipeline.extract.engines.base import Engine, PageView
from pipeline.extract.grid import FilledGrid, Grid, fill, without_strips
from pipeline.extract.ink import PageInk
from pipeline.extract.score import score_grid
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.split import split_rows
from pipeline.extract.tall import split_tall
from pipeline.extract.wide import split_wide

_MIDDLING = 0.4


@dataclass(frozen=True, slots=True)
class Scored:
    """A filled grid and its score. `trust` is less than one for engines that guess where others measure.

    `agreed` tells of its cells, by owner, whether a second engine read the same; it is empty if none was asked.
    """

    filled: FilledGrid
    score: float
    trust: float = 1.0
    agreed: Mapping[int, bool] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """Outline of the grid."""
        return self.filled.grid.box

    @property
    def words(self) -> int:
        """Number of words in its cells."""
        return sum(len(part) for part in self.filled.words.values())


def candidates(view: PageView, engine: Engine) -> list[Scored]:
    """The grids of one engine, filled, cleaned of phantoms and scored; what is no table is dropped."""
    grids = [part for grid in engine.grids(view) for part in divided(grid, view.settings)]
    scored = [replace(judged(grid, view.ink, view.settings), trust=engine.trust) for grid in grids]
    return [candidate for candidate in scored if candidate.score >= view.settings.acceptable]


def judged(grid: Grid, ink: PageInk, settings: ExtractSettings) -> Scored:
    """One grid, filled with its words, mended and scored."""
    filled = without_strips(fill(grid, ink.words), ink.words, settings)
    mended = split_rows(split_tall(split_wide(filled, settings), ink.fills), settings)
    return Scored(mended, score_grid(mended, settings) - settings.hole_cost * grid.holes / len(grid.spans()))


def best(found: Iterable[Scored]) -> list[Scored]:
    """The best of the grids that share a place, in reading order.

    A grid counts for what its score is above the middling times the words it reads: one half of a table does not beat
    the whole, nor a page of prose taken for a table two tables in it.
    """
    chosen: list[Scored] = []
    for candidate in sorted(found, key=_weight, reverse=True):
        if not any(overlap(candidate.box, other.box) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda item: (item.box.top, item.box.x0))


def _weight(candidate: Scored) -> float:
    return (candidate.score * candidate.trust - _MIDDLING) * candidate.words


def improved(chosen: Sequence[Scored], found: Iterable[Scored]) -> list[Scored]:
    """`chosen` with each grid replaced by one from `found` that scores higher than all it stands for."""
    better = [
        candidate
        for candidate in found
        if (rivals := [table for table in chosen if overlap(candidate.box, table.box)])
        and candidate.score * candidate.trust > max(table.score for table in rivals)
    ]
    return best([*chosen, *better])


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes cover more than a sliver of one another."""
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    tall = min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > 3 and tall > 3
