"""Columns that tell who reports, and the figures of others that contradict one."""

from __future__ import annotations

from pipeline.field_types import Field
from pipeline.terms import Term

REGION_LEVELS = (
    Term("provinsi", "A province."),
    Term("kabupaten", "A regency."),
    Term("kota", "A city."),
)
REPORTER_FIELDS = (
    Field("region_level", "string", "What kind of region it is.", "kabupaten", allowed=REGION_LEVELS),
    Field(
        "agency_id",
        "string",
        "The agency, the same for every spelling of its name: the region's code of today, then what the name says.",
        "33.03:dinas-dalduk-kb-pa-pp-sosial",
    ),
)
CONFLICT_FIELDS = (
    Field(
        "other_table_figure_id",
        "string",
        "For a figure flagged conflicts_with_table, one of another table of the report that contradicts it.",
        "purbalingga-dinsos-2020:p005-3:p5:0:6",
    ),
    Field(
        "other_report_figure_id",
        "string",
        "For a figure flagged conflicts_with_report, one of another report that contradicts it.",
        "purbalingga-dinsos-2020:p005-3:p5:0:6",
    ),
)
