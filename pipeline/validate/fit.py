"""Makes every row fit its file's schema, without losing one: what breaks it is flagged, or goes to rejects.csv.

pandera judges each file lazily, so that all that is wrong is known at once (`pipeline.schemas.problems`). An optional
cell that breaks its schema is emptied and its row keeps its place, flagged `schema_mismatch`. A row that cannot do
without the cell, or names a document or table that is not there, goes to rejects.csv with the schema's message.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from pipeline.dataset import Dataset
from pipeline.field_types import File
from pipeline.fields import DOCUMENTS, REJECTS, TABLES, file_named
from pipeline.flags import SEPARATOR, flag_names, join_flags
from pipeline.schemas import DOUBLE_KEY, Problem, all_problems, typed
from pipeline.validate.confidence import weighed

MISMATCH = "schema_mismatch"
NEEDED = frozenset({"value", "value_raw", "reason"})
"""Cells without which a row says nothing, whether or not its schema requires them."""
LABELS = ("indicator_raw", "item_raw", "label", "name_id", "table_title", "file")

_Row = dict[str, Any]


def fitted(dataset: Dataset) -> Dataset:
    """The dataset with every row as its schema wants it, flagged, or in rejects.csv; itself if all fit.

    A frame without a column of its file, or with columns of another type, is a mistake of ours and is left as it is.
    """
    before = dataset
    while found := [problem for problem in all_problems(dataset) if problem.row is not None]:
        dataset = _mended(dataset, found)
    return dataset if dataset is before else _recounted(dataset)


def _mended(dataset: Dataset, found: Iterable[Problem]) -> Dataset:
    """The dataset after one round: a row that goes to rejects.csv may leave others that name it."""
    by_row: dict[str, dict[int, list[Problem]]] = defaultdict(lambda: defaultdict(list))
    for problem in found:
        by_row[problem.file][(problem.row or 1) - 1].append(problem)
    frames: dict[str, list[_Row]] = {}
    refused: list[_Row] = []
    for file, frame in dataset.frames():
        rows = [dict(zip(frame.columns, cells, strict=True)) for cells in frame.astype(object).itertuples(index=False)]
        kept = []
        later = frame.duplicated(list(file.key)).tolist() if file.key else [False] * len(rows)
        for index, row in enumerate(rows):
            wrong = [each for each in by_row[file.name].get(index, []) if later[index] or each.problem != DOUBLE_KEY]
            if wrong and file is not REJECTS and _is_needed(file, wrong):
                refused.append(_refused(file, row, wrong))
            else:
                kept.append(_noted(row, wrong) if wrong else row)
        frames[file.name] = kept
    frames[REJECTS.name] += refused
    return Dataset(**{name: _frame(file_named(name), rows) for name, rows in frames.items()})


def _frame(file: File, rows: list[_Row]) -> pd.DataFrame:
    return typed(file, pd.DataFrame(rows, columns=list(file.column_names), dtype=object))


def _is_needed(file: File, wrong: Iterable[Problem]) -> bool:
    """Whether one of the cells that break the schema is one that the row cannot do without."""
    required = NEEDED | {field.name for field in file.columns if field.required} | set(file.key)
    return any(column in required for problem in wrong for column in problem.column.split(", "))


def _refused(file: File, row: Mapping[str, Any], wrong: Iterable[Problem]) -> _Row:
    """The row as one of rejects.csv."""
    label = next((row[name] for name in LABELS if name in row and not pd.isna(row[name])), None)
    reason = f"does not fit {file.name}.csv ({_told(wrong)})"
    own = {name: row[name] for name in REJECTS.column_names if name in row}
    return own | {"label_raw": label, "header": row.get("measure"), "reason": reason}


def _noted(row: _Row, wrong: Iterable[Problem]) -> _Row:
    """The row without the cells that break its schema, flagged; a file without flags has the note in its reason."""
    note = f"Does not fit: {_told(wrong)}."
    flags = [flag for flag in _text(row.get("flags")).split(SEPARATOR) if flag in flag_names()]
    row = row | {problem.column.split(", ")[-1]: None for problem in wrong}  # of a reference, its last part
    if "flags" in row:
        row["flags"] = join_flags([*flags, MISMATCH])
    if "evidence" in row:
        evidence = [name for name in _text(row["evidence"]).split(SEPARATOR) if name]
        row["confidence"] = weighed([*evidence, *flags, MISMATCH])
    remarks = "explanation" if "explanation" in row else "reason"
    if remarks in row:
        row[remarks] = f"{_text(row[remarks])} {note}".strip()
    return row


def _told(wrong: Iterable[Problem]) -> str:
    return "; ".join(f"{problem.column}: {problem.problem}" for problem in wrong)


def _text(cell: Any) -> str:
    return "" if cell is None or pd.isna(cell) else str(cell)


def _recounted(dataset: Dataset) -> Dataset:
    """The dataset with the counts of rows in documents.csv and tables.csv as they are now."""
    figures = pd.concat([dataset.performance, dataset.budget], ignore_index=True)
    documents, tables = dataset.documents.copy(), dataset.tables.copy()
    for name, frame in (
        ("performance_figures", dataset.performance),
        ("budget_figures", dataset.budget),
        ("rejects", dataset.rejects),
        ("review", dataset.review),
        ("tables", dataset.tables),
    ):
        documents[name] = documents["doc_id"].map(frame["doc_id"].value_counts()).fillna(0)
    for name, frame in (("figures", figures), ("rejects", dataset.rejects)):
        tables[name] = tables["table_id"].map(frame["table_id"].value_counts()).fillna(0)
    return replace(dataset, documents=typed(DOCUMENTS, documents), tables=typed(TABLES, tables))
