"""Targets and budgets of before and after the year's change, where the captions tell them apart.

An agreement on the year's performance (perjanjian kinerja) lists targets and the programs' budgets. Where a report
prints it again as changed ("Perubahan Perjanjian Kinerja"), its columns have the same headers; the caption alone says
that they are another version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Interpretation, Table
from pipeline.header_words import read_header, tokens

PROMISED = frozenset({"target", "anggaran"})
"""The measures of an agreement: a table with others reports on the year and is of no version by its caption."""
SHARED_LABELS = 0.5
"""The agreement of before the change names at least this share of what the changed one does."""


def with_versions(found: Sequence[Interpretation], tables: Sequence[Table]) -> list[Interpretation]:
    """The meanings of the tables of one document, in order; the columns of a changed agreement, and of the one that it
    changes, say which version they are."""
    read = list(found)
    changed = [i for i, one in enumerate(found) if _is_agreement(one) and _says_changed(tables[i])]
    for place in changed:
        for before in range(place):
            if before not in changed and _is_changed_by(found[before], found[place], tables[before]):
                read[before] = _of_version(found[before], "murni")
    for place in changed:
        read[place] = _of_version(found[place], "perubahan")
    return read


def _says_changed(table: Table) -> bool:
    return "changed_agreement" in read_header(table.title).concepts


def _is_agreement(one: Interpretation) -> bool:
    measures = {column.measure for column in one.columns if column.role == "measure"}
    return bool(measures) and measures <= PROMISED


def _is_changed_by(one: Interpretation, changed: Interpretation, table: Table) -> bool:
    """Whether a table promises the same measures of the same years for the same things, and its caption is that of an
    agreement too."""
    if not _is_agreement(one) or _promises(one) != _promises(changed):
        return False
    names, others = _names(one), _names(changed)
    alike = len(names & others) >= SHARED_LABELS * len(others)
    return alike and "target" in read_header(table.title).concepts


def _promises(one: Interpretation) -> set[tuple[str, int | None]]:
    return {(column.measure, column.period) for column in one.columns if column.role == "measure"}


def _names(one: Interpretation) -> set[str]:
    return {"".join(tokens(label.text)) for row in one.rows for label in row.labels}


def _of_version(one: Interpretation, version: str) -> Interpretation:
    columns = tuple(
        replace(column, version=version) if column.measure in PROMISED and not column.version else column
        for column in one.columns
    )
    return replace(one, columns=columns)
