"""The lines of a page cut into segments at wide gaps: the raw material for tables without rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.artefacts import Box
from pipeline.cell_text import is_year
from pipeline.extract.figures import is_amount, is_list_number, is_placeholder
from pipeline.extract.ink import Word, enclose
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.words import word_lines

_LEADER = "...."
_CURRENCY = re.compile(r"rp\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line with no wide gap between them."""

    words: tuple[Word, ...]
    box: Box
    text: str

    @property
    def is_figure(self) -> bool:
        """Whether the segment is one figure, or says that there is none."""
        return (is_amount(self.text) and not is_year(self.text)) or is_placeholder(self.text)


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """One printed line: its segments from left to right."""

    segments: tuple[Segment, ...]
    box: Box

    @property
    def y(self) -> float:
        """Vertical centre."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def height(self) -> float:
        """Height of the line."""
        return self.box.bottom - self.box.top

    @property
    def figures(self) -> tuple[Segment, ...]:
        """The segments that are figures with something on their left; what opens a line is its list number."""
        return tuple(
            segment
            for segment in self.segments[1:]
            if segment.is_figure and (segment.text[-1:].isdigit() or not is_list_number(segment.text))
        )

    @property
    def is_row(self) -> bool:
        """Whether the line reads as a table's row: a label and a figure apart from it.

        A formula does not, nor do leader dots before a lone figure, as a table of contents has them.
        """
        led = any(_LEADER in segment.text for segment in self.segments) and len(self.figures) < 2
        formula = any(segment.text == "=" for segment in self.segments)
        return any(is_amount(figure.text) for figure in self.figures) and not led and not formula


def segment_lines(words: Iterable[Word], settings: ExtractSettings) -> list[SegmentLine]:
    """The printed lines of `words`, top to bottom, cut where the gap is wider than `segment_gap` line heights."""
    return [_segment_line(_parts(line, settings)) for line in word_lines(word for word in words if word.angle == 0)]


def _parts(line: Sequence[Word], settings: ExtractSettings) -> list[list[Word]]:
    parts: list[list[Word]] = []
    for word in line:
        last = parts[-1][-1] if parts else None
        wide = last is None or word.box.x0 - last.box.x1 > _gap_after(
            last, word, len(parts) == 1 == len(parts[0]), settings
        )
        if wide and not (last is not None and _CURRENCY.fullmatch(last.text) and word.text[:1].isdigit()):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _gap_after(last: Word, word: Word, opens: bool, settings: ExtractSettings) -> float:
    """The gap that parts a word from the one before it: narrower where that opens the line and numbers it."""
    if opens and is_list_number(last.text):
        return settings.number_gap * max(word.height, last.height)
    return least_gap(last, word, settings)


def least_gap(last: Word, word: Word, settings: ExtractSettings) -> float:
    """The gap that parts two words: little more than a space between two figures, more in running text."""
    amounts = is_amount(last.text) and (is_amount(word.text) or _CURRENCY.fullmatch(word.text))
    share = settings.figure_gap if amounts else settings.segment_gap
    return share * max(word.height, last.height)


def _segment_line(parts: Sequence[Sequence[Word]]) -> SegmentLine:
    segments = tuple(
        Segment(tuple(part), enclose(word.box for word in part), " ".join(word.text for word in part)) for part in parts
    )
    return SegmentLine(segments, enclose(segment.box for segment in segments))
