"""The cells of a row that hold figures, and the arithmetic between them.

capaian = realisasi / target (or an inverse form), serapan = realisasi / anggaran, sisa = anggaran − realisasi: each
holds within the rounding of what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.artefacts import Column
from pipeline.numbers import Reading

GROSS = 0.5
"""A constraint missed by more than this share of the printed result casts doubt on all three cells."""

MONEY_MEASURES = frozenset({"anggaran", "realisasi_anggaran", "sisa_anggaran"})
PERCENT_MEASURES = frozenset({"capaian", "capaian_akhir", "serapan", "realisasi_fisik"})
VALUE_MEASURES = frozenset({"target", "realisasi", "kondisi_awal", "target_akhir", "realisasi_pembanding", "selisih"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of figures: its column, its readings (in full: thousands and millions multiplied out by `factor`), and
    the kind of its unit ("percent", "count", …)."""

    column: Column
    readings: tuple[Reading, ...]
    unit_kind: str = ""
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Constraint:
    """`result` follows from `top` and `bottom` (places of slots): "ratio" (percent), "difference" (within `slack`)."""

    kind: str
    result: int
    top: int
    bottom: int
    slack: float = 1.0


def constraints_of(slots: Sequence[Slot]) -> list[Constraint]:
    """The constraints between the slots of a row: those of one dataset, label and period."""
    found: list[Constraint] = []
    for i, slot in enumerate(slots):
        column = slot.column
        if column.measure == "capaian":
            found += _link(slots, i, "ratio", "realisasi", "target")
        elif column.measure == "capaian_akhir":
            found += _link(slots, i, "ratio", "realisasi", "target_akhir")
        elif column.measure == "serapan":
            found += _link(slots, i, "ratio", "realisasi_anggaran", "anggaran")
        elif column.measure == "sisa_anggaran":
            found += _link(slots, i, "difference", "anggaran", "realisasi_anggaran")
    return found


def _link(slots: Sequence[Slot], result: int, kind: str, top: str, bottom: str) -> list[Constraint]:
    tops = _nearest(slots, result, top)
    bottoms = _nearest(slots, result, bottom)
    if tops is None or bottoms is None:
        return []
    slack = max(slots[i].factor for i in (result, tops, bottoms))
    return [Constraint(kind, result, tops, bottoms, slack)]


def _nearest(slots: Sequence[Slot], place: int, measure: str) -> int | None:
    """The slot of `measure` with the same label column and period nearest to `place`, the last version first."""
    mine = slots[place].column
    candidates = [
        i
        for i, slot in enumerate(slots)
        if slot.column.measure == measure
        and slot.column.label_column == mine.label_column
        and (slot.column.period == mine.period or measure == "target_akhir")
    ]
    return min(candidates, key=lambda i: abs(i - place), default=None)


def met(constraint: Constraint, assignment: Sequence[Reading]) -> bool | None:
    """Whether the constraint holds within the rounding of what is printed; None where it cannot be judged."""
    result, top, bottom = (assignment[i].value for i in (constraint.result, constraint.top, constraint.bottom))
    if result is None or top is None or bottom is None:
        return None
    if constraint.kind == "difference":
        return abs((top - bottom) - result) <= constraint.slack
    if bottom == 0:
        return None
    ratios = [100 * top / bottom]
    if assignment[constraint.result].unit != "Rp" and constraint.kind == "ratio" and top != 0:
        ratios += [100 * (2 * bottom - top) / bottom, 100 * bottom / top]
    tolerance = max(0.6, 0.006 * abs(result))
    return any(abs(ratio - result) <= tolerance for ratio in ratios)


def gross(constraint: Constraint, assignment: Sequence[Reading]) -> bool:
    """Whether a constraint is missed by so much that any of its three cells may be the wrong one."""
    result, top, bottom = (assignment[i].value for i in (constraint.result, constraint.top, constraint.bottom))
    if not result or top is None or not bottom:
        return False
    implied = top - bottom if constraint.kind == "difference" else 100 * top / bottom
    return abs(implied - result) > GROSS * abs(result)
