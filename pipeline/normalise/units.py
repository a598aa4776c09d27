"""The unit of a column's figures where neither cell nor unit column prints one: from its header or the table's caption.

Amounts "(dalam juta rupiah)" are given in full rupiah, so a unit carries its factor with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.artefacts import Column, Interpretation, Table
from pipeline.normalise.arithmetic import MONEY_MEASURES, VALUE_MEASURES
from pipeline.numbers import read_cell
from pipeline.units import Units

LARGEST_AMOUNT = 1e14
"""Rupiah: more than any regional budget. A column "in millions" that comes to more is printed in full after all."""
CAPTION_LINES = 3
"""The unit of all amounts may stand in so many lines above a table."""
LONGEST_UNIT = 3
"""Words of a unit at the end of a header ("Pagu Anggaran Rp juta")."""

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
    return tuple(_column_unit(table, column, units) for column in interpretation.columns)


def _column_unit(table: Table, column: Column, units: Units) -> ColumnUnit:
    if column.measure in MONEY_MEASURES:
        return _money_unit(table, column, units)
    if column.measure in VALUE_MEASURES:
        printed = next((text for text in _units_in(column.path) if units.kind(text)), "")
        return ColumnUnit(units.canonical(printed), units.factor(printed))
    return ColumnUnit()


def _money_unit(table: Table, column: Column, units: Units) -> ColumnUnit:
    above = [table.title, *reversed(table.before[-CAPTION_LINES:])]
    factor = next((f for f in (*_factors(column.path, units), *_factors(above, units)) if f != 1), 1.0)
    if factor == 1:
        return ColumnUnit()
    amounts = [read_cell(row.cells[column.index].text)[0].value for row in table.rows]
    if max((abs(amount) * factor for amount in amounts if amount is not None), default=0) > LARGEST_AMOUNT:
        return ColumnUnit(flags=("unit_mismatch",))
    return ColumnUnit("Rp", factor)


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
            yield _BEFORE_UNIT.sub("", part).strip(" :-'")


def factor_of(cell_unit: str, row_unit: str, column_unit: ColumnUnit, column: Column, units: Units) -> float:
    """By what a printed number is multiplied: the cell's own unit counts first, then its row's, then its column's."""
    own = units.factor(cell_unit)
    if own != 1 or (cell_unit and units.kind(cell_unit) != "money"):
        return own
    if column.measure in VALUE_MEASURES:
        return units.factor(row_unit) if row_unit else column_unit.factor
    return column_unit.factor
