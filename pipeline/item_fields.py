"""The columns of budget.csv that say which standard program, kegiatan or sub kegiatan an item is."""

from __future__ import annotations

from pipeline.field_types import Field

ITEM_FIELDS = (
    Field(
        "item_code",
        "string",
        "The standard code of the program, kegiatan or sub kegiatan (Permendagri 90/2019 and its updates, for budgets "
        "since 2021); it begins with X.XX where the report leaves open of which urusan the program is that every "
        "agency has; missing if no match is certain.",
        "1.06.04.2.01.03",
    ),
    Field("item_name", "string", "Its name in the regulation.", "Penyediaan Alat Bantu"),
    Field(
        "match_method",
        "string",
        "How the label was matched to the item: by the code that it prints, by the name, or by a spelling of that.",
        "name",
    ),
    Field("match_score", "number", "How alike label and name are.", "100", unit="0–100", minimum=0),
)
"""In order; they stand behind all others."""
