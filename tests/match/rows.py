"""Figures of one printed row, for tests of the match stage."""

from __future__ import annotations

from pipeline.artefacts import Dataset, Figure
from pipeline.units import load_units

UNITS = load_units()


def row_of(
    label: str,
    *,
    unit: str = "",
    doc_id: str = "doc",
    table_id: str = "t1",
    row: int = 0,
    value: float | None = 80.0,
    value_text: str = "",
    measures: tuple[str, ...] = ("target",),
    dataset: Dataset = "performance",
) -> list[Figure]:
    """The figures of a row: one a measure, all with the same value. A capaian is in percent, as in every report."""
    return [
        Figure(
            figure_id=f"{doc_id}:{table_id}:{row}:{column}",
            dataset=dataset,
            doc_id=doc_id,
            table_id=table_id,
            row=row,
            column=column,
            level="sasaran",
            label_raw=label,
            measure=measure,
            period=2023,
            value=value,
            value_text=value_text,
            value_raw="",
            unit="%" if measure == "capaian" else UNITS.canonical(unit),
            unit_raw="" if measure == "capaian" else unit,
            page=row + 1,
        )
        for column, measure in enumerate(measures)
    ]
