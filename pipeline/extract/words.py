"""Words and printed lines from glyphs.

Glyphs are joined in the order of the page's content, not by position: two texts that drift into one another stay
apart. The glyphs of a watermark (slanted, far larger than the page's text, or larger and printed over it) are left out,
and so is a footnote's mark that is set small and raised behind a figure: "70,15" with a little "2)" is not "70,152)".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from pipeline.artefacts import Box, TextLine
from pipeline.extract.ink import Glyph, Word, enclose, turned
from pipeline.extract.settings import ExtractSettings

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_SAME_LINE = 0.45
"""Share of the taller word's height within which two vertical centres are on one line (1.0 is the next line)."""


def reading_turn(glyphs: Sequence[Glyph], rotate: int) -> int:
    """Degrees clockwise that bring most glyphs upright: 0, 90, 180 or 270; the page's own `rotate` without glyphs."""
    angles = Counter((360 - glyph.angle) % 360 for glyph in glyphs if glyph.angle % 90 == 0)
    if not angles:
        return rotate
    turn, count = angles.most_common(1)[0]
    return turn if count > angles[rotate] else rotate


def upright_words(glyphs: Sequence[Glyph], turn: int, crop: Box, settings: ExtractSettings) -> tuple[Word, ...]:
    """The page's words in coordinates turned by `turn`; watermark glyphs are dropped."""
    turned_glyphs = [
        Glyph(
            glyph.char,
            turned(glyph.box, turn, crop),
            glyph.font,
            glyph.weight,
            glyph.italic,
            _right_angle(glyph.angle + turn),
            glyph.spaced,
        )
        for glyph in glyphs
        if _off_axis(glyph.angle) <= settings.watermark_angle
    ]
    if not turned_glyphs:
        return ()
    usual = median(_size(glyph) for glyph in turned_glyphs)
    overprinted = _overprinted(turned_glyphs, usual, settings)
    kept = [
        glyph
        for glyph in turned_glyphs
        if _size(glyph) <= settings.watermark_size * usual and _line_key(glyph) not in overprinted
    ]
    return tuple(_word(run) for run in _runs(kept, settings))


def _overprinted(glyphs: Sequence[Glyph], usual: float, settings: ExtractSettings) -> frozenset[tuple[int, int, int]]:
    """The lines (`_line_key`) of large glyphs on which text of the `usual` size is printed: a level watermark's."""
    large = [glyph for glyph in glyphs if _size(glyph) > settings.overprint_size * usual]
    if not large:
        return frozenset()
    text = sorted(
        ((glyph.box.top + glyph.box.bottom) / 2, (glyph.box.x0 + glyph.box.x1) / 2)
        for glyph in glyphs
        if _size(glyph) <= settings.overprint_size * usual
    )
    return frozenset(
        _line_key(glyph)
        for glyph in large
        if any(
            glyph.box.x0 < x < glyph.box.x1
            for _, x in text[bisect_left(text, (glyph.box.top, 0.0)) : bisect_left(text, (glyph.box.bottom, 0.0))]
        )
    )


def _line_key(glyph: Glyph) -> tuple[int, int, int]:
    """What the glyphs of one line in one size have in common."""
    return glyph.angle, round(_size(glyph)), round(_level(glyph))


def text_lines(words: Iterable[Word]) -> tuple[TextLine, ...]:
    """The printed lines of a set of words, top to bottom, each with its box and type style."""
    return tuple(
        TextLine(
            " ".join(word.text for word in line),
            enclose(word.box for word in line),
            all(word.bold for word in line),
            all(word.italic for word in line),
        )
        for line in word_lines(words)
    )


def word_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped into printed lines, top to bottom, each line left to right; turned words stand on lines alone."""
    level = sorted((word for word in words if word.angle == 0), key=lambda word: word.y)
    lines: list[list[Word]] = []
    for word in level:
        if lines and abs(word.y - lines[-1][0].y) <= _SAME_LINE * max(word.height, lines[-1][0].height):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda word: word.box.x0)
    standing = [word for word in words if word.angle != 0]
    return sorted(lines + _standing_lines(standing), key=lambda line: line[0].box.top)


def _standing_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Lines of words that run along the page's height, each in reading order."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.angle, word.x)):
        last = lines[-1][0] if lines else None
        width = word.box.x1 - word.box.x0
        if last and last.angle == word.angle and abs(last.x - word.x) <= _SAME_LINE * width:
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda word: word.box.top, reverse=line[0].angle == 270)
    return lines


def joined(lines: Iterable[TextLine]) -> str:
    """Printed lines as one text."""
    return " ".join(line.text for line in lines)


def _right_angle(angle: int) -> int:
    return round(angle / 90) * 90 % 360


def _off_axis(angle: int) -> float:
    return abs((angle + 45) % 90 - 45)


def _span(box: Box, angle: int) -> tuple[float, float]:
    """Where a box begins and ends along the reading direction."""
    if angle == 90:
        return box.top, box.bottom
    if angle == 180:
        return -box.x1, -box.x0
    if angle == 270:
        return -box.bottom, -box.top
    return box.x0, box.x1


def _size(glyph: Glyph) -> float:
    """Extent of the glyph across its reading direction: its font's height."""
    box = glyph.box
    return box.bottom - box.top if glyph.angle % 180 == 0 else box.x1 - box.x0


def _level(glyph: Glyph) -> float:
    """Where the glyph's lower edge (its baseline, less the descent) lies across the reading direction."""
    box = glyph.box
    if glyph.angle == 0:
        return box.bottom
    return {90: -box.x0, 180: -box.top, 270: box.x1}[glyph.angle]


def _runs(glyphs: Iterable[Glyph], settings: ExtractSettings) -> list[list[Glyph]]:
    """Glyphs in content order, broken wherever a word ends."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _is_note_mark(runs[-1][-1], glyph, settings):
            continue
        if runs and not _breaks(runs[-1][-1], glyph, settings):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _is_note_mark(last: Glyph, glyph: Glyph, settings: ExtractSettings) -> bool:
    """Whether `glyph` belongs to a footnote's mark behind a figure that ends with `last`: small, raised, close by.

    Behind a letter it may be a power ("m2"), which stays.
    """
    if last.angle != glyph.angle or not (last.char.isdigit() or last.char == "%"):
        return False
    size = _size(last)
    if _size(glyph) > settings.mark_size * size:
        return False
    raised = _level(last) - _level(glyph)
    gap = _span(glyph.box, glyph.angle)[0] - _span(last.box, last.angle)[1]
    return settings.mark_raised * size < raised < size and -settings.mark_gap * size < gap < settings.mark_gap * size


def _breaks(last: Glyph, glyph: Glyph, settings: ExtractSettings) -> bool:
    """Whether a new word begins with `glyph`."""
    if last.angle != glyph.angle:
        return True
    size = max(_size(last), _size(glyph))
    if abs(_level(glyph) - _level(last)) > settings.baseline_shift * size:
        return True
    gap = _span(glyph.box, glyph.angle)[0] - _span(last.box, last.angle)[1]
    limit = settings.generated_gap if glyph.spaced else settings.word_gap
    return gap > limit * size or gap < -0.5 * size


def _word(run: Sequence[Glyph]) -> Word:
    return Word(
        "".join(glyph.char for glyph in run),
        enclose(glyph.box for glyph in run),
        all(glyph.weight >= _BOLD_WEIGHT or bool(_BOLD.search(glyph.font)) for glyph in run),
        all(glyph.italic or bool(_ITALIC.search(glyph.font)) for glyph in run),
        run[0].angle,
        tuple((glyph.box.x0, glyph.box.x1) for glyph in run),
    )
