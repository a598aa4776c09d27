"""`report.md`: what a run found, on one page, for the person who ran it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from pipeline.budget_items import ITEM_LEVELS
from pipeline.dataset import Dataset
from pipeline.fields import CELL_COUNTS
from pipeline.flags import SEPARATOR
from pipeline.terms import DOCUMENT_STATUSES
from pipeline.write.markdown import markdown_table

_DOCUMENT_COLUMNS = (
    "doc_id",
    "kind",
    "status",
    "pages",
    "tables",
    "performance_figures",
    "budget_figures",
    "rejects",
    "review",
)
_LEDGER_COLUMNS = ("cells", "cells_in_dataset", "cells_in_rejects", "cells_unaccounted")


def report_text(dataset: Dataset) -> str:
    """Counts by document, measure, flag and reason, and what is left to a person, as Markdown."""
    sections = (
        ("Documents", _documents(dataset.documents)),
        ("Documents that gave nothing or not all", _unread(dataset.documents)),
        ("Where the cells with a digit have gone", _ledger(dataset.tables)),
        ("Tables by kind", _counted("kind", dataset.tables["kind"])),
        ("Performance figures by measure", _counted("measure", dataset.performance["measure"])),
        ("Budget figures by measure", _counted("measure", dataset.budget["measure"])),
        ("Budget items with a standard code, which there are since 2021", _items(dataset.budget)),
        ("Figures by flag", _flags(dataset)),
        ("Rejects by reason", _counted("reason", dataset.rejects["reason"])),
    )
    text = "\n".join(f"## {title}\n\n{table}" for title, table in sections if table)
    return f"# What this run found\n\n{_summary(dataset)}\n{text}"


def _summary(dataset: Dataset) -> str:
    performance, budget = dataset.performance, dataset.budget
    flagged = int(performance["flags"].notna().sum() + budget["flags"].notna().sum())
    matched = int(performance["indicator_id"].notna().sum())
    lines = (
        f"Documents: {_by_status(dataset.documents['status'])}",
        f"Tables: {len(dataset.tables)}",
        f"Performance figures: {len(performance)}, of which {_share(matched, len(performance))} have an indicator_id",
        f"Budget figures: {len(budget)}",
        f"Flagged: {_share(flagged, len(performance) + len(budget))} of all figures",
        f"Cells left out, with the reason (rejects.csv): {len(dataset.rejects)}",
        f"Labels that wait for a decision (review.csv): {len(dataset.review)}",
    )
    return "".join(f"- {line}\n" for line in lines)


def _by_status(statuses: pd.Series[Any]) -> str:
    """ "4, of which 2 ok, 1 no tables, 1 failed": in the order of the codebook."""
    counts = {term.name: int((statuses == term.name).sum()) for term in DOCUMENT_STATUSES}
    found = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    return f"{len(statuses)}, of which {found}" if found else "0"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "0.0%"


def _documents(documents: pd.DataFrame) -> str:
    rows = documents[list(_DOCUMENT_COLUMNS)].astype("string").itertuples(index=False)
    return markdown_table([name.replace("_", " ") for name in _DOCUMENT_COLUMNS], rows)


def _ledger(tables: pd.DataFrame) -> str:
    """The ledger of the performance and budget tables, by document; a class that no document has is left out."""
    counted = tables.dropna(subset=["cells"])
    names = [field.name for field in CELL_COUNTS if field.name in _LEDGER_COLUMNS or counted[field.name].sum()]
    by_document = counted.groupby("doc_id", sort=False)[names].sum()
    rows = [*by_document.itertuples(), ("total", *by_document.sum())] if len(by_document) else []
    header = ["doc_id", *(name.removeprefix("cells_").replace("_", " ") for name in names)]
    return markdown_table(header, ([str(cell) for cell in row] for row in rows))


def _unread(documents: pd.DataFrame) -> str:
    unread = documents.loc[documents["status"] != "ok", ["doc_id", "status", "reason"]]
    return markdown_table(("doc_id", "status", "reason"), unread.fillna("").itertuples(index=False))


def _items(budget: pd.DataFrame) -> str:
    """Rows of programs, kegiatan and sub kegiatan by document, and how many of them have a code."""
    rows = budget[budget["level"].isin(ITEM_LEVELS)].drop_duplicates(["doc_id", "table_id", "row", "item_raw"])
    counts = rows.groupby(["doc_id", "report_year"], sort=False)["item_code"].agg(["size", "count"])
    lines = [(*key, int(size), int(coded), _share(coded, size)) for key, size, coded in counts.itertuples()]
    return markdown_table(("doc_id", "report year", "items", "with a code", "share"), _texts(lines))


def _texts(lines: Iterable[Iterable[object]]) -> Iterator[list[str]]:
    return ([str(cell) for cell in line] for line in lines)


def _counted(name: str, values: pd.Series[Any]) -> str:
    """How often each value occurs, the commonest first, equals by name."""
    counts = sorted(values.dropna().value_counts().items(), key=lambda item: (-item[1], str(item[0])))
    return markdown_table((name, "rows"), ((str(value), str(count)) for value, count in counts))


def _flags(dataset: Dataset) -> str:
    joined = pd.concat([dataset.performance["flags"], dataset.budget["flags"]], ignore_index=True)
    return _counted("flag", joined.dropna().str.split(SEPARATOR).explode())
