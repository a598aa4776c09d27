"""Printed lines that are figures, and figures that are broken over lines: the little arithmetic-free view of numbers
that the extract stage needs to tell rows apart. What a figure is worth is the business of normalise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.artefacts import Box
from pipeline.cell_text import CellKind, cell_kind
from pipeline.extract.ink import Word, enclose
from pipeline.extract.words import word_lines

_TAIL = re.compile(r"[.,%)]+-*\s*%?|[.,]\d[\d.,]*-*|,?--?")
_UNFINISHED = re.compile(r"(?:\d[.,]|rp\.?|[≥≤<>])", re.IGNORECASE)
_WHOLE = re.compile(r"(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?:,-|\.-)?", re.IGNORECASE)
_MALFORMED = re.compile(
    r"(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3})*[.,]\d{1,2}|(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3})+", re.IGNORECASE
)


_FIGURES: tuple[CellKind, ...] = ("number", "percent", "money", "ratio")
_BULLETS = frozenset("-–•▪➢✓*")
_DITTO = ("sda", "s.d.a", "idem")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a cell, with its words."""

    text: str
    box: Box
    words: tuple[Word, ...]

    @property
    def y(self) -> float:
        """Vertical centre."""
        return (self.box.top + self.box.bottom) / 2


def cell_lines(words: Sequence[Word]) -> list[Line]:
    """The printed lines of a cell's words, top to bottom."""
    return [_line(line) for line in word_lines(words)]


def label_lines(words: Sequence[Word]) -> list[Line]:
    """The printed lines of a label cell; a bullet that drifted off its line is put back at its head."""
    bullets = [word for word in words if word.text in _BULLETS]
    lines = cell_lines([word for word in words if word.text not in _BULLETS])
    if not lines:
        return cell_lines(words)
    home: list[list[Word]] = [list(line.words) for line in lines]
    alone: list[Word] = []
    for bullet in bullets:
        near = [
            (abs(line.y - bullet.y), place)
            for place, line in enumerate(lines)
            if bullet.box.x1 <= line.box.x0 + 1 and abs(line.y - bullet.y) < bullet.height
        ]
        if near:
            home[min(near)[1]].insert(0, bullet)
        else:
            alone.append(bullet)
    joined = [_line(words) for words in home] + [_line([bullet]) for bullet in alone]
    return sorted(joined, key=lambda line: line.y)


def _line(words: Sequence[Word]) -> Line:
    return Line(" ".join(word.text for word in words), enclose(word.box for word in words), tuple(words))


def is_amount(text: str) -> bool:
    """Whether a printed line is one whole figure ("309.273", "94,78 %", "Rp. 4.997.190.000,-", "(37,13)", "1:275")."""
    return cell_kind(text) in _FIGURES


def is_placeholder(text: str) -> bool:
    """Whether a printed line stands for a missing figure."""
    return cell_kind(text) == "missing" or text.strip().casefold() in _DITTO


def figure_groups(lines: Sequence[Line]) -> list[list[Line]]:
    """A cell's lines, with each figure that is broken over lines ("16.000.000.000," "-") in one group."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and continues("".join(part.text for part in groups[-1]), line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def continues(figure: str, text: str) -> bool:
    """Whether `text` on the next line is the rest of `figure`."""
    figure, text = figure.strip(), text.strip()
    if not figure or not (figure[-1].isdigit() or _UNFINISHED.search(figure[-3:])):
        return False
    if _TAIL.fullmatch(text) or _UNFINISHED.fullmatch(figure):
        return True
    if figure[-1] in ".,":
        return text[:1].isdigit() or text[:1] == "-"
    return (
        is_amount(figure)
        and text[:1].isdigit()
        and not _WHOLE.fullmatch(figure)
        and "." in figure + text
        and bool(_WHOLE.fullmatch(figure + text))
        and bool(_MALFORMED.fullmatch(figure))
    )


def stacked_figures(words: Sequence[Word]) -> list[list[Line]]:
    """The figures that stand under one another in a cell, each with its lines; none if other text stands among them."""
    groups = figure_groups(cell_lines(words))
    texts = [" ".join(line.text for line in group) for group in groups]
    if not any(is_amount(text) or is_amount(text.replace(" ", "")) for text in texts):
        return []
    if all(is_amount(text) or is_amount(text.replace(" ", "")) or is_placeholder(text) for text in texts):
        return groups
    return []
