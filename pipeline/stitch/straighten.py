"""Puts the cells of a text table back under their headers.

In tab-separated sources a header or a row may have slipped a cell to the left or right, or "Rp" may stand in a cell of
its own. A grid read from a PDF does not need this: there a cell's place is printed.

A column is profiled by the kinds of its cells. A header is tried with a blank put in or taken out at each place, a row
with each of a few repairs; what fits clearly better than the original is taken, and a row so moved is marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.artefacts import Row
from pipeline.cell_text import CellKind, cell_kind, is_number, is_value
from pipeline.header_words import read_header
from pipeline.stitch.moves import BLANK, WITNESSES_MIN, Kinds, beside_its_own_label, moved_rows

HEADER_GAIN_MIN = 1.2
"""A header is moved only if that makes at least this many more columns agree with their header."""
ROW_GAIN_MIN = 0.9
HEADER_WITNESSES = 2
"""What a header says of its column counts as much as so many rows."""

_VALUE_CONCEPTS = frozenset(
    {"target", "realisasi", "capaian", "anggaran", "keuangan", "sisa", "serapan", "fisik", "percent"}
)
_LABEL_CONCEPTS = frozenset({"indikator", "sasaran", "tujuan", "program", "kegiatan", "sub_kegiatan", "uraian"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What the filled cells of one column are: the shares of values (and of numbers among them), of texts, of words."""

    filled: int
    value: float
    number: float
    text: float
    word: float


def _profile(kinds: Counter[CellKind]) -> Profile:
    """The profile of a column with so many cells of each kind."""
    count = Counter({kind: number for kind, number in kinds.items() if kind != "empty"})
    total = max(1, count.total())
    return Profile(
        filled=count.total(),
        value=sum(number for kind, number in count.items() if is_value(kind)) / total,
        number=sum(number for kind, number in count.items() if is_number(kind)) / total,
        text=count["text"] / total,
        word=count["word"] / total,
    )


def straighten_header(header: Sequence[Row], body: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The header of one part moved over the columns of its body. Widths stay equal."""
    if not header or not body:
        return tuple(header), tuple(body)
    width = max(len(row.cells) for row in (*header, *body))
    wide = [_padded(row, width) for row in header]
    rows = tuple(_join_currency(_padded(row, width), wide) for row in body)
    return tuple(_fit_header(wide, [_profile(kinds) for kinds in _kinds(rows)])), rows


def straighten_rows(header: Sequence[Row], body: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a whole table moved under its columns."""
    if not header or not body:
        return tuple(body)
    kinds = _kinds(body)
    headed = [_headed(_leaf(header, column)) for column in range(len(kinds))]
    rows = []
    for row in body:
        others = [kinds[column] - Counter([cell_kind(row.cells[column].text)]) for column in range(len(kinds))]
        expected = [_expectation(_profile(own + head)) for own, head in zip(others, headed, strict=True)]
        rows.append(_fit_row(row, others, expected))
    return tuple(rows)


def _headed(text: str) -> Counter[CellKind]:
    """What a column's header lets expect of it, as that many cells of a kind."""
    concepts = read_header(text).concepts
    if concepts & _LABEL_CONCEPTS and not concepts & _VALUE_CONCEPTS:
        return Counter({"text": HEADER_WITNESSES})
    return Counter({"number": HEADER_WITNESSES}) if concepts & _VALUE_CONCEPTS else Counter()


def _kinds(rows: Sequence[Row]) -> list[Counter[CellKind]]:
    """For each column how many cells of each kind it has."""
    return [
        Counter(cell_kind(cell.text) for cell in column) for column in zip(*(row.cells for row in rows), strict=True)
    ]


def _padded(row: Row, width: int) -> Row:
    return replace(row, cells=row.cells + (BLANK,) * (width - len(row.cells)))


def _join_currency(row: Row, header: Sequence[Row]) -> Row:
    """Join each "Rp." in a cell of its own with the amount after it, as long as the row is longer than the header."""
    cells = list(row.cells)
    for index in range(len(cells) - 1):
        last_filled = max((place for place, cell in enumerate(cells) if cell.text), default=0)
        if not _beyond_header(header, last_filled):
            break
        alone = cells[index].text.casefold().strip(" .:") == "rp"
        if alone and is_number(cell_kind(cells[index + 1].text)):
            joined = replace(cells[index + 1], text=f"{cells[index].text} {cells[index + 1].text}")
            cells[index:] = [joined, *cells[index + 2 :], BLANK]
    return replace(row, cells=tuple(cells))


def _beyond_header(header: Sequence[Row], column: int) -> bool:
    """Whether no header stands above this column or any to its right."""
    return not any(_leaf(header, index) for index in range(column, len(header[0].cells)))


def _leaf(header: Sequence[Row], column: int) -> str:
    """The lowest header text above a column."""
    return next((row.cells[column].text for row in reversed(header) if row.cells[column].text), "")


def _fit_header(header: Sequence[Row], profiles: Sequence[Profile]) -> list[Row]:
    """The header with a blank inserted or removed where that fits the columns clearly better."""
    best, best_score = list(header), _header_score(header, profiles)
    for moved in _moved_headers(header):
        score = _header_score(moved, profiles)
        if score >= best_score + HEADER_GAIN_MIN:
            best, best_score = moved, score
    return best


def _moved_headers(header: Sequence[Row]) -> Iterator[list[Row]]:
    """The header with a blank put in at each place (if its last column is blank), or a blank column taken out."""
    width = len(header[0].cells)
    if not any(row.cells[-1].text for row in header):
        for place in range(1, width):
            yield [replace(row, cells=(*row.cells[:place], BLANK, *row.cells[place:-1])) for row in header]
    for place in range(width):
        if not _leaf(header, place):
            yield [replace(row, cells=(*row.cells[:place], *row.cells[place + 1 :], BLANK)) for row in header]


def _header_score(header: Sequence[Row], profiles: Sequence[Profile]) -> float:
    """How many columns agree with their header (each +1), less those that contradict it (each -1)."""
    return sum(_agreement(_leaf(header, column), column_profile) for column, column_profile in enumerate(profiles))


def _agreement(text: str, column: Profile) -> float:
    if not column.filled:
        return 0.0 if not text else -0.1
    if not text:
        return -0.2 if column.value < 1 else -0.1
    concepts = read_header(text).concepts
    if "satuan" in concepts:
        return 2 * column.word - 1
    if concepts & _LABEL_CONCEPTS:
        return column.text + 0.5 * column.word - column.value
    if concepts & _VALUE_CONCEPTS:
        return column.value - 0.7 * column.word - column.text
    if "note" in concepts:
        return 0.5 * (column.text + column.word) - column.number
    return 0.0


def _expectation(column: Profile) -> float:
    """+1 for a column of values, -1 for a column of texts, between where it is mixed, 0 where too few cells tell."""
    return column.value - column.text - 0.5 * column.word if column.filled >= WITNESSES_MIN else 0.0


def _fit_row(row: Row, others: Kinds, expected: Sequence[float]) -> Row:
    """The row moved where that fits its columns clearly better."""
    filled = [cell for cell in row.cells if cell.text]
    if len(filled) < 3 or not any(is_value(cell_kind(cell.text)) for cell in filled):
        return row
    best, best_score = row, _row_score(row, expected)
    for moved in moved_rows(row, others):
        score = _row_score(moved, expected)
        if score >= best_score + ROW_GAIN_MIN:
            best, best_score = moved, score
    if best is row:
        best = beside_its_own_label(row, others) or row
    return best if best is row else replace(best, moved=True)


def _row_score(row: Row, expected: Sequence[float]) -> float:
    score = 0.0
    for cell, expectation in zip(row.cells, expected, strict=True):
        kind = cell_kind(cell.text)
        if kind == "text":
            score -= expectation
        elif kind == "word":
            score -= 0.5 * expectation
        elif is_value(kind):
            score += expectation
    return score
