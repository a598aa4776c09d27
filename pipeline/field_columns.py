"""The columns that several files of the dataset share; `pipeline.fields` says which file has which."""

from __future__ import annotations

from pipeline.field_types import Field, Reference
from pipeline.reporter_fields import CONFLICT_FIELDS, REPORTER_FIELDS
from pipeline.terms import LEVELS


def count(name: str, meaning: str, example: str, unit: str) -> Field:
    return Field(name, "integer", meaning, example, unit=unit, required=True, minimum=0)


# --- columns that several files share -----------------------------------------------------------------------------

DOC_ID = Field(
    "doc_id", "string", "The document, by its id in the corpus manifest.", "purbalingga-dinsos-2020", required=True
)
WHERE = (
    Field("region_code", "string", "Kemendagri code of the province, regency or city: the stable key.", "33.03"),
    Field("region_name", "string", "Name of the province, regency or city.", "Kabupaten Purbalingga"),
    Field("agency", "string", "The agency that reports, as the manifest names it.", "Dinas Sosial"),
)
REPORT_YEAR = Field(
    "report_year", "integer", "The year that the report is about.", "2020", unit="year", required=True, minimum=2000
)
REGION = (*WHERE, REPORT_YEAR)
TABLE_ID = Field(
    "table_id", "string", "The table, by its place in the document.", "purbalingga-dinsos-2020:p002-1", required=True
)
TABLE_NAME = (
    Field("table_label", "string", "The table's printed number; missing if it has none.", "3.1"),
    Field("table_title", "string", "The table's title as printed, without its number.", "Capaian Kinerja Tahun 2020"),
)
PAGE = Field(
    "page",
    "integer",
    "Page of the PDF, counted from 1, on which the row or table starts; missing for a text.",
    "34",
    minimum=1,
)
SOURCE_LINE = Field(
    "source_line",
    "integer",
    "Line of the text, counted from 1, on which the row or table starts; missing for a PDF.",
    "565",
    minimum=1,
)
ROW = Field("row", "integer", "The row within the table's body, counted from 0.", "4", required=True, minimum=0)
COLUMN = Field("column", "integer", "The column within the table, counted from 0.", "3", required=True, minimum=0)
UNIT = Field(
    "unit",
    "string",
    "The unit of the value, from cell, unit column, header, label or vocabulary; missing if unknown.",
    "%",
)
VALUE_RAW = Field("value_raw", "string", "The cell as printed.", "94,78%", required=True)
INDICATOR_MEANING = "The indicator that the label names, by its id in indicators.csv; missing if no match is certain."

# --- columns of performance and budget ----------------------------------------------------------------------------

FIGURE_ID = Field(
    "figure_id",
    "string",
    "The figure, by its place in the document: stays the same when the document is read again.",
    "purbalingga-dinsos-2020:p002-1:p2:0:4",
    required=True,
)
LEVEL = Field(
    "level",
    "string",
    "What the row is in the plan's hierarchy; missing if the report does not tell.",
    "sasaran",
    allowed=LEVELS,
)
PERIOD = Field("period", "integer", "The year that the value is about.", "2020", unit="year", required=True)
VALUES = (
    Field(
        "value",
        "number",
        "The value in `unit`: percents as printed (94.78), rupiah in full, a ratio as numerator ÷ denominator; "
        "missing if the cell has no single number.",
        "94.78",
        unit="see the column unit",
    ),
    Field(
        "value_text",
        "string",
        'A category, ratio, remark or compound that the cell holds; or its number with the sign before it ("< 5").',
        "Pratama",
    ),
    UNIT,
    Field("unit_raw", "string", "The unit as the unit column or the cell prints it.", "%"),
    VALUE_RAW,
    Field(
        "flags",
        "string",
        'Why the figure deserves a look: names from the list of flags, sorted and joined by ";"; in pandas write '
        'performance["flags"], as every frame has another .flags of its own.',
        "arithmetic_mismatch;repaired",
    ),
)
ORIGIN = (
    Field(
        "confidence",
        "number",
        "How probable it is that the figure is right (what the cell prints, of the indicator, measure and year given), "
        "weighed from `evidence` and `flags`; docs/figures.md shows how well that holds.",
        "0.997",
        unit="0–1",
        required=True,
        minimum=0,
    ),
    COLUMN,
    Field(
        "box",
        "string",
        "The cell's rectangle on its page, turned upright: left, top, right and bottom from the page's top left.",
        "310.5 122 368.2 140.4",
        unit="PDF points",
    ),
    Field(
        "evidence",
        "string",
        'What speaks for or against the figure: names from the list of evidence, sorted and joined by ";".',
        "one_reading;sum",
    ),
    Field("explanation", "string", "Which readings the cell had, and why this one was chosen.", "94.78: the only one"),
    *REPORTER_FIELDS,
    *CONFLICT_FIELDS,
)
ABOUT_TABLE = (FIGURE_ID, DOC_ID, *REGION, TABLE_ID, *TABLE_NAME, PAGE, SOURCE_LINE, ROW, LEVEL)
IN_DOCUMENTS = Reference(("doc_id",), "documents")
IN_TABLES = Reference(("doc_id", "table_id"), "tables")
