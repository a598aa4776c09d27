"""Tables written as readable blocks of text, and results written back the same way.

A block holds one printed row a line, its cells parted by "|":

    No | Indikator | Tahun 2020 | <
    ^  | ^         | Target     | Realisasi
    ---
    1  | IPG       | 88,01      | 88,28

"<" is a slot of the cell on its left, "^" a slot of the cell above, "//" a line break within a cell; "**" around a cell
makes it bold, "*" italic. A line "---" ends the header where a test gives the header (`table_of`) and does not leave it
to stitch (`raw_of`, `text_of`). A last line under "===" says what the columns mean, each in a word (`column_text`),
under its header (`meant_columns`).
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent

from pipeline.artefacts import (
    Box,
    Cell,
    Column,
    Document,
    Figure,
    Interpretation,
    ManifestEntry,
    Merge,
    RawTable,
    Reject,
    Row,
    RowMeaning,
    Table,
    TextLine,
)
from pipeline.extract.text import extract_text
from pipeline.interpret import interpret
from pipeline.normalise import normalise
from pipeline.stitch import stitch

PURBALINGGA = "33.03"
MERGES: dict[str, Merge] = {"<": "left", "^": "above"}
LINE_BREAK = "//"
BOLD, ITALIC = "**", "*"
HEADER_END = "---"
MEANING = "==="
COLUMN_WIDTH, ROW_HEIGHT = 100.0, 20.0


def document(year: int = 2021, region: str = PURBALINGGA) -> Document:
    """A report of the given year and region."""
    entry = ManifestEntry("corpus", "doc", "doc.pdf", "Dinas Sosial", year, "", region)
    return Document(entry, "pdf", "ok")


# --- in -----------------------------------------------------------------------------------------------------------


def text_of(block: str) -> str:
    """The block as a text source has it: cells parted by tabs, lines without "|" as they stand."""
    lines = dedent(block).strip("\n").splitlines()
    return "\n".join("\t".join(part.strip() for part in line.split("|")) if "|" in line else line for line in lines)


def raw_of(
    block: str,
    *,
    page: int = 1,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    opens_page: bool = False,
    closes_page: bool = False,
    edges: Sequence[float] = (),
    rotation: int = 0,
) -> RawTable:
    """The block as a grid on one page. `edges`: left edge of each column and the right edge of the last, in points."""
    lines = [line for line in _lines(block) if line != HEADER_END]
    return RawTable(
        raw_id=f"p{page}",
        doc_id="doc",
        order=page,
        rows=_rows(lines, page, edges),
        engine="ruled",
        score=1.0,
        page=page,
        rotation=rotation,
        before=tuple(before),
        after=tuple(after),
        opens_page=opens_page,
        closes_page=closes_page,
    )


def table_of(
    block: str, *, title: str = "", before: Sequence[str] = (), after: Sequence[str] = (), page: int = 1
) -> Table:
    """The block as a whole table; the rows above its line "---" are the header."""
    lines = _lines(block.split(MEANING)[0])
    end = lines.index(HEADER_END)
    rows = _rows([line for line in lines if line != HEADER_END], page, ())
    return Table(
        table_id=f"doc:p{page}",
        doc_id="doc",
        order=page,
        label="",
        title=title,
        header=rows[:end],
        rows=rows[end:],
        parts=(f"p{page}",),
        engine="ruled",
        score=1.0,
        page=page,
        last_page=page,
        before=tuple(before),
        after=tuple(after),
    )


def _lines(block: str) -> list[str]:
    return [line.strip() for line in dedent(block).splitlines() if line.strip()]


def _rows(lines: Sequence[str], page: int, edges: Sequence[float]) -> tuple[Row, ...]:
    split = [[part.strip() for part in line.split("|")] for line in lines]
    width = max(map(len, split))
    places = edges or [COLUMN_WIDTH * column for column in range(width + 1)]
    rows = []
    for number, texts in enumerate(split):
        top = ROW_HEIGHT * number
        boxes = [Box(places[column], top, places[column + 1], top + ROW_HEIGHT) for column in range(width)]
        filled = texts + [""] * (width - len(texts))
        rows.append(Row(tuple(_cell(text, page, box) for text, box in zip(filled, boxes, strict=True)), page=page))
    return tuple(rows)


def _cell(text: str, page: int, box: Box) -> Cell:
    if text in MERGES:
        return Cell(merged=MERGES[text], page=page)
    bold, italic = _is_marked(text, BOLD), not _is_marked(text, BOLD) and _is_marked(text, ITALIC)
    plain = text.strip(ITALIC) if bold or italic else text
    lines = tuple(TextLine(line.strip(), None, bold, italic) for line in plain.split(LINE_BREAK) if line.strip())
    return Cell(" ".join(line.text for line in lines), lines, box, page=page)


def _is_marked(text: str, mark: str) -> bool:
    return len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark)


# --- through the stages -------------------------------------------------------------------------------------------


def stitched(*raws: RawTable) -> list[Table]:
    """The whole tables of grids on following pages."""
    return stitch(raws, document())


def stitched_text(block: str) -> list[Table]:
    """The whole tables of a text written as a block."""
    return stitch(extract_text("doc", text_of(block)), document())


def meaning(table: Table, year: int = 2021, region: str = PURBALINGGA) -> Interpretation:
    """What the columns and rows of one table mean."""
    return interpret([table], document(year, region))[0]


def columns_of(block: str, title: str = "", *, year: int = 2021, region: str = PURBALINGGA) -> str:
    """The columns of a table in one line, written as `column_text`."""
    return columns_text(meaning(table_of(block, title=title), year, region).columns)


def meant_columns(block: str) -> str:
    """What a block says under "===" that its columns mean, to be compared with `columns_of`."""
    return " | ".join(part.strip() for part in block.split(MEANING)[1].strip().split("|"))


def rejects_of(*tables: Table, year: int = 2021) -> list[Reject]:
    """The rejects of a report with these tables."""
    return _normalised(tables, year)[1]


def figures(*tables: Table, year: int = 2021) -> list[Figure]:
    """The figures of a report with these tables."""
    return _normalised(tables, year)[0]


def figures_of(*tables: Table, year: int = 2021, also: Sequence[str] = ()) -> list[str]:
    """The figures of a report with these tables, each in one line, written as `figure_text`."""
    return [figure_text(figure, also) for figure in figures(*tables, year=year)]


def _normalised(tables: Sequence[Table], year: int) -> tuple[list[Figure], list[Reject]]:
    report = document(year)
    return normalise(tables, interpret(tables, report), report)


# --- out ----------------------------------------------------------------------------------------------------------


def rows_text(rows: Sequence[Row]) -> list[str]:
    """Rows as they are written in a block, "<" and "^" included."""
    marks = {merge: mark for mark, merge in MERGES.items()}
    return [" | ".join(marks.get(cell.merged, cell.text) for cell in row.cells).strip() for row in rows]


def columns_text(columns: Sequence[Column]) -> str:
    """All columns of a table in one line, each as `column_text`."""
    return " | ".join(map(column_text, columns))


def column_text(column: Column) -> str:
    """A column in a word: "target@2021", "anggaran@2021 murni", "label:indikator", "unit", "out: quarter or month"."""
    if column.role == "measure":
        return f"{column.measure}@{column.period} {column.version}".strip()
    if column.role == "label":
        return f"label:{column.subject}"
    return f"out: {column.reason}" if column.role == "excluded" else column.role


def row_text(row: RowMeaning) -> str:
    """A row in a line: kind, then its labels, each with its level and, where it is carried from above, a "^"."""
    labels = [f"{'^' * label.carried}{label.text}" + f" ({label.level})" * bool(label.level) for label in row.labels]
    return ": ".join(part for part in (row.kind, " / ".join(labels)) if part)


def figure_text(figure: Figure, also: Sequence[str] = ()) -> str:
    """A figure in a line: label, measure and period, value; then the fields that `also` names, in its order."""
    value = "-" if figure.value is None else format(figure.value, ".15g")
    parts = [figure.label_raw, f"{figure.measure} {figure.period}", value, *(_field(figure, name) for name in also)]
    return " | ".join(parts)


def _field(figure: Figure, name: str) -> str:
    value = getattr(figure, name)
    return ";".join(value) if isinstance(value, tuple) else str(value)
