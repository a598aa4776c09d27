"""What is printed on one page: words, rules and shading, in the upright coordinates of the page as it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.artefacts import Box


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its box, its font, and whether white space precedes it in the text run."""

    char: str
    box: Box
    font: str
    weight: int
    italic: bool
    angle: int
    spaced: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A run of glyphs without a gap. `cuts` are the x positions between neighbouring glyphs, with the gap's width."""

    text: str
    box: Box
    bold: bool = False
    italic: bool = False
    angle: int = 0
    edges: tuple[tuple[float, float], ...] = ()

    @property
    def x(self) -> float:
        """Horizontal centre."""
        return (self.box.x0 + self.box.x1) / 2

    @property
    def y(self) -> float:
        """Vertical centre."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def height(self) -> float:
        """Height of its box."""
        return self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along one axis: at `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Length along its direction."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Fill:
    """A shaded rectangle and its colour (red, green, blue)."""

    box: Box
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PageInk:
    """All that is printed on a page. `rotation` says how far clockwise the displayed page was turned to be upright.

    `turn` is the whole turn from PDF user space to these coordinates and `crop` the visible box in user space: engines
    that read the file themselves need both to bring their cells here.
    """

    number: int
    width: float
    height: float
    rotation: int
    words: tuple[Word, ...]
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    turn: int
    crop: Box


def enclose(boxes: Iterable[Box]) -> Box:
    """Smallest box around all `boxes` (at least one)."""
    parts = tuple(boxes)
    return Box(
        min(part.x0 for part in parts),
        min(part.top for part in parts),
        max(part.x1 for part in parts),
        max(part.bottom for part in parts),
    )


def turned(box: Box, turn: int, crop: Box) -> Box:
    """A box of PDF user space (y upward, `top` its lower y) in coordinates turned clockwise by `turn` degrees.

    `crop` is the visible part of the page, also in user space; the result has its origin at the top left.
    """
    if turn == 90:
        return Box(box.top - crop.top, box.x0 - crop.x0, box.bottom - crop.top, box.x1 - crop.x0)
    if turn == 180:
        return Box(crop.x1 - box.x1, box.top - crop.top, crop.x1 - box.x0, box.bottom - crop.top)
    if turn == 270:
        return Box(crop.bottom - box.bottom, crop.x1 - box.x1, crop.bottom - box.top, crop.x1 - box.x0)
    return Box(box.x0 - crop.x0, crop.bottom - box.bottom, box.x1 - crop.x0, crop.bottom - box.top)
