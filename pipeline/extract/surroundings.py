"""The running text around the grids of a page, without page banners and folios."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.artefacts import Box, TextLine
from pipeline.extract.grid import FilledGrid
from pipeline.extract.ink import PageInk, Word
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.words import text_lines

_FOLIO = re.compile(
    r"^\W*(?:(?:hal(?:aman)?|page)\W*)?(?:[ivxlcdm]{1,7}|\d{1,4})(?:\s*[-–./|]\s*\d{1,4}|\s+(?:dari|of)\s+\d+)?\W*$",
    re.IGNORECASE,
)
_HEIGHT_STEP = 4.0
_OVERLAP = 0.3

Banners = frozenset[tuple[str, int, str]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text lines above and below one grid, and whether the grid stands first or last on its page."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    opens_page: bool
    closes_page: bool


def free_lines(ink: PageInk, grids: Sequence[FilledGrid]) -> tuple[TextLine, ...]:
    """The page's printed lines that stand in no grid, top to bottom."""
    taken = [grid.grid.box for grid in grids]
    return text_lines(word for word in ink.words if word.angle == 0 and not any(_inside(word, box) for box in taken))


def _inside(word: Word, box: Box) -> bool:
    return box.x0 <= word.x <= box.x1 and box.top <= word.y <= box.bottom


def find_banners(pages: Iterable[tuple[PageInk, Sequence[TextLine]]], settings: ExtractSettings) -> Banners:
    """What repeats at the same height near the top or bottom edge of several pages, page numbers apart."""
    seen: Counter[tuple[str, int, str]] = Counter()
    count = 0
    for ink, lines in pages:
        count += 1
        seen.update({key for line in lines for key in _banner_keys(line, ink, settings)})
    least = {"bottom": settings.banner_pages, "top": max(settings.banner_pages, settings.banner_least_share * count)}
    return frozenset(key for key, times in seen.items() if times >= least[key[0]])


def _banner_keys(line: TextLine, ink: PageInk, settings: ExtractSettings) -> list[tuple[str, int, str]]:
    """(edge, distance from it in steps, text without digits) of a line near an edge; neighbours for rounding."""
    if line.box is None or line.text.casefold().startswith(settings.caption_words):
        return []
    text = "".join(char for char in line.text.casefold() if char.isalpha())
    band = settings.banner_share * max(ink.width, ink.height)
    above, below = line.box.top, ink.height - line.box.bottom
    edge, distance = ("top", above) if above < below else ("bottom", below)
    if distance > band or not text:
        return []
    step = int(distance // _HEIGHT_STEP)
    return [(edge, step, text), (edge, step + 1, text)]


def is_banner_grid(filled: FilledGrid, ink: PageInk, settings: ExtractSettings) -> bool:
    """Whether a grid stands wholly in the band of a page's header or footer."""
    band, box = settings.banner_share * max(ink.width, ink.height), filled.grid.box
    return box.bottom < band or box.top > ink.height - band


def grid_key(filled: FilledGrid) -> str:
    """A grid's text without digits and spaces: what of a banner is the same on every page."""
    return "".join(char for words in filled.words.values() for word in words for char in word.text if char.isalpha())


def running_lines(
    ink: PageInk, lines: Sequence[TextLine], banners: Banners, settings: ExtractSettings
) -> tuple[TextLine, ...]:
    """`lines` without banners and folios."""
    return tuple(line for line in lines if not _is_furniture(line, ink, banners, settings))


def _is_furniture(line: TextLine, ink: PageInk, banners: Banners, settings: ExtractSettings) -> bool:
    if line.box is None:
        return False
    band = settings.banner_share * max(ink.width, ink.height)
    at_edge = line.box.top < band or ink.height - line.box.bottom < band
    if at_edge and _FOLIO.match(line.text.strip()):
        return True
    return any(key in banners for key in _banner_keys(line, ink, settings))


def around(
    grids: Sequence[FilledGrid],
    index: int,
    lines: Sequence[TextLine],
    previous: Sequence[str],
    settings: ExtractSettings,
) -> Surroundings:
    """The lines near grid `index` of a page, whose running lines are `lines`.

    `previous` are the last lines of the page before, below its last grid: they stand in for lines above a grid that
    opens its page, for captions often stand at the bottom of the page before their table; a caption among them also
    holds for the first grid below a line of text.
    """
    box = grids[index].grid.box
    others = [other.grid.box for place, other in enumerate(grids) if place != index]
    middle = [(line, line.box) for line in lines if line.box is not None]
    above = [(line, at) for line, at in middle if (at.top + at.bottom) / 2 < box.top]
    below = [(line, at) for line, at in middle if (at.top + at.bottom) / 2 > box.bottom]
    opens = not above and not any(other.bottom <= box.top + 1 for other in others)
    closes = not below and not any(other.top >= box.bottom - 1 for other in others)
    ceiling = max(
        (other.bottom for other in others if other.bottom <= box.top + 1 and _beside(other, box)), default=0.0
    )
    floor = min((other.top for other in others if other.top >= box.bottom - 1 and _beside(other, box)), default=1e9)
    before = [line.text for line, at in above if (at.top + at.bottom) / 2 > ceiling]
    after = [line.text for line, at in below if (at.top + at.bottom) / 2 < floor]
    if opens:
        before = list(previous)
    elif len(before) <= settings.introducing_lines and not any(other.bottom <= box.top + 1 for other in others):
        before = [*_last_caption(previous, settings), *before]
    return Surroundings(tuple(before[-settings.context_lines :]), tuple(after[: settings.context_lines]), opens, closes)


def _last_caption(lines: Sequence[str], settings: ExtractSettings) -> Sequence[str]:
    """The last line that begins as a caption does, and what follows it; nothing where there is none."""
    starts = [place for place, line in enumerate(lines) if line.casefold().startswith(settings.caption_words)]
    return lines[starts[-1] :] if starts else ()


def _beside(a: Box, b: Box) -> bool:
    """Whether two boxes share enough of their width to stand over one another."""
    shared = min(a.x1, b.x1) - max(a.x0, b.x0)
    return shared > _OVERLAP * min(a.x1 - a.x0, b.x1 - b.x0)


def closing_lines(lines: Sequence[TextLine], grids: Sequence[FilledGrid], settings: ExtractSettings) -> tuple[str, ...]:
    """The last running lines of a page, below its last grid."""
    floor = max((filled.grid.box.bottom for filled in grids), default=0.0)
    below = [line.text for line in lines if line.box is not None and (line.box.top + line.box.bottom) / 2 > floor]
    return tuple(below[-settings.context_lines :])
