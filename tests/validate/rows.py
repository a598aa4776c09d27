"""Figures of printed rows, for tests of the validate stage."""

from __future__ import annotations

from pipeline.artefacts import Dataset, Figure
from pipeline.validate import validate

BUDGET = ("anggaran", "realisasi_anggaran", "serapan", "sisa_anggaran")


def figure(
    label: str,
    measure: str,
    value: float | None,
    *,
    table: str = "t1",
    row: int = 0,
    period: int = 2021,
    level: str = "sasaran",
    program: str = "",
    version: str = "",
) -> Figure:
    dataset: Dataset = "budget" if measure in BUDGET else "performance"
    unit = "%" if measure in ("capaian", "serapan") else "Rp" if dataset == "budget" else ""
    return Figure(
        figure_id=f"doc:{table}:{row}:{measure}:{period}",
        dataset=dataset,
        doc_id="doc",
        table_id=table,
        row=row,
        column=0,
        level=level,
        label_raw=label,
        measure=measure,
        period=period,
        value=value,
        value_text="",
        value_raw=str(value),
        unit=unit,
        unit_raw=unit,
        program_raw=program,
        version=version,
    )


def flags_of(*figures: Figure) -> list[tuple[str, ...]]:
    """The flags of each figure, in order, after validation in a report of 2021."""
    return [validated.flags for validated in validate(figures, {"doc": 2021})]
