"""The columns of review.csv that no other file has: what a reviewer sees of a label beside its place, and fills in."""

from __future__ import annotations

from pipeline.field_types import Field


def _candidate(rank: int) -> tuple[Field, ...]:
    which = ("best", "second", "third")[rank - 1]
    example, example_name, reason = (
        ("gender_empowerment_index_idg", "Indeks Pemberdayaan Gender (IDG)", "name and abbreviation contradict"),
        ("gender_development_index_ipg", "Indeks Pembangunan Gender (IPG)", "'idg' is not 'ipg'"),
        ("gender_inequality_index_ikg", "Indeks Ketimpangan Gender (IKG)", "'idg' is not 'ikg'"),
    )[rank - 1]
    return (
        Field(f"candidate_{rank}", "string", f"The {which} candidate, by its id in indicators.csv.", example),
        Field(f"candidate_{rank}_name", "string", f"The {which} candidate's name.", example_name),
        Field(
            f"candidate_{rank}_score",
            "number",
            f"How alike label and {which} candidate are.",
            "81.4",
            unit="0–100",
            minimum=0,
        ),
        Field(f"candidate_{rank}_reason", "string", f"Why the {which} candidate is not certain.", reason),
    )


REVIEW_FIELDS = (
    Field("unit_kind", "string", "The kind of that unit (unit_kinds.csv), or of what the figures look like.", "index"),
    Field(
        "typical_values",
        "string",
        "Values of the first such rows as printed, with a stroke between each two.",
        "70.61 | 75,52",
    ),
    *_candidate(1),
    *_candidate(2),
    *_candidate(3),
    Field("reason", "string", "Why no match is certain.", "two candidates are equally alike"),
    Field(
        "decision",
        "string",
        'What a person decided: an indicator_id, "new: " and the id of a new indicator, or "no" for no indicator.',
        "gender_empowerment_index_idg",
    ),
    Field("note", "string", "What that person has to say about it.", "the report confuses IPG and IDG"),
    Field(
        "report",
        "string",
        "The report that prints it first, as a source in mappings/ is named.",
        "LKjIP Dinas Sosial Kabupaten Purbalingga 2020",
    ),
    Field(
        "review_id",
        "string",
        "A key made of label and unit, which tells if either was altered.",
        "r9f0f47c165",
        required=True,
    ),
)
"""In order, from the kind of unit to the key; `pipeline.fields` has the label and its place before them."""
