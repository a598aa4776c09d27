"""Totals against their parts: a "Jumlah" against the rows that it sums up, a program against its kegiatan.

Only what the report itself contradicts is flagged. Where a part has no settled amount, where a row between has none at
all, or where the level of a row is unknown, nothing is said; nor where the total is the sum of other rows than those
of the highest level, because then our reading of the levels is in doubt and not the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.artefacts import Figure
from pipeline.sums import FEWEST_PARTS, Sum, amount, rounding, sums
from pipeline.validate.ranges import out_of_range


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
    found = [(one, mismatch) for one in sums(figures) if (mismatch := _mismatch(one))]
    totals = [(one, mismatch) for one, mismatch in found if one.above and not _sums_other_rows(one.total, one.above)]
    return {one.total.figure_id: mismatch for one, mismatch in (*totals, *_programs_that_differ(found))}


def _programs_that_differ(found: Sequence[tuple[Sum, Mismatch]]) -> Iterator[tuple[Sum, Mismatch]]:
    """Those of the programs among the sums found to differ that can be trusted to be sums of the rows below.

    Where one column of money shows that the rows below a program are no kegiatan of it, they are none in any column.
    """
    programs = [(one, mismatch) for one, mismatch in found if not one.above]
    doubtful = {
        _place(one)
        for one, _ in programs
        if _sums_other_rows(one.total, one.rows) or _are_of_mixed_levels(one.total, one.rows)
    }
    yield from ((one, mismatch) for one, mismatch in programs if _place(one) not in doubtful)


def _place(one: Sum) -> tuple[str, str, int]:
    return one.total.doc_id, one.total.table_id, one.total.row


def _mismatch(one: Sum) -> Mismatch | None:
    """How the total differs from its parts; None if it does not, or if an amount is not settled."""
    if not all(_is_settled(figure) for figure in (one.total, *one.rows)):
        return None
    whole = amount(one.parts)
    difference = (one.total.value or 0.0) - whole
    if abs(difference) <= rounding(one.total, one.parts):
        return None
    return Mismatch(whole, difference, len(one.parts), one.level)


def _is_settled(figure: Figure) -> bool:
    """Whether the amount is beyond doubt: one that was repaired is proven, one that was corrected looked at."""
    return figure.value is not None and set(figure.flags) <= {"corrected", "repaired"} and not out_of_range(figure)


def _sums_other_rows(total: Figure, above: Sequence[Figure]) -> bool:
    """Whether the total is the sum of other rows: of one level, of all, or of the totals, from any earlier total on."""
    starts = [0, *(place + 1 for place, figure in enumerate(above) if figure.level == "total")]
    for rows in (above[start:] for start in starts):
        items = [row for row in rows if row.level != "total"]
        levels = {row.level for row in rows}
        for parts in (items, *([row for row in rows if row.level == level] for level in levels)):
            if parts and abs((total.value or 0.0) - amount(parts)) <= rounding(total, parts):
                return True
    return False


def _are_of_mixed_levels(program: Figure, rows: Sequence[Figure]) -> bool:
    """Whether rows that were read as of one level cannot all be: the program is the sum of the first few (the others
    then stand under a heading of their own), or one row is the sum of some right below it."""
    kegiatan = [row for row in rows if row.level == "kegiatan"]
    heads = [(program, kegiatan), *((row, kegiatan[place + 1 :]) for place, row in enumerate(kegiatan))]
    return any(
        head.value and abs(head.value - amount(below[:count])) <= rounding(head, below[:count])
        for head, below in heads
        for count in range(1 if head is program else FEWEST_PARTS, len(below) + 1)
    )
