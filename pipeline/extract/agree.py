"""Where a second engine read the same: the only check of a reading that needs no knowledge of the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.choose import Scored, overlap
from pipeline.extract.grid import FilledGrid
from pipeline.extract.settings import ExtractSettings


def with_second_opinion(chosen: Scored, found: Iterable[Scored], settings: ExtractSettings) -> Scored:
    """`chosen` with what the best grid of another engine at its place says of each of its cells.

    A cell is agreed upon if the other grid has a cell of the same words at its middle. A rival that is no good itself
    is not asked.
    """
    engine = chosen.filled.grid.engine
    rivals = [
        other
        for other in found
        if other.filled.grid.engine != engine
        and other.score >= settings.second_opinion
        and overlap(chosen.box, other.box)
    ]
    if not rivals:
        return chosen
    other = max(rivals, key=lambda rival: rival.score * rival.words)
    return replace(chosen, agreed=_compared(chosen.filled, other.filled))


def _compared(chosen: FilledGrid, other: FilledGrid) -> dict[int, bool]:
    """Whether `other` has the same words at the middle of each cell of `chosen` that has words, by its owner."""
    result: dict[int, bool] = {}
    for owner, span in chosen.grid.spans().items():
        words = chosen.words.get(owner)
        if words:
            box = chosen.grid.box_of(span)
            found = other.grid.owner_at((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
            texts = sorted(word.text for word in other.words.get(found, ())) if found is not None else []
            result[owner] = texts == sorted(word.text for word in words)
    return result
