"""From blocks to pages: captions over their tables, tables and rows cut where a page ends.

Positions are points from the top left of the page as it is read; a turned page is as wide as the sheet is high.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.editions.layout import EditionLayout, Orientation, TableLayout
from tests.editions.measure import FACES, PAD, Face, LaidCell, LaidTable, lay_table, wrap
from tests.editions.source import Block, Grid, Lines

PAPERS = {"A4": (595.28, 841.89), "F4": (609.45, 935.43)}
LINE_SIZE = 10.0
COVER_SIZE = 15.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that its content may fill."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of running text; `x` is its middle if it is centred, else its left end; `y` its baseline."""

    text: str
    x: float
    y: float
    font: str
    size: float
    centred: bool


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """The part of a cell that stands on one page: its box and those of its lines that are printed here."""

    cell: LaidCell
    x0: float
    top: float
    x1: float
    bottom: float
    lines: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """The part of a table that stands on one page."""

    table: LaidTable
    cells: tuple[PlacedCell, ...]


@dataclass(slots=True)
class Page:
    """A page and what is printed on it. The cover bears neither banner nor folio."""

    orientation: Orientation
    cover: bool = False
    items: list[PlacedLine | PlacedTable] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RowPart:
    """A row, or the part of it that one page holds."""

    row: int
    height: float


def sheet_size(layout: EditionLayout, orientation: Orientation) -> tuple[float, float]:
    """Width and height of the sheet in the PDF; a turned page is a portrait sheet."""
    width, height = PAPERS[layout.paper]
    return (height, width) if orientation == "landscape" else (width, height)


def page_frame(layout: EditionLayout, orientation: Orientation) -> Frame:
    """Where tables may stand. On a turned page the banner is at the right of the page as it is read."""
    width, height = PAPERS[layout.paper]
    if orientation == "turned":
        return Frame(58, 50, height - 76, width - 46)
    if orientation == "landscape":
        return Frame(56, 76, height - 46, width - 58)
    return Frame(56, 76, width - 46, height - 58)


def paginate(blocks: tuple[Block, ...], tables: tuple[TableLayout | None, ...], layout: EditionLayout) -> list[Page]:
    """Lay all blocks out on pages. The first block is the cover; lines just above a grid are its caption."""
    flow = _Flow(layout)
    for index, (block, table) in enumerate(zip(blocks, tables, strict=True)):
        following = index + 1 < len(blocks) and isinstance(blocks[index + 1], Grid)
        if isinstance(block, Grid):
            assert table is not None
            flow.table(block, table)
        elif index == 0:
            flow.cover(block)
        elif following:
            caption = tables[index + 1]
            grid = blocks[index + 1]
            assert caption is not None
            assert isinstance(grid, Grid)
            flow.caption(block, grid, caption)
        else:
            flow.note(block)
    return flow.pages


class _Flow:
    """The pages filled so far and the height reached on the last one."""

    def __init__(self, layout: EditionLayout) -> None:
        self.layout = layout
        self.face: Face = FACES[layout.font]
        self.pages: list[Page] = []
        self.frame = page_frame(layout, "portrait")
        self.y = self.frame.top

    def open_page(self, orientation: Orientation, cover: bool = False) -> None:
        """Begin a page."""
        self.pages.append(Page(orientation, cover))
        self.frame = page_frame(self.layout, orientation)
        self.y = self.frame.top

    @property
    def room(self) -> float:
        """Height left on the page."""
        return self.frame.bottom - self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing has been printed on the page yet."""
        return self.y == self.frame.top

    def cover(self, block: Lines) -> None:
        """The title page."""
        self.open_page("portrait", cover=True)
        self.y = self.frame.top + 130
        self._centred(block.lines, COVER_SIZE)

    def caption(self, block: Lines, grid: Grid, table: TableLayout) -> None:
        """A caption, kept on the page of its table's first rows unless the layout parts them."""
        height = table.space_before + self._height(block.lines)
        laid = lay_table(grid, table, self.face, page_frame(self.layout, table.orientation).width)
        first_rows = 0.0 if table.caption_apart else laid.header_height + laid.leading + 2 * PAD
        changed = not self.pages or self.pages[-1].cover or self.pages[-1].orientation != table.orientation
        if changed or height + first_rows > self.room:
            self.open_page(table.orientation)
        self.y += table.space_before if table.space_before > TableLayout().space_before or not self.fresh else 0.0
        self._centred(block.lines, LINE_SIZE)
        if table.caption_apart:
            self.open_page(table.orientation)

    def note(self, block: Lines) -> None:
        """A footnote or legend below a table."""
        self.y += 4
        for text in block.lines:
            for line in wrap(text, self.face.regular, LINE_SIZE - 1, self.frame.width):
                if self.room < LINE_SIZE * 1.3:
                    self.open_page(self.pages[-1].orientation)
                self.y += LINE_SIZE * 1.3
                placed = PlacedLine(line, self.frame.left, self.y - 3, self.face.regular, LINE_SIZE - 1, centred=False)
                self.pages[-1].items.append(placed)

    def table(self, grid: Grid, layout: TableLayout) -> None:
        """A table, over as many pages as it needs."""
        if not self.pages or self.pages[-1].cover or self.pages[-1].orientation != layout.orientation:
            self.open_page(layout.orientation)
        if self.pages[-1].items and isinstance(self.pages[-1].items[-1], PlacedTable):
            self.y += layout.space_before
        table = lay_table(grid, layout, self.face, self.frame.width)
        printed = dict.fromkeys(table.cells, 0)
        height = self.frame.bottom - self.frame.top
        for number, parts in enumerate(cut_rows(table, self.room, height)):
            if number:
                self.open_page(layout.orientation)
            cells = [*self._place(table, parts, printed)]
            self.pages[-1].items.append(PlacedTable(table, tuple(cells)))
            self.y += sum(part.height for part in parts)

    def _place(
        self, table: LaidTable, parts: tuple[RowPart, ...], printed: dict[LaidCell, int]
    ) -> Iterator[PlacedCell]:
        """The cells of these row parts; `printed` counts the lines of each cell that are printed by now."""
        tops, y = {}, self.y
        for part in parts:
            tops[part.row] = (y, y + part.height)
            y += part.height
        for cell in table.cells:
            rows = [row for row in range(cell.span.row, cell.span.row + cell.span.rows) if row in tops]
            if not rows:
                continue
            top, bottom = tops[rows[0]][0], tops[rows[-1]][1]
            done = 0 if cell.span.header else printed[cell]
            fits = int((bottom - top - 2 * PAD + 0.01) / table.leading)
            lines = cell.lines[done : done + fits]
            printed[cell] = done + len(lines)
            x0 = self.frame.left + table.edges[cell.span.column]
            x1 = self.frame.left + table.edges[cell.span.column + cell.span.columns]
            yield PlacedCell(cell, x0, top, x1, bottom, lines, whole=lines == cell.lines)

    def _centred(self, lines: tuple[str, ...], size: float) -> None:
        middle = (self.frame.left + self.frame.right) / 2
        for text in lines:
            for line in wrap(text.strip("*"), self.face.bold, size, self.frame.width):
                self.y += size * 1.3
                placed = PlacedLine(line, middle, self.y - size * 0.3, self.face.bold, size, centred=True)
                self.pages[-1].items.append(placed)
        self.y += 4

    def _height(self, lines: tuple[str, ...]) -> float:
        wrapped = [line for text in lines for line in wrap(text, self.face.bold, LINE_SIZE, self.frame.width)]
        return len(wrapped) * LINE_SIZE * 1.3 + 4


def cut_rows(table: LaidTable, room: float, page_height: float) -> Iterator[tuple[RowPart, ...]]:
    """Share the rows out over pages: the first has `room` points left, each further one `page_height`.

    Where rows may be split, a row is cut between two of its lines, and its tail opens the next page.
    """
    header = tuple(RowPart(row, table.heights[row]) for row in range(table.header))
    parts, left, filled = list(header), room - table.header_height, False
    for row in range(table.header, len(table.heights)):
        height = table.heights[row]
        while height > left + 0.01:
            taken = _lines_that_fit(table, height, left)
            if not taken and not filled and left > page_height / 2:
                break  # a row higher than a page that may not be cut: let it run over
            if taken:
                parts.append(RowPart(row, taken * table.leading + 2 * PAD))
                height -= taken * table.leading
            yield tuple(parts)
            parts = list(header) if table.layout.repeat_header else []
            left, filled = page_height - sum(part.height for part in parts), False
        parts.append(RowPart(row, height))
        left, filled = left - height, True
    yield tuple(parts)


def _lines_that_fit(table: LaidTable, height: float, left: float) -> int:
    """How many lines of a row `height` high to print in the `left` points of this page; 0 to keep the row whole."""
    if not table.layout.split_rows:
        return 0
    lines = round((height - 2 * PAD) / table.leading)
    fitting = int((left - 2 * PAD) / table.leading)
    return fitting if 0 < fitting < lines else 0
