"""The cells of a row that hold figures, and the arithmetic between them.

capaian = realisasi / target (or an inverse form), serapan = realisasi / anggaran, sisa = anggaran − realisasi, selisih
= the one of two figures less the other: each holds within the rounding of what is printed. A percentage may be rounded
(in its second decimal also up) or cut off at its last printed decimal, an achievement printed with zeros ("106,00") be
rounded to a whole number; the decimals of its parts are taken as rounded too, whole numbers as exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.artefacts import Column
from pipeline.normalise.expect import Expected
from pipeline.numbers import Reading
from pipeline.sums import MONEY
from pipeline.terms import IN_FORCE

GROSS = 0.5
"""A constraint missed by more than this share of the printed result casts doubt on all three cells."""
WIDEST = 0.6
"""Rounded parts excuse no more than so many percentage points, or percent of a larger result."""
ROUNDED_UP = 0.01
"""A percentage whose last decimal is worth no more than this may be rounded up: "111,12" of 111.111."""
MONEY_MEASURES = MONEY
PERCENT_MEASURES = frozenset({"capaian", "capaian_akhir", "serapan", "realisasi_fisik"})
VALUE_MEASURES = frozenset({"target", "realisasi", "kondisi_awal", "target_akhir", "realisasi_pembanding", "selisih"})

COMPARED = frozenset({"target", "realisasi", "kondisi_awal", "target_akhir"})
"""Measures of which a "selisih" beside two of them is the difference."""

ConstraintKind = Literal["share", "achievement", "difference", "gap"]

_DECIMALS = re.compile(r"\d[.,](\d+)(?![\d.,]*[.,]\d)")


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of figures: its column, its readings (in full: thousands and millions multiplied out by `factor`), the
    kind of its unit ("percent", "count", …), its text, and what the rest of the report expects of it."""

    column: Column
    readings: tuple[Reading, ...]
    unit_kind: str = ""
    factor: float = 1.0
    printed: str = ""
    expected: tuple[Expected, ...] = ()

    def step(self, reading: Reading) -> float:
        """One unit of the last place that is printed, where the cell is read so."""
        return float(self.factor * 10.0 ** -self._decimals(reading))

    def is_padded(self, reading: Reading) -> bool:
        """Whether the cell prints a whole number with zeros for decimals."""
        digits = _DECIMALS.search(self.printed)
        return reading.style.startswith("decimal") and digits is not None and not digits[1].strip("0")

    def rounding(self, reading: Reading) -> float:
        """By how much the true value may differ from the printed one: nothing for a whole number printed in full."""
        step = self.step(reading)
        return step / 2 if step < 1 or self.factor != 1 else 0.0

    def _decimals(self, reading: Reading) -> int:
        digits = _DECIMALS.search(self.printed)
        if reading.style.startswith("decimal") and digits and not reading.repair:
            return len(digits[1])
        return len(format((reading.value or 0.0) / self.factor, ".12f").rstrip("0").partition(".")[2])


@dataclass(frozen=True, slots=True)
class Constraint:
    """`result` follows from `top` and `bottom` (places in `slots`, the figures of the row): "share" (percent of
    `bottom`), "achievement" (the same, or an inverse form), "difference", or "gap" (the same with any sign, or as a
    percentage of `bottom`)."""

    kind: ConstraintKind
    result: int
    top: int
    bottom: int
    slots: tuple[Slot, ...]

    def ways(self, top: float, bottom: float) -> Iterator[float]:
        """The percentages that the parts can come to."""
        yield 100 * top / bottom
        if self.kind == "achievement" and top:
            yield 200 - 100 * top / bottom
            yield 100 * bottom / top


def constraints_of(slots: Sequence[Slot]) -> list[Constraint]:
    """The constraints between the slots of a row: those of one dataset, label and period."""
    found: list[Constraint] = []
    for i, slot in enumerate(slots):
        column = slot.column
        if column.measure == "capaian":
            found += _link(slots, i, "achievement", "realisasi", "target")
        elif column.measure == "capaian_akhir":
            found += _link(slots, i, "achievement", "realisasi", "target_akhir")
        elif column.measure == "serapan":
            found += _link(slots, i, "share", "realisasi_anggaran", "anggaran")
        elif column.measure == "sisa_anggaran":
            found += _link(slots, i, "difference", "anggaran", "realisasi_anggaran")
        elif column.measure == "selisih":
            found += _gap(slots, i)
    return found


def _gap(slots: Sequence[Slot], result: int) -> list[Constraint]:
    """The difference between the only two figures of the row that it can be between, the later less the earlier."""
    mine = slots[result].column
    compared = [
        i
        for i, slot in enumerate(slots)
        if slot.column.measure in COMPARED and slot.column.label_column == mine.label_column
    ]
    if len(compared) != 2 or [slot.column.measure for slot in slots].count("selisih") > 1:
        return []
    return [Constraint("gap", result, compared[1], compared[0], tuple(slots))]


def _link(slots: Sequence[Slot], result: int, kind: ConstraintKind, top: str, bottom: str) -> list[Constraint]:
    tops = _nearest(slots, result, top)
    bottoms = _nearest(slots, result, bottom)
    if tops is None or bottoms is None:
        return []
    return [Constraint(kind, result, tops, bottoms, tuple(slots))]


def _nearest(slots: Sequence[Slot], place: int, measure: str) -> int | None:
    """The slot of `measure` with the same label column and period: of the same version as that at `place`, else of the
    latest; of several the nearest."""
    mine = slots[place].column
    candidates = [
        i
        for i, slot in enumerate(slots)
        if slot.column.measure == measure
        and slot.column.label_column == mine.label_column
        and (slot.column.period == mine.period or measure == "target_akhir")
    ]
    wanted = mine.version or IN_FORCE
    return min(candidates, key=lambda i: (slots[i].column.version != wanted, abs(i - place)), default=None)


def met(constraint: Constraint, assignment: Sequence[Reading]) -> bool | None:
    """Whether the constraint holds within the rounding of what is printed; None where it cannot be judged."""
    places = (constraint.result, constraint.top, constraint.bottom)
    result, top, bottom = (assignment[i].value for i in places)
    if result is None or top is None or bottom is None:
        return None
    if constraint.kind == "difference":
        return abs((top - bottom) - result) <= max(1.0, *(constraint.slots[i].step(assignment[i]) for i in places))
    if constraint.kind == "gap":
        slots = constraint.slots
        unsure = sum(slots[i].rounding(assignment[i]) for i in (constraint.top, constraint.bottom))
        return _is_gap(top, bottom, result, unsure + slots[constraint.result].step(assignment[constraint.result]) / 2)
    if bottom == 0:
        return None
    step = constraint.slots[constraint.result].step(assignment[constraint.result])
    blur = sum(
        constraint.slots[i].rounding(assignment[i]) / abs(value)
        for i, value in ((constraint.top, top), (constraint.bottom, bottom))
        if value
    )
    padded = constraint.slots[constraint.result].is_padded(assignment[constraint.result])
    to_whole = 0.5 if padded and constraint.kind == "achievement" else 0.0
    return any(
        _is_printed_as(way, result, step, blur) or abs(way - result) <= to_whole for way in constraint.ways(top, bottom)
    )


def _is_gap(top: float, bottom: float, printed: float, unsure: float) -> bool:
    """Whether the printed number is the difference of the two, or its percentage of the earlier, with any sign."""
    ways = [top - bottom, *([100 * (top - bottom) / bottom] if bottom else [])]
    return any(abs(abs(way) - abs(printed)) <= unsure + 1e-9 for way in ways)


def _is_printed_as(exact: float, printed: float, step: float, blur: float) -> bool:
    """Whether `exact`, itself sure up to its share `blur`, may be rounded (at the second decimal also up) or cut off
    to `printed`."""
    beyond = exact - printed if printed >= 0 else printed - exact
    unsure = min(abs(exact) * blur, WIDEST * max(1.0, abs(printed) / 100)) + 1e-9
    up = step if step <= ROUNDED_UP else step / 2
    return -(up + unsure) <= beyond <= step + unsure


def gross(constraint: Constraint, assignment: Sequence[Reading]) -> bool:
    """Whether a constraint is missed by so much that any of its three cells may be the wrong one."""
    result, top, bottom = (assignment[i].value for i in (constraint.result, constraint.top, constraint.bottom))
    if not result or top is None or not bottom or constraint.kind == "gap":
        return False
    implied = top - bottom if constraint.kind == "difference" else 100 * top / bottom
    return abs(implied - result) > GROSS * abs(result)
