"""One page's ink, upright: the starting point of every engine."""

from __future__ import annotations

from pipeline.extract.ink import PageInk
from pipeline.extract.pdfium import RawPage
from pipeline.extract.rules import page_rules
from pipeline.extract.settings import ExtractSettings
from pipeline.extract.words import reading_turn, upright_words


def read_ink(raw: RawPage, settings: ExtractSettings) -> PageInk:
    """The words, rules and shading of `raw`, turned so that most of its text reads left to right."""
    turn = reading_turn(raw.glyphs, raw.rotate)
    horizontal, vertical, fills = page_rules(raw.strokes, turn, raw.crop, settings)
    wide, tall = raw.crop.x1 - raw.crop.x0, raw.crop.bottom - raw.crop.top
    if turn % 180:
        wide, tall = tall, wide
    return PageInk(
        number=raw.number,
        width=wide,
        height=tall,
        rotation=(turn - raw.rotate) % 360,
        words=upright_words(raw.glyphs, turn, raw.crop, settings),
        horizontal=horizontal,
        vertical=vertical,
        fills=fills,
        turn=turn,
        crop=raw.crop,
    )
