"""What the ledger says of one table: how many of its cells hold a figure, and where each has gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.terms import CELL_CLASSES

CellClass = Literal["header", "list_number", "year", "words", "column_number", "repeated_header"]
Fate = Literal["dataset", "rejects", "unaccounted"] | CellClass
FATES: tuple[str, ...] = ("dataset", "rejects", *(term.name for term in CELL_CLASSES), "unaccounted")
"""Where a cell with a digit can have gone, in the order of the columns of tables.csv."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A cell that looks like a figure and has gone nowhere. `row` and `column` count from 0, in the table's body, its
    header or (`place` "page") the grid as it was extracted."""

    text: str
    row: int
    column: int
    place: Literal["body", "header", "page"] = "body"
    page: int | None = None
    source_line: int | None = None

    def __str__(self) -> str:
        where = f"page {self.page}" if self.page else f"line {self.source_line}" if self.source_line else ""
        grid = {"body": "", "header": "header ", "page": "grid "}[self.place]
        return ", ".join(part for part in (where, f"{grid}row {self.row}, column {self.column}") if part)


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one table. `fates` counts its cells with a digit by where they are; `missing` are those that are
    nowhere, in printed order."""

    doc_id: str
    table_id: str
    fates: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()

    @property
    def cells(self) -> int:
        """How many cells with a digit the table has, those included that were dropped when it was stitched."""
        return sum(self.fates.values())

    def count(self, fate: str) -> int:
        """How many of the table's cells met this fate."""
        return self.fates.get(fate, 0)


def account(doc_id: str, table_id: str, cells: Iterable[tuple[Fate, Missing]]) -> Account:
    """The account of a table from each of its cells and where that has gone."""
    listed = list(cells)
    lost = tuple(cell for fate, cell in listed if fate == "unaccounted")
    return Account(doc_id, table_id, Counter(fate for fate, _ in listed), lost)


def ledger_line(accounts: Iterable[Account]) -> str:
    """The ledger of all tables in one sentence."""
    sums = Counter[str]()
    for entry in accounts:
        sums.update(entry.fates)
    classes = {term.name.replace("_", " "): sums[term.name] for term in CELL_CLASSES if sums[term.name]}
    listed = ", ".join(f"{name} {count:,}" for name, count in classes.items())
    return (
        f"Of {sums.total():,} cells with a digit in performance and budget tables, {sums['dataset']:,} are in the "
        f"dataset, {sums['rejects']:,} in rejects.csv and {sum(classes.values()):,} no figures ({listed or 'none'}); "
        f"{sums['unaccounted']:,} unaccounted for."
    )
