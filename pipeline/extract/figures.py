"""Printed lines that are figures, and figures that are broken over lines: the little arithmetic-free view of numbers
that the extract stage needs to tell rows apart. What a figure is worth is the business of normalise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.artefacts import Box
from pipeline.cell_text import CellKind, cell_kind
from pipeline.extract.ink import Word, enclose
from pipeline.extract.words import word_lines

_TAIL = re.compile(r"[.,%)]+-*\s*%?|[.,]\d[\d.,]*-*|,?--?")
_PREFIX = re.compile(r"rp\.?|[≥≤<>]", re.IGNORECASE)
_OPEN_END = re.compile(r"\d[.,]$")
_WRAPPED = re.compile(r"(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3})+[.,]\d{1,2}", re.IGNORECASE)
_WHOLE = re.compile(r"(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{1,2})?(?:[,.]?-+)?\s*%?", re.IGNORECASE)
_LONG = re.compile(r"(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{1,2})?(?:[,.]?-+)?", re.IGNORECASE)


_FIGURES: tuple[CellKind, ...] = ("number", "percent", "money", "ratio")
_NOTE_MARK = re.compile(r"\s*(?:\*+\)?|\([A-Za-z+]{1,2}\))$")
"""A footnote's mark or a grade behind a figure: "9.699 *)", "80,10 (A)"."""
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)]?|[-–•▪➢]", re.IGNORECASE)
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
    lines = cell_lines(words)
    bullets = [line for line in lines if line.text in _BULLETS]
    if not bullets or len(bullets) == len(lines):
        return lines
    texts = [line for line in lines if line.text not in _BULLETS]
    home: list[list[Word]] = [list(line.words) for line in texts]
    for bullet in bullets:
        reach = bullet.box.bottom - bullet.box.top
        near = [
            (abs(line.y - bullet.y), place)
            for place, line in enumerate(texts)
            if bullet.box.x1 <= line.box.x0 + 1
            and abs(line.y - bullet.y) < reach
            and line.words[0].text not in _BULLETS
        ]
        if near:
            home[min(near)[1]][:0] = bullet.words
        else:
            home.append(list(bullet.words))
    return sorted((_line(part) for part in home), key=lambda line: line.y)


def is_list_number(text: str) -> bool:
    """Whether a printed line is nothing but a list number: "1.", "(2)", "IV", "a."."""
    return bool(_LIST_NUMBER.fullmatch(text.strip()))


def counts_up(lines: Sequence[Line]) -> bool:
    """Whether the lines are nothing but list numbers in order: 7, 8, 9."""
    numbers = [line.text.strip(" .)") for line in lines]
    if len(numbers) < 2 or not all(number.isdigit() and len(number) <= 3 for number in numbers):
        return False
    return all(int(b) == int(a) + 1 for a, b in pairwise(numbers))


def _line(words: Sequence[Word]) -> Line:
    return Line(" ".join(word.text for word in words), enclose(word.box for word in words), tuple(words))


def is_amount(text: str) -> bool:
    """Whether a printed line is one whole figure ("309.273", "94,78 %", "Rp. 4.997.190.000,-", "(37,13)", "1:275")."""
    return cell_kind(_NOTE_MARK.sub("", text)) in _FIGURES


def is_placeholder(text: str) -> bool:
    """Whether a printed line stands for a missing figure."""
    return cell_kind(_NOTE_MARK.sub("", text)) == "missing" or text.strip().casefold() in _DITTO


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
    if not figure or not text:
        return False
    if _PREFIX.fullmatch(figure):
        return is_amount(text)
    if not _OPEN_END.search(figure):
        return bool(figure[-1].isdigit() and _TAIL.fullmatch(text)) or bool(
            _WRAPPED.fullmatch(figure)
            and text[0].isdigit()
            and not _LONG.fullmatch(text)
            and _LONG.fullmatch(figure + text)
        )
    return bool(_WHOLE.fullmatch(figure + text))


def stacked_figures(words: Sequence[Word], remarks: bool = False) -> list[list[Line]]:
    """The figures that stand under one another in a cell, each with its lines; none if other text stands among them.

    With `remarks`, a line in brackets goes with the figure above it: "86" over "(101%)".
    """
    groups: list[list[Line]] = []
    for group in figure_groups(cell_lines(words)):
        if remarks and groups and is_remark(group[0].text):
            groups[-1] += group
        else:
            groups.append(group)
    texts = [" ".join(line.text for line in group if not (remarks and is_remark(line.text))) for group in groups]
    return groups if all(_is_figure(text) or is_placeholder(text) for text in texts) else []


def is_remark(text: str) -> bool:
    """Whether a line stands in brackets."""
    return text.startswith("(") and text.endswith(")")


def _is_figure(text: str) -> bool:
    return is_amount(text) or is_amount(text.replace(" ", ""))


def row_figures(cells: Mapping[int, Sequence[Word]]) -> dict[int, list[list[Line]]]:
    """The stacked figures of a row's cells, by owner; cells without are left out.

    Whether lines in brackets are figures of their own, as negative amounts are, or remarks on the figure above, is told
    by how many figures the other cells have.
    """
    plain = {owner: stacked_figures(words) for owner, words in cells.items()}
    sizes = {len(plain[owner]) for owner, words in cells.items() if plain[owner] and not _has_remarks(words)}
    chosen = dict(plain)
    for owner, words in cells.items():
        if _has_remarks(words):
            closer = stacked_figures(words, remarks=True)
            if closer and (not plain[owner] or (len(plain[owner]) not in sizes and len(closer) in sizes)):
                chosen[owner] = closer
    return {owner: groups for owner, groups in chosen.items() if groups}


def _has_remarks(words: Sequence[Word]) -> bool:
    return any(is_remark(line.text) for line in cell_lines(words))
