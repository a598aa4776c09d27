"""Where the cells of one stitched table have gone, by what is written of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipeline.artefacts import Cell, Row, Table
from pipeline.header_words import read_header
from pipeline.ledger import looks
from pipeline.ledger.accounts import Fate, Missing

NUMBERING = frozenset({"number", "code"})
"""Concepts of headers above list numbers and account codes."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """What the dataset's files hold of one table: by row and column the printed texts."""

    figures: Mapping[Place, Sequence[str]]
    rejects: Mapping[Place, Sequence[str]]


def fates(table: Table, written: Written) -> Iterator[tuple[Fate, Missing]]:
    """Every cell with a digit in the table's header and body, with where it has gone."""
    for number, row in enumerate(table.header):
        for column, cell in _with_digits(row):
            fate: Fate = "header" if looks.belongs_to_header(cell.text) else "unaccounted"
            yield fate, Missing(cell.text, number, column, "header", cell.page or row.page, row.source_line)
    measured = {column for _, column in written.figures}
    for number, row in enumerate(table.rows):
        for column, cell in _with_digits(row):
            place = Missing(cell.text, number, column, "body", cell.page or row.page, row.source_line)
            yield _fate(table, place, written, measured), place


def _with_digits(row: Row) -> Iterator[tuple[int, Cell]]:
    return ((column, cell) for column, cell in enumerate(row.cells) if looks.has_digit(cell.text))


def _fate(table: Table, cell: Missing, written: Written, measured: AbstractSet[int]) -> Fate:
    """Where one body cell has gone. In a column that gave figures (`measured`) only those and rejects count."""
    place = cell.row, cell.column
    if _has_all(written.figures.get(place, ()), cell.text):
        return "dataset"
    if _has_all(written.rejects.get(place, ()), cell.text):
        return "rejects"
    if cell.column in measured or place in written.figures or place in written.rejects:
        return "words" if looks.begins_with_words(cell.text) else "unaccounted"
    if looks.is_year(cell.text):
        return "year"
    if _numbers_its_row(table, cell, measured):
        return "list_number"
    return "words" if looks.has_words(cell.text) else "unaccounted"


def _has_all(texts: Sequence[str], cell: str) -> bool:
    """Whether the texts written of a cell hold all its digits: a cell with two stacked values is two rows."""
    return sorted(looks.digits_of("".join(texts))) == sorted(looks.digits_of(cell))


def _numbers_its_row(table: Table, cell: Missing, measured: AbstractSet[int]) -> bool:
    """Whether the cell numbers what is named on its right, as list numbers and account codes do."""
    texts = [other.text for other in table.rows[cell.row].cells[cell.column + 1 :] if other.text]
    named = next((text for text in texts if not (looks.is_code(text) or looks.is_integer(text))), "")
    headed = any(read_header(_header_text(row, cell.column)).concepts & NUMBERING for row in table.header)
    if headed:
        return looks.is_code(cell.text, dotted_once=True) or looks.is_integer(cell.text)
    if not named or not looks.has_words(named):
        return False
    above = [row.cells[cell.column].text for row in table.rows[: cell.row]]
    in_list = looks.counts_up(cell.text, above) and min(measured, default=cell.column) >= cell.column
    return in_list or looks.is_code(cell.text, dotted_once=any(map(looks.is_code, above)))


def _header_text(row: Row, column: int) -> str:
    """The text of the header cell above the column, which may begin further left."""
    while column and row.cells[column].merged == "left":
        column -= 1
    return row.cells[column].text
