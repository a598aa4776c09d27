"""Tables and what is written of them, for the ledger."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.artefacts import Figure, RawTable, Reject, Table
from pipeline.ledger import Account, Saved, balance
from tests.tables import figures, meaning, rejects_of

COLUMNS = ("table_id", "row", "column", "value_raw")


def accounts_of(
    *tables: Table,
    raws: Sequence[RawTable] = (),
    written: Iterable[Figure] | None = None,
    rejected: Iterable[Reject] | None = None,
) -> list[Account]:
    """The accounts of a report with these tables; `written` and `rejected` for what our own stages make of them.

    raws: the grids they were made of, for which the tables themselves stand if there are none.
    """
    grids = raws or [
        RawTable(table.parts[0], table.doc_id, table.order, (*table.header, *table.rows), "ruled", 1.0, table.page)
        for table in tables
    ]
    files = {
        "performance": _csv(figures(*tables) if written is None else written),
        "budget": _csv(()),
        "rejects": _csv(rejects_of(*tables) if rejected is None else rejected),
        "tables": "table_id,kind\n" + "".join(f"{table.table_id},{meaning(table).kind}\n" for table in tables),
    }
    return balance([Saved(tuple(grids), tables)], files)


def without_a_figure(stages: Path, doc_id: str) -> None:
    """Take the first figure of a document out of what its last stage has kept, as a mistake of ours would."""
    (path,) = stages.rglob(f"{doc_id}/match-*.json")
    matched = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(matched | {"figures": matched["figures"][1:]}), encoding="utf-8")


def _csv(items: Iterable[Figure | Reject]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([item.table_id, item.row, item.column, item.value_raw] for item in items)
    return out.getvalue()
