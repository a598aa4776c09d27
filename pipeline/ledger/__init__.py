"""The ledger: where every cell that looks like a figure has gone.

"Nothing is lost" is checked at the end of every run, apart from the stages that make figures and rejects: from the
grids and tables as they were saved, and from the files as they are written. A cell with a digit in a table of ours is
in the dataset, in rejects.csv, or of a class that is no figure (`pipeline.terms.CELL_CLASSES`), which is counted;
whatever is left is `unaccounted` and makes the run fail its own check.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipeline.artefacts import RawTable, Table
from pipeline.fields import FIGURE_FILES
from pipeline.ledger.accounts import FATES, Account, Missing, account, ledger_line
from pipeline.ledger.dropped import dropped
from pipeline.ledger.stitched import Place, Written, fates

__all__ = ["FATES", "FILES_READ", "Account", "Missing", "Saved", "balance", "ledger_line"]

FILES_READ = (*FIGURE_FILES, "rejects", "tables")
OTHER = "other"

_Rows = dict[str, dict[Place, list[str]]]


@dataclass(frozen=True, slots=True)
class Saved:
    """The grids and tables of one document, as its stages saved them."""

    raws: tuple[RawTable, ...]
    tables: tuple[Table, ...]


def balance(saved: Iterable[Saved], files: Mapping[str, str]) -> list[Account]:
    """The account of every performance or budget table, in the tables' order.

    files: the texts of the CSV files named in `FILES_READ`, by name without ending.
    """
    figures, rejects = _written(files, FIGURE_FILES), _written(files, ("rejects",))
    others = {row["table_id"] for row in _rows(files["tables"]) if row["kind"] == OTHER}
    return [
        entry
        for document in saved
        for group in _joined(document)
        for entry in _accounts(group, others, figures, rejects)
    ]


def _accounts(group: Saved, others: AbstractSet[str], figures: _Rows, rejects: _Rows) -> Iterator[Account]:
    """The accounts of the tables of ours in a group; what was dropped of its grids counts for the first of them."""
    for order, table in enumerate(table for table in group.tables if table.table_id not in others):
        id_ = table.table_id
        found = fates(table, Written(figures.get(id_, {}), rejects.get(id_, {})))
        lost = dropped(group.raws, group.tables) if order == 0 else ()
        yield account(table.doc_id, id_, [*found, *lost])


def _joined(document: Saved) -> list[Saved]:
    """The tables with the grids they were made of, those together that share a grid."""
    by_id = {raw.raw_id: raw for raw in document.raws}
    groups: list[tuple[list[str], list[Table]]] = []
    for table in document.tables:
        if groups and set(table.parts) & set(groups[-1][0]):
            groups[-1][0].extend(part for part in table.parts if part not in groups[-1][0])
            groups[-1][1].append(table)
        else:
            groups.append((list(table.parts), [table]))
    return [Saved(tuple(by_id[part] for part in parts), tuple(tables)) for parts, tables in groups]


def _written(files: Mapping[str, str], names: Iterable[str]) -> _Rows:
    """The printed texts in these files, by table, row and column."""
    found: _Rows = defaultdict(lambda: defaultdict(list))
    for name in names:
        for row in _rows(files[name]):
            if row["row"] and row["column"]:
                found[row["table_id"]][int(row["row"]), int(row["column"])].append(row["value_raw"])
    return found


def _rows(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text, newline=""))
