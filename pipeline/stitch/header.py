"""Where a grid's header ends and its body begins, and whether two headers are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.artefacts import Cell, Row
from pipeline.cell_text import cell_kind, is_column_number, is_value, is_year
from pipeline.header_words import read_header, tokens

HEADER_CELL_SHARE = 0.6
"""A cell is header-like when the vocabulary knows this share of its letters."""
HEADER_ROW_SHARE = 0.6
"""A row is a header row when this share of its filled cells is header-like."""
MAX_LEAD_ROWS = 4
LABELLED_CELLS = 3
"""A header of more cells than this may have a number for its "No" cell, when the column's numbers slipped into it."""
MAX_UNKNOWN_ROWS = 2
"""An upper header level in unknown words must begin within so many rows."""
MAX_HEADER_ROWS = 7
SAME_HEADER_MIN = 82.0
RUN_TOGETHER_CELLS = 2
"""A header of a table with more columns that fills no more cells than this was not parted into its columns."""
COUNTED_CONCEPTS = frozenset({"tahun", "quarter"})
"""What a header counts through in a row of ordinals below it: "1 2 3 4 5" below "Tahun ke-"."""
SUB_HEADER_CONCEPTS = frozenset(
    {"target", "realisasi", "capaian", "percent", "rupiah", "tahun", "anggaran", "satuan", "fisik"}
)


@dataclass(frozen=True, slots=True)
class HeaderSplit:
    """A grid cut into the rows above its header (titles, group rows), its header rows, and its body."""

    lead: tuple[Row, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]


def split_header(rows: Sequence[Row], *, inside: bool = False) -> HeaderSplit:
    """Cut a grid into lead, header and body; the column-number row ("1 2 3 …") is dropped.

    inside: the rows begin in the middle of a grid, where only a row of known words can be a header.
    """
    rows = [without_column_numbers(row) for row in rows]
    start = _first_header_row(rows, inside=inside)
    if start is None:
        return HeaderSplit((), (), tuple(row for row in rows if not is_number_row(row)))
    stop = start
    if not is_header_row(rows[start]):
        stop += 1
    while stop < len(rows) and stop - start < MAX_HEADER_ROWS and _continues_header(rows, start, stop):
        stop += 1
    header = tuple(rows[index] for index in range(start, stop) if not _numbers_columns(rows, start, index))
    return HeaderSplit(tuple(rows[:start]), header, tuple(rows[stop:]))


def without_column_numbers(row: Row) -> Row:
    """The row without the column numbers that a missing rule glued on top of its cells ("1", "2", … as first lines)."""
    first = [(cell, cell.lines[0].text.strip(" ()")) for cell in row.cells if cell.lines]
    numbers = [text for _, text in first]
    if len(numbers) < 3 or numbers != [str(n) for n in range(1, len(numbers) + 1)]:
        return row
    if all(len(cell.lines) == 1 for cell, _ in first):
        return row
    return replace(row, cells=tuple(_without_first_line(cell) for cell in row.cells))


def _without_first_line(cell: Cell) -> Cell:
    lines = cell.lines[1:]
    return replace(cell, lines=lines, text=" ".join(line.text for line in lines))


def _first_header_row(rows: Sequence[Row], *, inside: bool) -> int | None:
    """Index of the first header row.

    Only single-cell rows (titles, groups) may stand above it, or rows of texts in words that the vocabulary does not
    know, which then are the header's upper levels.
    """
    unknown = None
    for index, row in enumerate(rows[: MAX_LEAD_ROWS + 1]):
        filled = _filled(row)
        if len(filled) >= 2 and is_header_row(row, below_header=unknown is not None) and not is_number_row(row):
            return index if unknown is None else unknown
        if len(filled) > 1:
            if (
                unknown is None
                and not inside
                and index < MAX_UNKNOWN_ROWS
                and not any(is_figure(cell) for cell in filled)
            ):
                unknown = index
            else:
                return None
    return None


def _continues_header(rows: Sequence[Row], start: int, index: int) -> bool:
    """Whether row `index` still belongs to the header that begins at `start`."""
    row = rows[index]
    if index > start and _numbers_columns(rows, start, index - 1):
        return False
    if not _filled(row):
        return index + 1 < len(rows) and is_number_row(rows[index + 1])
    if index > start and len(_filled(row)) == 1 and not _names_measure(_filled(row)[0]):
        return False
    return is_number_row(row) or _is_ordinals(row, rows[start:index]) or is_header_row(row, below_header=index > start)


def _is_ordinals(row: Row, above: Sequence[Row]) -> bool:
    """Whether the row counts the years or quarters of a group that begins right above its first number ("1 2 3 4 5"
    below "Tahun ke-"). A row of column numbers begins further left than any such group."""
    texts = [cell.text.strip() for cell in _filled(row)]
    if len(texts) < 2 or texts != [str(number) for number in range(1, len(texts) + 1)]:
        return False
    first = next(index for index, cell in enumerate(row.cells) if cell.text)
    groups = [read_header(upper.cells[first].text) for upper in above if first < len(upper.cells)]
    return first > 0 and any(group.concepts & COUNTED_CONCEPTS and not group.years for group in groups)


def _numbers_columns(rows: Sequence[Row], start: int, index: int) -> bool:
    """Whether row `index`, in or below a header that begins at `start`, is a row of column numbers."""
    return is_number_row(rows[index]) and not _is_ordinals(rows[index], rows[start:index])


def _begins_at_left(row: Row) -> bool:
    """Whether the first or second cell of the row is filled; slots of a cell on their left do not count."""
    own = [cell for cell in row.cells if cell.merged != "left"]
    return any(cell.text for cell in own[:2])


def _names_measure(cell: Cell) -> bool:
    """Whether a cell alone in its row can be a lower header: it names a measure, a year, a unit."""
    return is_year(cell.text) or bool(read_header(cell.text).concepts & SUB_HEADER_CONCEPTS)


def is_number_row(row: Row) -> bool:
    """Whether the row numbers the columns, from the left on: "1 2 3 4", "(1) (2)", "… 6 7=6/5", one or the other number
    misprinted."""
    texts = [cell.text for cell in _filled(row)]
    if len(texts) < 2 or not _begins_at_left(row) or not all(is_column_number(text) for text in texts):
        return False
    numbers = [int(digits) for text in texts if (digits := _leading_digits(text))]
    if len(numbers) < max(2, len(texts) // 2):
        return False
    steps = [b - a for a, b in pairwise(numbers)]
    return min(steps) >= 0 and 2 * sum(step <= 2 for step in steps) >= len(steps) and numbers[0] <= 2


def _leading_digits(text: str) -> str:
    stripped = text.strip(" (")
    return stripped[: len(stripped) - len(stripped.lstrip("0123456789"))]


def is_header_row(row: Row, *, below_header: bool = False) -> bool:
    """Whether most filled cells of the row are made of header words; below a header, single letters count too."""
    filled = _filled(row)
    if len(filled) > LABELLED_CELLS and filled[0].text.strip().isdigit() and filled[0] is row.cells[0]:
        filled = filled[1:]
    hits = sum(is_header_cell(cell) or (below_header and _is_sub_header(cell)) for cell in filled)
    if not filled or hits / len(filled) < HEADER_ROW_SHARE:
        return False
    return not any(is_figure(cell) for cell in filled)


def is_header_cell(cell: Cell) -> bool:
    """Whether the cell is made of header words, or is a year."""
    return is_year(cell.text) or (read_header(cell.text).share >= HEADER_CELL_SHARE and not is_figure(cell))


def _is_sub_header(cell: Cell) -> bool:
    """A short mark as it stands under a header: "L", "P", "I", "(Rp)"."""
    mark = "".join(tokens(cell.text))
    return 1 <= len(mark) <= 2 and not mark.isdigit()


def is_figure(cell: Cell) -> bool:
    """Whether the cell holds a figure; a year is none."""
    return is_value(cell_kind(cell.text)) and not is_year(cell.text) and any(c.isdigit() for c in cell.text)


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if cell.text]


def same_header(a: Sequence[Row], b: Sequence[Row]) -> bool:
    """Whether two headers say the same, spelling and spacing aside.

    Where one was read as a cell or two, line by line across its columns, the order of the words does not count.
    """
    if min(_filled_count(a), _filled_count(b)) <= RUN_TOGETHER_CELLS < max(_filled_count(a), _filled_count(b)):
        return sorted(_words(a)) == sorted(_words(b))
    return fuzz.ratio("".join(_words(a)), "".join(_words(b))) >= SAME_HEADER_MIN


def _filled_count(header: Sequence[Row]) -> int:
    return sum(len(_filled(row)) for row in header)


def _words(header: Sequence[Row]) -> list[str]:
    """All words of a header, column by column."""
    return [word for row in header for cell in row.cells for word in tokens(cell.text)]
