"""Targets and budgets of before and after the year's change, where the captions tell them apart.

An agreement on the year's performance (perjanjian kinerja) lists targets and the programs' budgets. Where a report
prints it again as changed ("Perjanjian Kinerja Perubahan"), its columns have the same headers; the caption alone says
that they are another version. Columns that say so themselves are read in `pipeline.interpret.measures`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Column, Interpretation, Table
from pipeline.header_words import read_header, tokens

PROMISED = frozenset({"target", "anggaran"})
"""The measures of an agreement: a table with others reports on the year and is of no version by its caption."""
SHARED_LABELS = 0.5
"""The agreement of before the change names at least this share of what the changed one does."""


def with_versions(found: Sequence[Interpretation], tables: Sequence[Table]) -> list[Interpretation]:
    """The meanings of the tables of one document, in order; the columns of a changed agreement, and of the one that it
    changes, say which version they are."""
    versions = [_named(one, table) for one, table in zip(found, tables, strict=True)]
    for place, version in enumerate(versions):
        if version != "perubahan":
            continue
        for before in range(place):
            if not versions[before] and _is_changed_by(found[before], found[place], tables[before]):
                versions[before] = "murni"
    return [_of_version(one, version) if version else one for one, version in zip(found, versions, strict=True)]


def _named(one: Interpretation, table: Table) -> str:
    """The version that the caption of an agreement names; "" if it names none, or both, or in a misspelt word."""
    reading = read_header(table.title)
    concepts = reading.concepts - reading.misspelt
    if not _is_agreement(one) or not concepts & {"target", "anggaran"}:
        return ""
    before, after = "before_change" in concepts, "after_change" in concepts
    return "" if before == after else "murni" if before else "perubahan"


def _is_agreement(one: Interpretation) -> bool:
    """Whether the table holds targets and budgets alone, in one column each: of one version."""
    promises = Counter((column.measure, column.period, column.label_column) for column in _measures(one))
    return bool(promises) and {measure for measure, *_ in promises} <= PROMISED and max(promises.values()) == 1


def _measures(one: Interpretation) -> list[Column]:
    return [column for column in one.columns if column.role == "measure"]


def _is_changed_by(one: Interpretation, changed: Interpretation, table: Table) -> bool:
    """Whether a table is an agreement by its caption and promises the same of the same year for the same things."""
    if not _is_agreement(one) or "agreement" not in read_header(table.title).concepts:
        return False
    names, others = _names(one), _names(changed)
    return bool(_promises(one) & _promises(changed)) and len(names & others) >= SHARED_LABELS * len(others)


def _promises(one: Interpretation) -> set[tuple[str, int | None]]:
    return {(column.measure, column.period) for column in _measures(one)}


def _names(one: Interpretation) -> set[str]:
    return {"".join(tokens(label.text)) for row in one.rows for label in row.labels}


def _of_version(one: Interpretation, version: str) -> Interpretation:
    columns = tuple(
        replace(column, version=version) if column.measure in PROMISED and not column.version else column
        for column in one.columns
    )
    return replace(one, columns=columns)
