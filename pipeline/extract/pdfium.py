"""The edge to the PDF libraries: glyphs from pdfium, rules and shading from tablers, both in PDF user space.

Neither library ships complete types, so nothing of theirs leaves this module. pdfium gives a page's characters with
fonts at about 300 pages a second and tablers its drawing at about 400; pdfplumber needs a second for eleven.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, hypot, pi
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import tablers

from pipeline.artefacts import Box
from pipeline.extract.ink import Glyph

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LINE_END_HYPHEN = "\x02"  # pdfium's mark for a hyphen that ends a printed line
_SYMBOLS = {"\uf0b7": "•", "\uf02d": "-", "\uf0d8": "➢", "\uf0a7": "▪", "\uf0fc": "✓"}
_SYMBOL_AREA = range(0xF000, 0xF100)
_ITALIC_FLAG = 1 << 6
_FONT_NAME_BYTES = 128
_SUSPECT = 18.0
"""Points: a glyph's box no taller than this is taken as it is."""
_TALL = 1.6
_GLANCE = 0.25
"""Pixels for a point at which a page is looked at for being blank; a line of print is a grey line then."""
_WHITE = 245
_ASCENT, _DESCENT = 0.95, 0.25
"""Of a common font, by its size: what stands above and below the baseline."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One straight stroked line, or one rectangle, in user space (`top` is the lower y)."""

    box: Box
    colour: tuple[int, int, int]
    stroked: bool
    filled: bool
    line: bool


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as the libraries give it. `rotate` is the page's own /Rotate, `crop` its visible box in user space."""

    number: int
    rotate: int
    crop: Box
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The largest picture of a page: the `share` (0–1) of the page that it covers, and the letters printed over it, as
    a scan has them that was made readable, or a page on a background."""

    share: float = 0.0
    letters: int = 0


class PdfFile:
    """An open PDF. Use as a context manager; not picklable, so every process opens its own."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        self.path = path
        self.password = password
        self._text: Any = pypdfium2.PdfDocument(str(path), password=password)
        self._drawing: Any = None
        self._drawn: tuple[int, Any] = (0, None)
        self._loaded: tuple[int, Any] = (0, None)

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close both libraries' documents."""
        self._unload()
        self._text.close()
        if self._drawing is not None:
            self._drawing.close()

    def __len__(self) -> int:
        return len(self._text)

    def drawing_page(self, number: int) -> Any:
        """The tablers page object of page `number` (1-based)."""
        if self._drawing is None:
            self._drawing = tablers.Document(str(self.path), password=self.password)
        if self._drawn[0] != number:
            self._drawn = (number, self._drawing.get_page(number - 1))
        return self._drawn[1]

    def _page(self, number: int) -> Any:
        """The pypdfium2 page of number `number` (1-based), kept until another is asked for: loading one takes longer
        than most of what is asked of it."""
        if self._loaded[0] != number:
            self._unload()
            self._loaded = (number, self._text[number - 1])
        return self._loaded[1]

    def _unload(self) -> None:
        _, page = self._loaded
        if page is not None:
            page.close()
        self._loaded = (0, None)

    def page(self, number: int) -> RawPage:
        """Glyphs and drawing of page `number` (1-based)."""
        page = self._page(number)
        crop = _visible(page)
        glyphs = tuple(_glyphs(page))
        rotate = int(page.get_rotation())
        return RawPage(number, rotate, crop, glyphs, self._strokes(number, crop))

    def readable(self, number: int) -> bool:
        """Whether page `number` (1-based) can be loaded at all: one page of a file may be broken."""
        try:
            self._page(number)
        except pypdfium2.PdfiumError:
            return False
        return True

    def picture(self, number: int) -> Picture:
        """The largest picture of page `number` (1-based)."""
        page = self._page(number)
        area = page.get_width() * page.get_height()
        boxes = [item.get_bounds() for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
        largest = max(boxes, key=_area, default=(0.0, 0.0, 0.0, 0.0))
        over = page.get_textpage().get_text_bounded(*largest) if _area(largest) else ""
        return Picture(min(1.0, _area(largest) / area) if area else 0.0, sum(char.isalnum() for char in over))

    def blank(self, number: int) -> bool:
        """Whether page `number` (1-based) shows nothing at all: white pictures are nothing."""
        shown = self._page(number).render(scale=_GLANCE, grayscale=True).to_pil().convert("L")
        darkest, _ = shown.getextrema()
        return bool(darkest >= _WHITE)

    def text(self, number: int) -> str:
        """The plain text of page `number` (1-based), in content order."""
        return str(self._page(number).get_textpage().get_text_range())

    def strokes(self, number: int) -> tuple[Stroke, ...]:
        """The lines and rectangles drawn on page `number` (1-based)."""
        return self._strokes(number, _visible(self._page(number)))

    def _strokes(self, number: int, crop: Box) -> tuple[Stroke, ...]:
        page = self.drawing_page(number)
        page.extract_objects()
        height = crop.bottom - crop.top  # tablers counts y down from here, whatever the page's rotation
        return (*(_rectangle(rect, height) for rect in page.objects.rects), *_segments(page.objects.lines, height))


def _visible(page: Any) -> Box:
    """The visible part of a page in user space, before any rotation: its crop box within its media box."""
    media, crop = page.get_mediabox(), page.get_cropbox()
    return Box(max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))


def _glyphs(page: Any) -> Iterator[Glyph]:
    """The page's visible characters in content order, in user space."""
    text = page.get_textpage()
    box, name, flags = pdfium.FS_RECTF(), ctypes.create_string_buffer(_FONT_NAME_BYTES), ctypes.c_int()
    spaced = True
    for index in range(pdfium.FPDFText_CountChars(text)):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.isspace() or char == "\xa0" or (char == "_" and _is_blank(text, index)):
            spaced = True
            continue
        if (ord(char) < ord(" ") and char != _LINE_END_HYPHEN) or char == "\ufffe":
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetFontInfo(text, index, name, _FONT_NAME_BYTES, flags)
        angle, slant = _angle(text, index)
        yield Glyph(
            _readable(char),
            _sane_box(
                text, index, Box(box.left, box.bottom, box.right - slant * (box.top - box.bottom), box.top), angle
            ),
            name.value.decode("latin-1"),
            pdfium.FPDFText_GetFontWeight(text, index),
            bool(slant or flags.value & _ITALIC_FLAG),
            angle,
            spaced,
        )
        spaced = False
    text.close()


def _angle(text: Any, index: int) -> tuple[int, float]:
    """The clockwise angle of a glyph's baseline in degrees, and how far its top leans over (a made-up italic).

    The lean is a share of the height; it makes the box wider than the letter.
    """
    angle = round(pdfium.FPDFText_GetCharAngle(text, index) * 180 / pi) % 360
    matrix = pdfium.FS_MATRIX()
    if angle % 90 == 0 or not pdfium.FPDFText_GetMatrix(text, index, matrix):
        return angle, 0.0
    baseline = round(-atan2(matrix.b, matrix.a) * 180 / pi) % 360
    return baseline, abs(matrix.c / matrix.d) if baseline == 0 and matrix.d else 0.0


def _sane_box(text: Any, index: int, box: Box, angle: int) -> Box:
    """The glyph's box, cut to its em where the font claims several times its size above and below (Cambria does)."""
    if angle or box.bottom - box.top <= _SUSPECT:
        return box
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    if not (pdfium.FPDFText_GetMatrix(text, index, matrix) and pdfium.FPDFText_GetCharOrigin(text, index, x, y)):
        return box
    size = pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
    if box.bottom - box.top <= _TALL * size:
        return box
    return Box(box.x0, y.value - _DESCENT * size, box.x1, y.value + _ASCENT * size)


def _is_blank(text: Any, index: int) -> bool:
    """Whether the character leaves no ink: some fonts show "_" as a space."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value >= right.value or bottom.value >= top.value


def _readable(char: str) -> str:
    """Ligatures as letters, symbol-font bullets as the mark they show, pdfium's end hyphen as a hyphen."""
    if char == _LINE_END_HYPHEN:
        return "-"
    if ord(char) in _SYMBOL_AREA:
        return _SYMBOLS.get(char, "•")
    return _LIGATURES.get(char, char)


def _rectangle(rect: Any, height: float) -> Stroke:
    x0, top, x1, bottom = rect.bbox
    filled = "NONE" not in str(rect.fill_mode) and rect.fill_color[3] > 0
    colour = rect.fill_color if filled else rect.stroke_color
    return Stroke(Box(x0, height - bottom, x1, height - top), tuple(colour[:3]), bool(rect.is_stroked), filled, False)


def _segments(lines: Any, height: float) -> Iterator[Stroke]:
    for line in lines:
        if line.line_type != "straight":
            continue
        for (ax, ay), (bx, by) in zip(line.points, line.points[1:], strict=False):
            box = Box(min(ax, bx), height - max(ay, by), max(ax, bx), height - min(ay, by))
            yield Stroke(box, tuple(line.stroke_color[:3]), True, False, True)


def _area(bounds: tuple[float, float, float, float]) -> float:
    """The area of a box given as left, bottom, right, top."""
    left, bottom, right, top = bounds
    return (right - left) * (top - bottom)
