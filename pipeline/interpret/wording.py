"""What a column was taken for, in a few words, wherever a person is told of it."""

from __future__ import annotations

from pipeline.artefacts import Column


def role_text(column: Column) -> str:
    """The column's role with what it is about: "target 2020", "anggaran 2021 perubahan", "label: sasaran", "unit"."""
    if column.role == "measure":
        return " ".join(part for part in (column.measure, str(column.period or ""), column.version) if part)
    return f"{column.role}: {column.subject}" if column.subject else column.role
