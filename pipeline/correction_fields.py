"""`corrections.csv` of the dataset: what people have set right."""

from __future__ import annotations

from pipeline.field_types import Field, File, Reference

CORRECTIONS = File(
    "corrections",
    "Corrected figures",
    "One row a figure whose value a person has set right: the rows of corrections.csv in the corpora that were read.",
    (
        Field(
            "doc_id",
            "string",
            "The document, by its id in the corpus manifest.",
            "purbalingga-dinsos-2020",
            required=True,
        ),
        Field(
            "figure_id",
            "string",
            "The corrected figure, in performance.csv or budget.csv.",
            "purbalingga-dinsos-2020:p002-3:p2:3:6",
            required=True,
        ),
        Field(
            "old", "string", "What the figure read before: its value, or without one its text.", "70.61", required=True
        ),
        Field("new", "string", "What it reads now; a hyphen for nothing.", "93.49", required=True),
        Field("who", "string", "Who corrected it, as that person wants to be named.", "data desk", required=True),
        Field("why", "string", "Why it was corrected.", "70.61 ÷ 75.52; so in table 3.6", required=True),
    ),
    key=("figure_id",),
    references=(Reference(("doc_id",), "documents"),),
)
