"""The unit of a column's figures where neither cell nor unit column prints one: from its header or the table's caption.

Amounts "(dalam juta rupiah)" are given in full rupiah, so a unit carries its factor with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10
from statistics import median

from pipeline.artefacts import Column, Interpretation, Table
from pipeline.normalise.arithmetic import MONEY_MEASURES, VALUE_MEASURES
from pipeline.normalise.costs import LARGEST_AMOUNT
from pipeline.numbers import read_cell
from pipeline.units import Units

MOST = 3
"""So many columns of amounts in one unit tell when one of them is not in it."""
CAPTION_LINES = 3
"""The unit of all amounts may stand in so many lines above a table."""
LONGEST_UNIT = 3
"""Words of a unit at the end of a header ("Pagu Anggaran Rp juta")."""

LONGEST_REMARK = 4
"""Words behind a number that may be its unit as a whole; more are a remark that begins with one."""
UNKNOWN_UNIT = 2
"""Words of such a remark that are taken for the unit where none is known."""
MULTIPLIER = "multiplier"
"""The kind of "juta" and "ribu" (mappings/unit_kinds.csv)."""
RUPIAH = "Rp"

_BRACKETS = re.compile(r"\(([^()]*)\)")
_BEFORE_UNIT = re.compile(r"^.*\b(?:dalam|satuan)\b[\s:]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ColumnUnit:
    """The unit that the header or the caption gives a column ("" for none), and what one of it is in rupiah."""

    unit: str = ""
    factor: float = 1.0
    flags: tuple[str, ...] = ()


def column_units(table: Table, interpretation: Interpretation, units: Units) -> tuple[ColumnUnit, ...]:
    """One unit for each column of the table, in their order."""
    return _checked(table, [_column_unit(table, column, units) for column in interpretation.columns])


def _column_unit(table: Table, column: Column, units: Units) -> ColumnUnit:
    if column.measure in MONEY_MEASURES:
        above = [table.title, *table.before[-CAPTION_LINES:]]
        texts = (*_factors(column.path, units), *_factors(above, units))
        factor = next((factor for factor in texts if factor != 1), 1.0)
        return ColumnUnit("Rp", factor) if factor != 1 else ColumnUnit()
    if column.measure in VALUE_MEASURES:
        printed = next((text for text in _units_in(column.path) if units.kind(text)), "")
        if printed and _is_of_one_kind(table, column, printed, units):
            unit = "" if units.kind(printed) == MULTIPLIER else units.canonical(printed)
            return ColumnUnit(unit, units.factor(printed))
    return ColumnUnit()


def _is_of_one_kind(table: Table, column: Column, header_unit: str, units: Units) -> bool:
    """Whether the column's cells are all plain numbers, or numbers in the unit that its header gives."""
    readings = [read_cell(row.cells[column.index].text)[0] for row in table.rows]
    return all(
        reading.kind in ("number", "missing") and units.canonical(reading.unit) in ("", units.canonical(header_unit))
        for reading in readings
    )


def _checked(table: Table, found: Sequence[ColumnUnit]) -> tuple[ColumnUnit, ...]:
    """The units, but none for amounts whose table contradicts the "thousands" of its header or caption: where a column
    would exceed `LARGEST_AMOUNT`, or fits most others only if it is printed in full. They stay as printed, flagged."""
    sizes = {i: _usual_amount(table, i) for i, unit in enumerate(found) if unit.factor != 1 and unit.unit == "Rp"}
    usual = median(sizes.values()) if len(sizes) >= MOST else 0.0
    if not any(size and _is_in_full(size, usual, found[i].factor) for i, size in sizes.items()):
        return tuple(found)
    return tuple(ColumnUnit(flags=("unit_mismatch",)) if i in sizes else unit for i, unit in enumerate(found))


def _is_in_full(size: float, usual: float, factor: float) -> bool:
    return size * factor > LARGEST_AMOUNT or (
        usual > 0 and abs(log10(size / usual / factor)) < abs(log10(size / usual))
    )


def _usual_amount(table: Table, column: int) -> float:
    """The median amount printed in the column, 0 if there is none."""
    amounts = [abs(read_cell(row.cells[column].text)[0].value or 0.0) for row in table.rows]
    return median([amount for amount in amounts if amount] or [0.0])


def _factors(texts: Sequence[str], units: Units) -> Iterator[float]:
    """What the units of money named in the texts come to in rupiah, the lowest header first."""
    for text in reversed(texts):
        words = text.split()
        ends = [" ".join(words[-count:]) for count in range(LONGEST_UNIT, 0, -1)] if not text.endswith(")") else []
        for printed in (*_units_in([text]), *ends):
            for full in (printed, f"{printed} rupiah", f"rp {printed}"):
                if units.kind(full) == "money":
                    yield units.factor(full)


def _units_in(texts: Sequence[str]) -> Iterator[str]:
    """What may name a unit in the texts, the lowest first: what stands in brackets, or a text as a whole."""
    for text in reversed(texts):
        for part in (*_BRACKETS.findall(text), *[text] * (text == texts[-1])):
            yield _BEFORE_UNIT.sub("", part).strip(" :")


def factor_of(cell_unit: str, row_unit: str, column_unit: ColumnUnit, column: Column, units: Units) -> float:
    """By what a printed number is multiplied: the cell's own unit counts first, then its row's, then its column's.

    Beside money "T" and "M" are trillions and billions of rupiah, as "juta" is a million.
    """
    if of_rupiah(cell_unit, row_unit, column_unit, column, units):
        return units.factor(f"rp {cell_unit}")
    own = units.factor(cell_unit)
    if own != 1 or (cell_unit and units.kind(cell_unit) != "money"):
        return own
    if column.measure in VALUE_MEASURES:
        return units.factor(row_unit) if row_unit else column_unit.factor
    return column_unit.factor


def of_rupiah(cell_unit: str, row_unit: str, column_unit: ColumnUnit, column: Column, units: Units) -> bool:
    """Whether what follows the number in its cell is so many rupiah, as row or column are of money."""
    money = column.measure in MONEY_MEASURES or "money" in (units.kind(row_unit), units.kind(column_unit.unit))
    return bool(cell_unit) and money and units.kind(f"rp {cell_unit}") == "money"


def unit_and_remark(printed: str, units: Units) -> tuple[str, str]:
    """What a cell prints behind its number, parted where it is too long for a unit: the unit and the whole remark.

    The unit is the longest known one that the words begin with, else the first `UNKNOWN_UNIT` of them.
    """
    words = printed.split()
    if len(words) <= LONGEST_REMARK or units.kind(printed):
        return printed, ""
    known = (count for count in range(LONGEST_REMARK, 0, -1) if units.kind(" ".join(words[:count])))
    return " ".join(words[: next(known, UNKNOWN_UNIT)]), printed


def printed_and_meant(
    cell_unit: str, row_unit: str, column_unit: ColumnUnit, column: Column, units: Units
) -> tuple[str, str]:
    """The unit as it is printed, and the one that it is: that of the cell, else of its row; then that of the column.

    "Juta" in a cell is none by itself: the row or the column says of what.
    """
    if of_rupiah(cell_unit, row_unit, column_unit, column, units):
        return row_unit or cell_unit, RUPIAH
    printed = row_unit if units.kind(cell_unit) == MULTIPLIER else cell_unit or row_unit
    meant = "" if units.kind(printed) == MULTIPLIER else units.canonical(printed)
    return printed, meant or column.unit or column_unit.unit
