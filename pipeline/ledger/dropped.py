"""What stitch dropped: cells with a digit in the grids as they were extracted that no stitched table has any more.

A cell keeps its place (page and box, or line) through stitch, so most are found again where they were. The rest are
pieces that stitch joined to other cells, which are looked for by their digits, or were dropped on purpose: rows of
column numbers and repeated headers. Nothing else may be missing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.artefacts import Box, Cell, RawTable, Row, Table
from pipeline.ledger import looks
from pipeline.ledger.accounts import Fate, Missing

_COLUMN_NUMBER = re.compile(r"^\W*(?:(\d{1,2})|[a-zA-Z])\W*(?:[=(].*)?$", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+|\d+")
JOINED = "|"
"""Stands for a piece that was found in a joined cell, so that no number is put together across it."""
COLUMN_NUMBERS_MIN = 2
"""So few numbers can number columns, and so far from 1 their row can begin."""

Place = tuple[int | None, Box | None, int | None]


def dropped(raws: Sequence[RawTable], tables: Sequence[Table]) -> Iterator[tuple[Fate, Missing]]:
    """The cells of the grids that are in none of the tables made of them, with the class of each.

    raws: all grids of which the tables were made, in order.
    """
    header = Counter(word for table in tables for row in table.header for word in _words(row))
    left = _left_over(tables)
    waiting = []
    for raw in raws:
        for number, row in enumerate(raw.rows):
            cells = [(index, cell) for index, cell in enumerate(row.cells) if looks.has_digit(cell.text)]
            gone = [(index, cell) for index, cell in cells if not _taken(left, cell, row)]
            whole = len(gone) == len(cells)
            waiting += [(_class(cell, row, header, whole=whole), cell, _missing(raw, number, i)) for i, cell in gone]
    pieces = [text for texts in left.values() for text, count in texts.items() for _ in range(count)]
    for fate, cell, place in sorted(waiting, key=lambda item: -len(looks.digits_of(item[1].text))):
        if fate != "unaccounted" or not _found_in(pieces, cell):
            yield fate, place


def _missing(raw: RawTable, number: int, index: int) -> Missing:
    row = raw.rows[number]
    cell = row.cells[index]
    return Missing(cell.text, number, index, "page", cell.page or raw.page, cell.source_line or row.source_line)


def _left_over(tables: Sequence[Table]) -> dict[Place, Counter[str]]:
    """The digits of all stitched cells by their place."""
    left: dict[Place, Counter[str]] = defaultdict(Counter)
    for table in tables:
        for row in (*table.header, *table.rows):
            for cell in row.cells:
                if looks.has_digit(cell.text):
                    left[_place(cell, row)][looks.digits_of(cell.text)] += 1
    return left


def _place(cell: Cell, row: Row) -> Place:
    return cell.page or row.page, cell.box, cell.source_line or row.source_line


def _taken(left: dict[Place, Counter[str]], cell: Cell, row: Row) -> bool:
    """Whether a stitched cell of the same digits stands at the cell's place; it is taken from those left over."""
    here, digits = left.get(_place(cell, row), Counter()), looks.digits_of(cell.text)
    if not here[digits]:
        return False
    here[digits] -= 1
    return True


def _found_in(pieces: list[str], cell: Cell) -> bool:
    """Whether the cell's digits, or those below the column number on top of it, are part of a joined cell; they are
    taken from it."""
    whole = looks.digits_of(cell.text)
    texts = [whole]
    if len(cell.lines) > 1 and _COLUMN_NUMBER.match(cell.lines[0].text):
        texts.append(whole.removeprefix(looks.digits_of(cell.lines[0].text)))
    for digits in texts:
        for index, piece in enumerate(pieces):
            if digits and digits in piece:
                pieces[index] = piece.replace(digits, JOINED, 1)
                return True
    return False


def _class(cell: Cell, row: Row, header: Counter[str], *, whole: bool) -> Fate:
    """What a cell that is gone was: of a row of column numbers, or of a header printed again, perhaps in other words;
    if neither, it is unaccounted for unless it was joined to another.

    whole: nothing of the row is left.
    """
    if _numbers_columns(row):
        more = looks.has_digit(cell.text.removeprefix(_first_line(cell)))
        return "unaccounted" if more else "column_number"
    if not whole:
        return "unaccounted"
    texts = [other.text for other in row.cells if looks.has_digit(other.text)]
    bare = all(looks.is_year(text) or looks.begins_with_words(text) for text in texts)
    return "repeated_header" if bare or not Counter(_words(row)) - header else "unaccounted"


def _numbers_columns(row: Row) -> bool:
    """Whether the row counts the columns from the left on: "1 | 2 | 3", "(1) | (2) | (3)=(2)/(1)"; by the first lines
    of its cells, as a label below may have run into it."""
    own = [cell for cell in row.cells if cell.merged != "left"]
    texts = [_first_line(cell) for cell in own if cell.text]
    numbers = [int(found[1]) for text in texts if (found := _COLUMN_NUMBER.match(text)) and found[1]]
    if len(numbers) < COLUMN_NUMBERS_MIN or not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    return any(cell.text for cell in own[:2]) and numbers[0] <= COLUMN_NUMBERS_MIN and numbers == sorted(numbers)


def _first_line(cell: Cell) -> str:
    return cell.lines[0].text if len(cell.lines) > 1 else cell.text


def _words(row: Row) -> list[str]:
    return [word.casefold() for cell in row.cells for word in _WORD.findall(cell.text)]
