"""What a reading of a cell costs beside the other cells: of its column, its row, its table and the rest of the report.

The weights were set by hand, by what published reports print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from statistics import median

from pipeline.normalise.arithmetic import MONEY_MEASURES, PERCENT_MEASURES, VALUE_MEASURES, Slot
from pipeline.numbers import Reading

UNMET = 2.0
"""Cost of a constraint that the chosen readings do not meet."""
MET = -1.0
"""A constraint that is met speaks for the readings that meet it."""
WRONG_MARK = 1.5
"""Cost of a decimal mark other than the one the column's or table's settled cells use."""
MONEY_FRACTION = 2.5
"""Cost of a fraction of a rupiah with three digits after the mark."""
LARGEST_AMOUNT = 1e14
"""Rupiah: more than any regional budget."""
TOO_MUCH_MONEY = 4.0
"""Cost of more than that: "1.834 T" is rather 1.8 trillion than 1,834."""
PERCENT_TOO_LARGE = 4.0
LARGE_ACHIEVEMENT = 1.0
"""Achievements of thousands of percent are rare but real, so they cost less."""
PERCENT_LIMIT = 2000.0
VALUE_LIMIT = 200.0
"""Targets and realisations in percent, or of an index, are rarely larger; achievements of them are."""
COUNT_FRACTION = 2.0
COUNTS = frozenset({"count", "people", "households"})
"""Kinds of unit whose figures are whole numbers."""
OTHER_SIZE = 1.5
"""Cost of each power of ten, but for the first, between a reading and the settled figures beside it."""
GROUPED = 3
GROUPED_ELSEWHERE = 0.5
"""Cost of three decimals after a dot where so many cells of the table have three digits there: that is how thousands
look."""
SIZED = (MONEY_MEASURES - {"sisa_anggaran"}, VALUE_MEASURES - {"selisih", "realisasi_pembanding"})
"""Measures whose figures are of one size in a row."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How often the settled cells of a table use each decimal mark, and how many cells look like thousands."""

    decimal_comma: int = 0
    decimal_point: int = 0
    grouped: int = 0

    @classmethod
    def of(cls, readings: Sequence[tuple[Reading, ...]]) -> Marks:
        """Count the marks of the cells that have only one reading; and those with a dot before three digits."""
        styles: Counter[str] = Counter()
        for options in readings:
            if len(options) == 1:
                styles[options[0].style] += 1
            elif len(options) == 2 and options[0].style == "dot thousands":
                styles["grouped"] += 1
        comma = styles["decimal comma"]
        point = styles["decimal point"]
        return cls(comma, point, styles["grouped"])


def beside_of(index: int, slots: Sequence[Slot]) -> tuple[float, ...]:
    """The settled figures of the same label that the one at `index` should be about as large as; zeros left out."""
    column = slots[index].column
    alike = next((measures for measures in SIZED if column.measure in measures), frozenset())
    found = []
    for slot in slots:
        readings = [r for r in slot.readings if not r.repair]
        if slot.column.measure in alike and slot.column.label_column == column.label_column and len(readings) == 1:
            found.append(abs(readings[0].value or 0.0))
    return tuple(value for value in found if value)


def context_cost(reading: Reading, slot: Slot, marks: Marks, beside: Sequence[float]) -> float:
    """What the reading costs in its column, row, table and report, beyond what its own form costs."""
    if reading.value is None:
        return 0.0
    cost = _expected_cost(reading, slot)
    whole = float(reading.value).is_integer()
    if slot.column.measure in MONEY_MEASURES and not whole:
        cost += MONEY_FRACTION
    if slot.unit_kind == "money" and abs(reading.value) > LARGEST_AMOUNT:
        cost += TOO_MUCH_MONEY
    percent = slot.column.measure in PERCENT_MEASURES or slot.unit_kind in ("percent", "index")
    limit = VALUE_LIMIT if slot.column.measure in VALUE_MEASURES else PERCENT_LIMIT
    if percent and abs(reading.value) > limit:
        cost += LARGE_ACHIEVEMENT if slot.column.measure in ("capaian", "capaian_akhir") else PERCENT_TOO_LARGE
    if slot.unit_kind in COUNTS and not whole:
        cost += COUNT_FRACTION
    cost += size_cost(reading, beside)
    decided = marks.decimal_comma - marks.decimal_point
    if reading.style in ("decimal point", "comma thousands") and decided > 0:
        cost += WRONG_MARK
    if reading.style in ("decimal comma", "dot thousands") and decided < 0:
        cost += WRONG_MARK * (0.5 if reading.style == "dot thousands" else 1.0)
    if reading.style == "decimal point" and decided == 0 and marks.grouped >= GROUPED:
        cost += GROUPED_ELSEWHERE
    return cost


def _expected_cost(reading: Reading, slot: Slot) -> float:
    if not slot.expected:
        return 0.0
    return MET if fits(reading, slot) else UNMET


def fits(reading: Reading, slot: Slot) -> bool:
    """Whether the reading is what a sum or another table expects of the cell."""
    return reading.value is not None and any(expected.fits(reading.value) for expected in slot.expected)


def size_cost(reading: Reading, beside: Sequence[float]) -> float:
    """What a reading costs that is of another size than the settled figures beside it."""
    if not beside or not reading.value:
        return 0.0
    powers = abs(log10(abs(reading.value)) - median(map(log10, beside)))
    return OTHER_SIZE * max(0.0, powers - 1)
