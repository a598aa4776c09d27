"""Enters the ledger into the frames: the counts into tables.csv, and into documents.csv what does not balance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import pandas as pd

from pipeline.artefacts import READ_TO_THE_END, Document
from pipeline.dataset import Dataset
from pipeline.errors import LkjipError
from pipeline.fields import CELL_COUNTS, DOCUMENTS, TABLES
from pipeline.ledger import FATES, Account, Missing
from pipeline.schemas import typed


def with_accounts(dataset: Dataset, accounts: Sequence[Account]) -> Dataset:
    """The dataset with the counts of each table of performance or budget in tables.csv."""
    by_table = {(entry.doc_id, entry.table_id): entry for entry in accounts}
    tables = dataset.tables.astype(object)
    entries = [by_table.get(key) for key in zip(tables["doc_id"], tables["table_id"], strict=True)]
    for field, fate in zip(CELL_COUNTS, (None, *FATES), strict=True):
        counts = [entry and (entry.count(fate) if fate else entry.cells) for entry in entries]
        tables[field.name] = pd.Series(counts, index=tables.index, dtype=object)
    return replace(dataset, tables=typed(TABLES, tables))


def with_statuses(dataset: Dataset, documents: Sequence[Document]) -> Dataset:
    """The dataset with status and reason of these documents, which are those it was made of in their order."""
    frame = dataset.documents.astype(object)
    frame["status"] = [document.status for document in documents]
    frame["reason"] = [document.reason for document in documents]
    return replace(dataset, documents=typed(DOCUMENTS, frame))


def balanced(documents: Sequence[Document], accounts: Sequence[Account]) -> list[Document]:
    """The documents; one of which a cell that looks like a figure is nowhere is incomplete, and names the first."""
    lost: dict[str, list[tuple[str, Missing]]] = defaultdict(list)
    for entry in accounts:
        lost[entry.doc_id] += [(entry.table_id, cell) for cell in entry.missing]
    return [
        _incomplete(document, lost[document.entry.doc_id])
        if document.status in READ_TO_THE_END and lost[document.entry.doc_id]
        else document
        for document in documents
    ]


def _incomplete(document: Document, lost: Sequence[tuple[str, Missing]]) -> Document:
    table_id, cell = lost[0]
    more = f" (and {len(lost) - 1} more cells)" if len(lost) > 1 else ""
    problem = f'"{cell.text}" looks like a figure and is neither in the dataset nor in rejects.csv{more}'
    place = f"table {table_id}, {cell}"
    error = LkjipError(PurePath(document.entry.path).name, place, problem, "report it with the file")
    return replace(document, status="incomplete", reason=f"{error} {document.reason}".strip())
