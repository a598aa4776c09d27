"""Which rows of a table of money a total sums up: a "Jumlah" the rows above it, a program the kegiatan right below it.

Only where that can be told: every row of the table that the total covers has an amount and a known level. Whether the
amounts do come to the total is not looked at here: normalise reads numbers by it, validate flags what differs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose, log10

from pipeline.artefacts import Figure
from pipeline.terms import PLAN_LEVELS

MONEY = frozenset({"anggaran", "realisasi_anggaran", "sisa_anggaran"})
FEWEST_PARTS = 2
NEARLY_WHOLE = 1e-6
"""How far the logarithm of a power of ten may be from a whole number."""
ROUNDING = 1.0
"""Rupiah that each part may be rounded by, unless it is printed in a larger unit."""


_NOTHING = re.compile(r"0[.,](0+)(?!\d)")
"""A zero and its decimals: "0,00"."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A `total` and the rows of one column that it covers (`rows`, in printed order).

    `parts` are those of the highest level (`level`) among them, which it sums up. `above` holds every row of the column
    before it if it is a "Jumlah", and is empty for a program.
    """

    total: Figure
    rows: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    level: str
    above: tuple[Figure, ...] = ()


def sums(figures: Iterable[Figure]) -> list[Sum]:
    """Every total and program that sums up at least `FEWEST_PARTS` rows.

    figures: those of any number of documents, each table's in printed order.
    """
    columns: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.measure in MONEY:
            key = (figure.doc_id, figure.table_id, figure.column, figure.measure, figure.period, figure.version)
            columns[key].append(figure)
    return [found for column in columns.values() for found in (*_totals(column), *_programs(column))]


def _totals(column: Sequence[Figure]) -> Iterator[Sum]:
    """The rows called "Jumlah" of one column, each over the rows since the last such row.

    None where the column begins with a total: there totals stand above their parts.
    """
    ends = [place for place, figure in enumerate(column) if figure.level == "total"]
    if 0 in ends:
        return
    for last, end in pairwise([-1, *ends]):
        total, rows = column[end], column[last + 1 : end]
        covered = range(column[last].row + 1 if last >= 0 else 0, total.row)
        yield from _sum(total, rows, covered, column[:end])


def _programs(column: Sequence[Figure]) -> Iterator[Sum]:
    """The programs of one column, each over the rows below it if they begin with a kegiatan."""
    ends = [place for place, figure in enumerate(column) if figure.level not in ("kegiatan", "sub_kegiatan")]
    for start, end in pairwise([*ends, len(column)]):
        program, rows = column[start], column[start + 1 : end]
        if program.level == "program" and rows and rows[0].level == "kegiatan":
            below = column[end].row if end < len(column) else rows[-1].row + 1
            yield from _sum(program, rows, range(program.row + 1, below))


def _sum(total: Figure, rows: Sequence[Figure], covered: range, above: Sequence[Figure] = ()) -> Iterator[Sum]:
    if {row.row for row in rows} != set(covered) or not all(row.level in PLAN_LEVELS for row in rows):
        return
    level = min((row.level for row in rows), key=PLAN_LEVELS.index, default="")
    parts = tuple(row for row in rows if row.level == level)
    if len(parts) >= FEWEST_PARTS:
        yield Sum(total, tuple(rows), parts, level, tuple(above))


def amount(figures: Iterable[Figure]) -> float:
    """What the figures come to, in rupiah."""
    return sum(figure.value or 0.0 for figure in figures)


def rounding(total: Figure, parts: Iterable[Figure]) -> float:
    """By how much a sum of rounded parts may differ from a rounded total, in rupiah."""
    return sum(max(ROUNDING, last_digit(figure)) for figure in (total, *parts))


def last_digit(figure: Figure) -> float:
    """What one in the last printed digit is worth in the figure's unit: 0.1 in "77,1", a million in "1.234" of
    millions; of a number that stands among other digits or was set right, one in the last place of its value."""
    value = figure.value or 0.0
    if not value:
        nothing = _NOTHING.search(figure.value_raw)
        return float(figure.factor * 10.0 ** -len(nothing[1] if nothing else ""))
    digits = int("".join(character for character in figure.value_raw if character in "0123456789") or "0")
    if digits and value:
        worth = abs(value) / digits
        power = log10(worth)
        if isclose(power, round(power), abs_tol=NEARLY_WHOLE):
            return worth
    return float(10.0 ** -len(f"{value:.9f}".rstrip("0").partition(".")[2]))
