"""Totals against their parts: a "Jumlah" against the rows that it sums up, a program against its kegiatan.

Only what the report itself contradicts is flagged. Where a part has no settled amount, where a row between has none at
all, or where the level of a row is unknown, nothing is said; nor where the total is the sum of other rows than those
of the highest level, because then our reading of the levels is in doubt and not the total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.artefacts import Figure
from pipeline.validate.ranges import out_of_range

MONEY = frozenset({"anggaran", "realisasi_anggaran", "sisa_anggaran"})
LEVELS = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")
"""The levels of a plan, the highest first."""
FEWEST_PARTS = 2
ROUNDING = 1.0
"""Rupiah that each part may be rounded by, unless it is printed in a larger unit."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What a total's parts come to instead: their `sum` and the `difference` (total less sum) in rupiah, how many
    `parts` there are and of which `level`."""

    sum: float
    difference: float
    parts: int
    level: str

    def __str__(self) -> str:
        return f"Its {self.parts} {self.level} rows come to {self.sum:,.0f}: a difference of {self.difference:+,.0f}."


def total_mismatches(figures: Sequence[Figure]) -> dict[str, Mismatch]:
    """For each figure (by id) that is a total of others and differs from their sum, by how much.

    figures: those of any number of documents, each table's in printed order.
    """
    columns: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.measure in MONEY:
            key = (figure.doc_id, figure.table_id, figure.column, figure.measure, figure.period, figure.version)
            columns[key].append(figure)
    found: dict[str, Mismatch] = {}
    found.update(_programs_that_differ(columns.values()))
    for column in columns.values():
        found.update(_totals_that_differ(column))
    return found


def _totals_that_differ(column: Sequence[Figure]) -> Iterator[tuple[str, Mismatch]]:
    """The rows called "Jumlah" in one column of money that are not what the rows since the last such row come to.

    None where the column begins with a total: there totals stand above their parts.
    """
    ends = [place for place, figure in enumerate(column) if figure.level == "total"]
    if 0 in ends:
        return
    for last, end in pairwise([-1, *ends]):
        total, rows = column[end], column[last + 1 : end]
        covered = range(column[last].row + 1 if last >= 0 else 0, total.row)
        mismatch = _mismatch(total, rows, covered)
        if mismatch and not _sums_other_rows(total, column[:end]):
            yield total.figure_id, mismatch


def _programs_that_differ(columns: Iterable[Sequence[Figure]]) -> Iterator[tuple[str, Mismatch]]:
    """The programs that are not what the kegiatan right below them come to.

    Where one column of money shows that the rows below a program are no kegiatan of it, they are none in any column.
    """
    found: list[tuple[Figure, Mismatch]] = []
    doubtful: set[tuple[str, str, int]] = set()
    for program, rows, below in (block for column in columns for block in _programs(column)):
        mismatch = _mismatch(program, rows, range(program.row + 1, below))
        if mismatch and (_sums_other_rows(program, rows) or _are_of_mixed_levels(program, rows)):
            doubtful.add((program.doc_id, program.table_id, program.row))
        elif mismatch:
            found.append((program, mismatch))
    for program, mismatch in found:
        if (program.doc_id, program.table_id, program.row) not in doubtful:
            yield program.figure_id, mismatch


def _programs(column: Sequence[Figure]) -> Iterator[tuple[Figure, Sequence[Figure], int]]:
    """Each program of one column, its rows below if they begin with a kegiatan, and the table's row after those."""
    ends = [place for place, figure in enumerate(column) if figure.level not in ("kegiatan", "sub_kegiatan")]
    for start, end in pairwise([*ends, len(column)]):
        program, rows = column[start], column[start + 1 : end]
        if program.level == "program" and rows and rows[0].level == "kegiatan":
            yield program, rows, column[end].row if end < len(column) else rows[-1].row + 1


def _mismatch(total: Figure, rows: Sequence[Figure], covered: range) -> Mismatch | None:
    """How the total differs from those of `rows` that are of the highest level; None if it does not, or if that cannot
    be told: every row of the table that the total covers must have an amount.
    """
    if {row.row for row in rows} != set(covered) or not _is_settled(total):
        return None
    if not all(_is_settled(row) and row.level in LEVELS for row in rows):
        return None
    level = min((row.level for row in rows), key=LEVELS.index, default="")
    parts = [row for row in rows if row.level == level]
    if len(parts) < FEWEST_PARTS:
        return None
    whole = _sum(parts)
    difference = (total.value or 0.0) - whole
    return Mismatch(whole, difference, len(parts), level) if abs(difference) > _rounding(total, parts) else None


def _is_settled(figure: Figure) -> bool:
    return figure.value is not None and not figure.flags and not out_of_range(figure)


def _sums_other_rows(total: Figure, above: Sequence[Figure]) -> bool:
    """Whether the total is the sum of other rows: of one level, of all, or of the totals, from any earlier total on."""
    starts = [0, *(place + 1 for place, figure in enumerate(above) if figure.level == "total")]
    for rows in (above[start:] for start in starts):
        items = [row for row in rows if row.level != "total"]
        levels = {row.level for row in rows}
        for parts in (items, *([row for row in rows if row.level == level] for level in levels)):
            if parts and abs((total.value or 0.0) - _sum(parts)) <= _rounding(total, parts):
                return True
    return False


def _are_of_mixed_levels(program: Figure, rows: Sequence[Figure]) -> bool:
    """Whether rows that were read as of one level cannot all be: the program is the sum of the first few (the others
    then stand under a heading of their own), or one row is the sum of some right below it."""
    kegiatan = [row for row in rows if row.level == "kegiatan"]
    heads = [(program, kegiatan), *((row, kegiatan[place + 1 :]) for place, row in enumerate(kegiatan))]
    return any(
        head.value and abs(head.value - _sum(below[:count])) <= _rounding(head, below[:count])
        for head, below in heads
        for count in range(1 if head is program else FEWEST_PARTS, len(below) + 1)
    )


def _sum(figures: Sequence[Figure]) -> float:
    return sum(figure.value or 0.0 for figure in figures)


def _rounding(total: Figure, parts: Sequence[Figure]) -> float:
    """By how much a sum of rounded parts may differ from a rounded total, in rupiah."""
    return sum(max(ROUNDING, _last_digit(figure)) for figure in (total, *parts))


def _last_digit(figure: Figure) -> float:
    """What one in the last printed digit is worth in rupiah: 10,000 in "1.234,56" of millions."""
    digits = int("".join(character for character in figure.value_raw if character in "0123456789") or "0")
    return abs(figure.value or 0.0) / digits if digits else 0.0
