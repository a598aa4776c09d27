"""Units as printed and as they are: "Persen" is "%", a percentage; "juta rupiah" is money, a million of "Rp".

mappings/units.csv names every printed unit, mappings/unit_kinds.csv the kinds of quantity that they measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.errors import LkjipError
from pipeline.mapping_files import mapping_path, read_table

UNITS_FILE = "units.csv"
UNIT_KINDS_FILE = "unit_kinds.csv"

UNIT_PUNCTUATION = re.compile(r"[\s./()\[\]]+")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as printed, the unit it is, and what one of the printed unit is in it ("juta rupiah": 1000000 Rp)."""

    printed: str
    unit: str
    kind: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of unit, and the kinds in which reports also print figures of such an indicator."""

    kind: str
    also: tuple[str, ...] = ()
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Units:
    """Units as printed and as they are."""

    by_printed: Mapping[str, UnitRow] = field(repr=False)
    kinds: Mapping[str, UnitKind]

    def canonical(self, printed: str) -> str:
        """The unit printed so: "Persen" → "%". An unknown one is given back in small letters, "" stays ""."""
        row = self.by_printed.get(_unit_key(printed))
        return row.unit if row else " ".join(printed.casefold().split())

    def kind(self, unit: str) -> str:
        """The kind of a unit, printed or canonical: "percent", "money", "people", …; "" if unknown."""
        row = self.by_printed.get(_unit_key(unit))
        return row.kind if row else ""

    def factor(self, printed: str) -> float:
        """What one printed unit is in its canonical one: 1000000 for "juta rupiah", mostly 1."""
        row = self.by_printed.get(_unit_key(printed))
        return row.factor if row else 1.0

    def fits(self, printed_kind: str, indicator_kind: str) -> bool:
        """Whether a figure printed in one kind of unit can be of an indicator of the other; unknown kinds fit."""
        if not printed_kind or not indicator_kind or printed_kind == indicator_kind:
            return True
        return printed_kind in self.kinds[indicator_kind].also


def _unit_key(printed: str) -> str:
    """A unit without what varies in print: case, spaces (also within a broken word), stops, strokes, brackets."""
    return UNIT_PUNCTUATION.sub("", printed.casefold())


def load_units() -> Units:
    """The units of mappings/units.csv; LkjipError names a row that does not fit."""
    kinds = {row.kind: row for row in read_table(UnitKind, UNIT_KINDS_FILE, unique=["kind"])}
    check_kinds(UNIT_KINDS_FILE, ((row.kind, row.also) for row in kinds.values()), kinds)
    rows = read_table(UnitRow, UNITS_FILE, unique=["printed"])
    check_kinds(UNITS_FILE, ((row.printed, (row.kind,)) for row in rows), kinds)
    by_printed: dict[str, UnitRow] = {}
    for row in rows:
        known = by_printed.setdefault(_unit_key(row.printed), row)
        if (known.unit, known.factor) != (row.unit, row.factor):
            raise fault(UNITS_FILE, row.printed, f"'{known.printed}' is '{known.unit}' already", "keep one of the two")
    return Units(by_printed, kinds)


# --- what one mapping file says against another ---------------------------------------------------------------------


def check_kinds(name: str, rows: Iterable[tuple[str, tuple[str, ...]]], kinds: Mapping[str, UnitKind]) -> None:
    """LkjipError for the first of `rows` (place, kinds named there) of the mapping file `name` with an unknown kind."""
    for place, named in rows:
        for kind in named:
            if kind not in kinds:
                raise fault(name, place, f"unknown kind '{kind}'", f"the kinds are {', '.join(kinds)}")


def fault(name: str, place: str, problem: str, remedy: str) -> LkjipError:
    """The error of one row of the mapping file `name`, the row being found by what it holds."""
    return LkjipError(str(mapping_path(name)), f"'{place}'", problem, remedy)
