"""Interpret: tables → what their columns and rows mean, and which tables are ours.

A table is *performance* when figures of target, realisasi or capaian stand beside labels of indicators (or of what
bears them), *budget* when money stands beside programs, activities or items, both when it has both, and *other*
otherwise: by what its columns are, never by its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Column, Document, Interpretation, RowMeaning, Table, TableKind
from pipeline.header_words import read_header
from pipeline.interpret.changes import with_versions
from pipeline.interpret.columns import read_columns
from pipeline.interpret.consistency import by_year, of_one_year, without_doubles
from pipeline.interpret.earlier import realised_earlier
from pipeline.interpret.formulas import by_formula
from pipeline.interpret.periods import read_plan, set_periods
from pipeline.interpret.rows import figure_label, named_levels, read_rows

__all__ = ["figure_label", "interpret"]


def interpret(tables: Sequence[Table], document: Document) -> list[Interpretation]:
    """The meaning of each table of one document, in the tables' order.

    Rows are read twice: a budget item whose table does not say its level has that which another table gives it.
    """
    plan = read_plan(tables)
    year = document.entry.report_year
    found = []
    for table in tables:
        columns = read_columns(table, read_header(table.title), document.entry.region_code)
        columns = by_year(columns, table)
        kind, reason = _kind(columns)
        if kind == "other":
            found.append(Interpretation(table.table_id, kind, columns, (), 1.0, reason))
            continue
        columns = of_one_year(set_periods(columns, table, plan, year), plan.last)
        columns = without_doubles(by_formula(realised_earlier(columns, table), table))
        kind, reason = _kind(columns)
        if kind == "other":
            found.append(Interpretation(table.table_id, kind, columns, (), 1.0, reason))
            continue
        rows = read_rows(table, columns)
        found.append(Interpretation(table.table_id, kind, columns, rows, _confidence(table, columns, rows)))
    known = named_levels(row for one in found if one.kind in ("budget", "performance+budget") for row in one.rows)
    found = [
        replace(one, rows=read_rows(table, one.columns, known)) if one.kind != "other" else one
        for one, table in zip(found, tables, strict=True)
    ]
    return with_versions(found, tables)


def _kind(columns: Sequence[Column]) -> tuple[TableKind, str]:
    """The kind of a table, and for "other" the reason."""
    labels = [column for column in columns if column.role in ("label", "period")]
    if any(column.subject == "foreign" for column in labels) and not any(c.subject == "indikator" for c in labels):
        return "other", "its rows are not indicators or budget items"
    if not labels:
        return "other", "no column of indicators or budget items"
    datasets = {column.dataset for column in columns if column.role == "measure"}
    if not datasets:
        return "other", "no column of target, realisasi, capaian or money"
    if datasets == {"performance", "budget"}:
        return "performance+budget", ""
    return ("performance" if "performance" in datasets else "budget"), ""


def _confidence(table: Table, columns: Sequence[Column], rows: Sequence[RowMeaning]) -> float:
    """How sure the reading of a table is: its grid, its measure columns, and the share of figure rows with a label."""
    measures = [column.certainty for column in columns if column.role == "measure"]
    bearing = [row for row in rows if row.kind in ("figures", "total")]
    labelled = sum(bool(row.labels) for row in bearing) / max(1, len(bearing))
    return round(table.score * (sum(measures) / max(1, len(measures))) * labelled, 3)
