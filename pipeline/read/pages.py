"""Triage: which pages of a PDF may hold a table, told without reading a word's place.

A page counts when it is ruled in both directions, has several shaded boxes or level rules, or lines of figures. That
keeps every table, also those without rules, and costs about 4 ms a page; it spares plain prose a closer look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.extract.pdfium import PdfFile, Stroke
from pipeline.extract.settings import DEFAULTS, ExtractSettings

_FIGURE = r"(?:rp\.?\s*)?[-(]?(?!(?:19|20)\d\d(?!\d|[.,]\d))\d[\d.,]*(?:,-)?\)?\s*%?"
"""A figure, but no year."""
_FIGURES_ON_LINE = re.compile(rf"(?:^|\s){_FIGURE}(?=\s+(?:\S+\s+)?{_FIGURE}(?:\s|$))", re.IGNORECASE)
_FIGURE_ALONE = re.compile(rf"^\s*{_FIGURE}\s*$", re.IGNORECASE)
_FIGURE_AT_END = re.compile(rf"[a-z)].*(?<!\.\.)\s{_FIGURE}\s*$", re.IGNORECASE)


def candidate_pages(
    path: Path,
    password: str | None = None,
    pages: Sequence[int] | None = None,
    settings: ExtractSettings = DEFAULTS,
) -> tuple[int, ...]:
    """The numbers (1-based) of the pages of the PDF at `path`, or of those among `pages`, that may hold a table."""
    with PdfFile(path, password) as file:
        return tuple(
            number
            for number in (range(1, len(file) + 1) if pages is None else pages)
            if is_drawn_table(file.strokes(number), settings) or has_figures(file.text(number), settings)
        )


def is_drawn_table(strokes: Sequence[Stroke], settings: ExtractSettings = DEFAULTS) -> bool:
    """Whether the drawing of a page could be a table's rules or shading."""
    level = upright = boxes = 0
    for stroke in strokes:
        if min(stroke.colour) >= settings.white:
            continue
        wide, tall = stroke.box.x1 - stroke.box.x0, stroke.box.bottom - stroke.box.top
        if min(wide, tall) > settings.thin:
            boxes += 1
        else:
            level += wide > settings.min_rule
            upright += tall > settings.min_rule
    return min(level, upright) >= settings.triage_crossing or max(boxes, level) >= settings.triage_parallel


def has_figures(text: str, settings: ExtractSettings = DEFAULTS) -> bool:
    """Whether several lines of a page's text hold figures as a table's rows do."""
    lines = text.splitlines()
    return settings.triage_lines <= sum(
        bool(_FIGURES_ON_LINE.search(line) or _FIGURE_ALONE.match(line) or _FIGURE_AT_END.search(line))
        for line in lines
    )
