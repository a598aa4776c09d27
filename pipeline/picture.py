"""Pictures of pages for people: what was found on a page and what it was taken for, or one figure's cell.

The page is rendered by pdfium and turned as it was read; boxes are drawn over it. Colours tell a column's role; a cell
that gave a figure is filled, in amber if the figure is flagged, in red if the cell was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from pipeline.artefacts import Box, Column, Figure, Interpretation, Reject, Row, Table
from pipeline.errors import LkjipError
from pipeline.extract.ink import enclose
from pipeline.interpret.wording import role_text
from pipeline.read import password_of
from pipeline.stages import Work
from pipeline.understand import tables_on

Colour = tuple[int, int, int]

ROLE_COLOURS: Mapping[str, Colour] = {
    "label": (31, 87, 164),
    "measure": (20, 120, 60),
    "unit": (128, 80, 160),
    "period": (128, 80, 160),
    "excluded": (170, 40, 40),
}
OTHER_ROLE: Colour = (110, 110, 110)
TABLE: Colour = (20, 20, 20)
FIGURE: Colour = (60, 180, 90)
FLAGGED: Colour = (250, 170, 0)
REJECTED: Colour = (220, 40, 40)
SOUGHT: Colour = (220, 0, 60)


@dataclass(frozen=True, slots=True)
class PictureSettings:
    """How pictures are drawn; lengths are PDF points."""

    scale: float = 2.0
    """Pixels a point: 2 gives 144 dots an inch."""
    tag_size: float = 6.0
    """Font size of what is written in."""
    tag_padding: float = 1.0
    smallest_tag: float = 0.6
    """Share of the font size below which a tag is not made smaller to fit a narrow column."""
    filled: int = 70
    """Opacity of a filled cell, of 255."""


DEFAULTS = PictureSettings()


@dataclass(frozen=True, slots=True)
class Mark:
    """One box to draw: its outline (`width` points, 0 for none), its fill if it has one, and the tag written at it.

    A tag stands in a corner of the box, broken to fit it; with `above`, on the box's upper edge.
    """

    box: Box
    colour: Colour
    width: float = 0.5
    fill: Colour | None = None
    tag: str = ""
    above: bool = False


def draw_page(
    path: Path,
    page: int,
    marks: Iterable[Mark],
    rotation: int = 0,
    password: str | None = None,
    settings: PictureSettings = DEFAULTS,
) -> Image.Image:
    """The picture of page `page` (1-based) of the PDF at `path`, turned clockwise by `rotation`, with the marks on it.

    Raises LkjipError if the PDF has no such page or cannot be opened.
    """
    picture = _rendered(path, page, password, settings).rotate(-rotation, expand=True).convert("RGBA")
    marks = list(marks)
    layer = Image.new("RGBA", picture.size)
    shade = ImageDraw.Draw(layer)
    for mark in marks:
        if mark.fill:
            shade.rectangle(_pixels(mark.box, settings), fill=(*mark.fill, settings.filled))
    picture = Image.alpha_composite(picture, layer)
    pen = ImageDraw.Draw(picture)
    for mark in marks:
        if mark.width:
            pen.rectangle(
                _pixels(mark.box, settings), outline=mark.colour, width=max(1, round(mark.width * settings.scale))
            )
    bare = picture.copy()
    for mark in marks:
        if mark.tag:
            _write_tag(pen, bare, mark, settings)
    return picture.convert("RGB")


def work_picture(work: Work, page: int) -> Image.Image:
    """The picture of a page of a PDF that was read, with all that was found on it. LkjipError without such a page."""
    if work.document is not None and not work.document.page_count:
        remedy = "list its tables with `lkjip tables FILE`"
        raise LkjipError(work.entry.path, "", "is a text, which has no pages to draw", remedy)
    found = tables_on(work, page)
    figures, rejects = work.normalised.figures, work.normalised.rejects
    marks = [mark for table, meaning in found for mark in table_marks(table, meaning, figures, rejects, page)]
    rotation = found[0][0].rotation if found else 0
    return draw_page(Path(work.entry.path), page, marks, rotation, password_of(work.entry))


def save_picture(picture: Image.Image, path: Path) -> None:
    """Write a picture as PNG. LkjipError if that cannot be done."""
    try:
        picture.save(path, format="PNG", optimize=True)
    except OSError as error:
        remedy = "give a file name in a folder that exists and may be written to"
        raise LkjipError(path, "", f"the picture cannot be written ({error.strerror})", remedy) from None


# --- what to mark -------------------------------------------------------------------------------------------------


def table_marks(
    table: Table, meaning: Interpretation, figures: Sequence[Figure], rejects: Sequence[Reject], page: int
) -> list[Mark]:
    """The marks of one table's part on a page: cells, roles of columns, figures, rejects, outline; [] without one."""
    rows = [row for row in (*table.header, *table.rows) if _on_page(row, page)]
    boxes = [cell.box for row in rows for cell in row.cells if cell.box]
    if not boxes:
        return []
    return [
        *_cell_marks(rows, meaning.columns),
        *_figure_marks(table, figures, rejects, page),
        *_role_marks(rows, sum(_on_page(row, page) for row in table.header), meaning.columns),
        Mark(enclose(boxes), TABLE, width=1.0, tag=_table_text(table, meaning), above=True),
    ]


def sought_mark(box: Box, text: str) -> Mark:
    """The mark of the one cell that somebody asked for."""
    return Mark(box, SOUGHT, width=1.5, fill=SOUGHT, tag=text, above=True)


def _cell_marks(rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[Mark]:
    for row in rows:
        for index, cell in enumerate(row.cells):
            if cell.box:
                yield Mark(cell.box, _colour(columns, index))


def _role_marks(rows: Sequence[Row], header_rows: int, columns: Sequence[Column]) -> Iterator[Mark]:
    """A tag for each column, in the lowest cell of its header, or in the first row where the header is pages before.

    Columns that share one header cell bear their tags in it side by side, each over its own cells.
    """
    above = max(1, header_rows)
    for column in columns:
        header = _owner(rows[:above], above - 1, column.index)
        own = next((box for row in reversed(rows) if (box := _box_at(row, column.index))), None)
        if header and own:
            box = Box(own.x0, header.top, own.x1, header.bottom)
            yield Mark(box, _colour(columns, column.index), width=0, tag=role_text(column))


def _owner(rows: Sequence[Row], row: int, index: int) -> Box | None:
    """The box of the cell that covers a slot of the grid: where it is merged, the one further left or above."""
    while 0 <= row < len(rows) and 0 <= index < len(rows[row].cells):
        merged = rows[row].cells[index].merged
        if not merged:
            return rows[row].cells[index].box
        row, index = (row, index - 1) if merged == "left" else (row - 1, index)
    return None


def _box_at(row: Row, index: int) -> Box | None:
    """The box of the cell that begins at a column and ends there, None where the slot is part of a wider cell."""
    cells = row.cells
    alone = index < len(cells) and (index + 1 == len(cells) or cells[index + 1].merged != "left")
    return cells[index].box if alone else None


def _figure_marks(table: Table, figures: Sequence[Figure], rejects: Sequence[Reject], page: int) -> Iterator[Mark]:
    for figure in figures:
        if figure.table_id == table.table_id and figure.page == page and figure.box:
            colour = FLAGGED if figure.flags else FIGURE
            yield Mark(figure.box, colour, width=0, fill=colour)
    for reject in rejects:
        if reject.table_id == table.table_id and reject.page == page:
            box = table.rows[reject.row].cells[reject.column].box
            if box:
                yield Mark(box, REJECTED, width=0, fill=REJECTED)


def _table_text(table: Table, meaning: Interpretation) -> str:
    name = f"Tabel {table.label}: " if table.label else ""
    return f"{name}{meaning.kind} {meaning.confidence:.2f} ({table.engine} {table.score:.2f})"


def _on_page(row: Row, page: int) -> bool:
    return any(cell.page == page and cell.box for cell in row.cells)


def _colour(columns: Sequence[Column], index: int) -> Colour:
    return ROLE_COLOURS.get(columns[index].role, OTHER_ROLE) if index < len(columns) else OTHER_ROLE


# --- drawing ------------------------------------------------------------------------------------------------------


def _rendered(path: Path, page: int, password: str | None, settings: PictureSettings) -> Image.Image:
    try:
        file = pypdfium2.PdfDocument(str(path), password=password)
    except (pypdfium2.PdfiumError, OSError):
        raise LkjipError(path, "", "cannot be opened as a PDF", "pictures can be made of PDFs only") from None
    try:
        if not 1 <= page <= len(file):
            raise LkjipError(
                path, f"page {page}", f"the PDF has no such page: it has {len(file)}", "give another by --page"
            )
        picture: Image.Image = file[page - 1].render(scale=settings.scale).to_pil()
        return picture
    finally:
        file.close()


def _pixels(box: Box, settings: PictureSettings) -> tuple[float, float, float, float]:
    scale = settings.scale
    return box.x0 * scale, box.top * scale, max(box.x0, box.x1) * scale, max(box.top, box.bottom) * scale


def _write_tag(pen: ImageDraw.ImageDraw, page: Image.Image, mark: Mark, settings: PictureSettings) -> None:
    """Write the mark's tag in white on its colour, where on `page` (the picture without tags) it hides least ink."""
    padding = settings.tag_padding * settings.scale
    left, top, right, bottom = _pixels(mark.box, settings)
    room = page.width if mark.above else right - left - 2 * padding
    font = _font_for(mark.tag, room, settings)
    text = _broken(mark.tag, room, font)
    x0, y0, x1, y1 = pen.multiline_textbbox((0, 0), text, font=font, spacing=padding)
    wide, tall = x1 - x0 + 2 * padding, y1 - y0 + 2 * padding
    heights = [max(0.0, top - tall)] if mark.above else [bottom - tall, top]
    places = [(x, y) for y in heights for x in (left, max(left, right - wide))]
    x, y = min(places, key=lambda place: _ink(page, place, wide, tall))
    pen.rectangle((x, y, x + wide, y + tall), fill=mark.colour)
    pen.multiline_text((x + padding - x0, y + padding - y0), text, font=font, fill=(255, 255, 255), spacing=padding)


def _ink(page: Image.Image, place: tuple[float, float], wide: float, tall: float) -> float:
    """How dark a rectangle of the picture is: 0 for paper."""
    x, y = place
    part = page.crop((round(x), round(y), round(x + wide), round(y + tall))).convert("L")
    return sum((255 - level) * count for level, count in enumerate(part.histogram()))


def _font_for(text: str, width: float, settings: PictureSettings) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The font in its usual size, or smaller where the longest word would be wider than `width` pixels."""
    font = ImageFont.load_default(settings.tag_size * settings.scale)
    longest = max(font.getlength(word) for word in text.split())
    share = max(settings.smallest_tag, min(1.0, width / longest))
    return font if share == 1 else ImageFont.load_default(settings.tag_size * settings.scale * share)


def _broken(text: str, width: float, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> str:
    """The text with line breaks between words where it would be wider than `width` pixels."""
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)
