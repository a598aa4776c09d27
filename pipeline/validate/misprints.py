"""The one part of a total that was misprinted: two witnesses, its own row and the total of its column, agree on it.

Where a total differs from its parts and exactly one part, changed by the whole difference, would also mend the broken
arithmetic of its own row, that part is the misprint. It is well formed and stays as printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.artefacts import Figure
from pipeline.sums import sums
from pipeline.validate.totals import Mismatch

LAST_DECIMAL = 0.011
"""Percentage points by which a serapan may differ from the division: it is rounded or cut off at two decimals."""

Row = Mapping[str, list[Figure]]
"""The figures of one printed row and period, by measure."""


def misprints(figures: Sequence[Figure], mismatches: Mapping[str, Mismatch]) -> dict[str, float]:
    """For each figure (by id) that is such a misprint, the amount that its row and its total expect, in rupiah.

    figures: those of any number of documents, each table's in printed order.
    mismatches: the totals that differ from their parts (`pipeline.validate.totals.total_mismatches`).
    """
    rows: dict[tuple[str, int, int], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.dataset == "budget":
            rows[_row(figure)][figure.measure].append(figure)
    found = {}
    for one in (one for one in sums(figures) if one.total.figure_id in mismatches):
        difference = mismatches[one.total.figure_id].difference
        guilty = [part for part in one.parts if _mended(part, difference, rows[_row(part)])]
        if len(guilty) == 1:
            found[guilty[0].figure_id] = (guilty[0].value or 0.0) + difference
    return found


def _row(figure: Figure) -> tuple[str, int, int]:
    return figure.table_id, figure.row, figure.period


def _mended(part: Figure, difference: float, row: Row) -> bool:
    """Whether the row's serapan contradicts the part as printed, and fits it when changed by the difference."""
    return _fits(part, 0.0, row) is False and _fits(part, difference, row) is True


def _fits(amount: Figure, change: float, row: Row) -> bool | None:
    """Whether serapan = realisasi / anggaran holds in the row with one of them changed; None where it lacks any or is
    of nothing."""
    other = {"anggaran": "realisasi_anggaran", "realisasi_anggaran": "anggaran"}.get(amount.measure)
    if other is None:
        return None
    triples = [
        (amount.value + change, beside.value, share.value)
        for beside in row.get(other, ())
        for share in row.get("serapan", ())
        if amount.value is not None and beside.value and share.value is not None
    ]
    triples = [triple for triple in triples if triple[0]]
    if not triples:
        return None
    spends = amount.measure == "realisasi_anggaran"
    return any(
        abs(100 * (own / beside if spends else beside / own) - share) <= LAST_DECIMAL for own, beside, share in triples
    )
