"""Every file of the dataset and every column of it, described once.

The pandera schemas, the pandas and Parquet types, `datapackage.json` and the codebook (docs/dataset.md, codebook.md)
are all made from `FILES`, so that none of them can say something else than the others.

A missing value is missing everywhere: an empty cell in CSV, null in Parquet, `<NA>` in pandas. No column mixes empty
texts with missing ones.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.correction_fields import CORRECTIONS
from pipeline.field_types import Field, File, Reference
from pipeline.review_fields import REVIEW_FIELDS
from pipeline.terms import (
    BUDGET_MEASURES,
    BUDGET_VERSIONS,
    DIRECTIONS,
    DOCUMENT_KINDS,
    DOCUMENT_STATUSES,
    LEVELS,
    PERFORMANCE_MEASURES,
    PERFORMANCE_VERSIONS,
    TABLE_KINDS,
)


def _count(name: str, meaning: str, example: str, unit: str) -> Field:
    return Field(name, "integer", meaning, example, unit=unit, required=True, minimum=0)


# --- columns that several files share -----------------------------------------------------------------------------

_DOC_ID = Field(
    "doc_id", "string", "The document, by its id in the corpus manifest.", "purbalingga-dinsos-2020", required=True
)
_WHERE = (
    Field("region_code", "string", "Kemendagri code of the province, regency or city: the stable key.", "33.03"),
    Field("region_name", "string", "Name of the province, regency or city.", "Kabupaten Purbalingga"),
    Field("agency", "string", "The agency that reports, as the manifest names it.", "Dinas Sosial"),
)
_REPORT_YEAR = Field(
    "report_year", "integer", "The year that the report is about.", "2020", unit="year", required=True, minimum=2000
)
_REGION = (*_WHERE, _REPORT_YEAR)
_TABLE_ID = Field(
    "table_id", "string", "The table, by its place in the document.", "purbalingga-dinsos-2020:p002-1", required=True
)
_TABLE_NAME = (
    Field("table_label", "string", "The table's printed number; missing if it has none.", "3.1"),
    Field("table_title", "string", "The table's title as printed, without its number.", "Capaian Kinerja Tahun 2020"),
)
_PAGE = Field(
    "page",
    "integer",
    "Page of the PDF, counted from 1, on which the row or table starts; missing for a text.",
    "34",
    minimum=1,
)
_SOURCE_LINE = Field(
    "source_line",
    "integer",
    "Line of the text, counted from 1, on which the row or table starts; missing for a PDF.",
    "565",
    minimum=1,
)
_ROW = Field("row", "integer", "The row within the table's body, counted from 0.", "4", required=True, minimum=0)
_COLUMN = Field("column", "integer", "The column within the table, counted from 0.", "3", required=True, minimum=0)
_UNIT = Field(
    "unit",
    "string",
    "The unit of the value, from cell, unit column, header, label or vocabulary; missing if unknown.",
    "%",
)
_VALUE_RAW = Field("value_raw", "string", "The cell as printed.", "94,78%", required=True)
_INDICATOR_MEANING = "The indicator that the label names, by its id in indicators.csv; missing if no match is certain."

# --- columns of performance and budget ----------------------------------------------------------------------------

_FIGURE_ID = Field(
    "figure_id",
    "string",
    "The figure, by its place in the document: stays the same when the document is read again.",
    "purbalingga-dinsos-2020:p002-1:p2:0:4",
    required=True,
)
_LEVEL = Field(
    "level",
    "string",
    "What the row is in the plan's hierarchy; missing if the report does not tell.",
    "sasaran",
    allowed=LEVELS,
)
_PERIOD = Field("period", "integer", "The year that the value is about.", "2020", unit="year", required=True)
_VALUES = (
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
    _UNIT,
    Field("unit_raw", "string", "The unit as the unit column or the cell prints it.", "%"),
    _VALUE_RAW,
    Field(
        "flags",
        "string",
        'Why the figure deserves a look: names from the list of flags, sorted and joined by ";"; in pandas write '
        'performance["flags"], as every frame has another .flags of its own.',
        "arithmetic_mismatch;repaired",
    ),
)
_ORIGIN = (
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
    _COLUMN,
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
)
_ABOUT_TABLE = (_FIGURE_ID, _DOC_ID, *_REGION, _TABLE_ID, *_TABLE_NAME, _PAGE, _SOURCE_LINE, _ROW, _LEVEL)
_IN_DOCUMENTS = Reference(("doc_id",), "documents")
_IN_TABLES = Reference(("doc_id", "table_id"), "tables")

PERFORMANCE = File(
    "performance",
    "Performance figures",
    "One row a figure: a measure of one indicator in one period, as one table of one document prints it.",
    (
        *_ABOUT_TABLE,
        Field("goal", "string", "The goal (tujuan) under which the row stands.", "Meningkatnya kesejahteraan sosial"),
        Field("objective", "string", "The objective (sasaran) under which the row stands.", "Menurunnya angka PMKS"),
        Field(
            "indicator_raw",
            "string",
            "The indicator as printed, wrapped lines joined, without list number or bullet.",
            "Persentase PMKS yang tertangani",
        ),
        Field("indicator_id", "string", _INDICATOR_MEANING, "pmks_handled_pct"),
        Field("match_method", "string", "How the label was matched to the indicator.", "alias"),
        Field("match_score", "number", "How alike label and indicator are.", "96.5", unit="0–100", minimum=0),
        Field(
            "version",
            "string",
            "How the figure is counted, where it is not the period's own.",
            "kumulatif",
            allowed=PERFORMANCE_VERSIONS,
        ),
        Field(
            "measure",
            "string",
            "What the value is of the indicator.",
            "capaian",
            required=True,
            allowed=PERFORMANCE_MEASURES,
        ),
        _PERIOD,
        *_VALUES,
        *_ORIGIN,
    ),
    key=("figure_id",),
    references=(_IN_DOCUMENTS, _IN_TABLES, Reference(("indicator_id",), "indicators")),
)

BUDGET = File(
    "budget",
    "Budget figures",
    "One row a figure: a measure of one program, kegiatan, sub kegiatan or belanja in one period.",
    (
        *_ABOUT_TABLE,
        Field(
            "item_raw",
            "string",
            "The program, activity or expenditure as printed, without list number or bullet; an account code in "
            "the same cell is part of it.",
            "Kegiatan Fasilitasi Perlindungan Anak",
        ),
        Field("program_raw", "string", "The program under which the item stands, as printed.", "Perlindungan Anak"),
        Field("activity_raw", "string", "The kegiatan under which the item stands, as printed.", "Fasilitasi"),
        Field(
            "version",
            "string",
            "Which version of the year's budget; missing if the report does not tell.",
            "perubahan",
            allowed=BUDGET_VERSIONS,
        ),
        Field(
            "measure",
            "string",
            "What the value is of the item.",
            "realisasi_anggaran",
            required=True,
            allowed=BUDGET_MEASURES,
        ),
        _PERIOD,
        *_VALUES,
        *_ORIGIN,
    ),
    key=("figure_id",),
    references=(_IN_DOCUMENTS, _IN_TABLES),
)

# --- what was read ------------------------------------------------------------------------------------------------

DOCUMENTS = File(
    "documents",
    "Documents",
    "One row a document of the corpus, with what became of it.",
    (
        _DOC_ID,
        Field("corpus_id", "string", "The corpus, by the id in its manifest.", "purbalingga", required=True),
        *_WHERE,
        replace(
            _REPORT_YEAR,
            meaning="The year that the report is about; missing for a refused document without a valid one.",
            required=False,
        ),
        Field("file", "string", "Name of the document's file.", "purbalingga-dinsos-2020.pdf", required=True),
        Field("sha256", "string", "SHA-256 of the file, as the manifest gives it.", "c5a028c318a3652b…"),
        Field("kind", "string", "What the file is.", "pdf", required=True, allowed=DOCUMENT_KINDS),
        Field(
            "status",
            "string",
            "What became of the document.",
            "ok",
            required=True,
            allowed=DOCUMENT_STATUSES,
        ),
        Field("reason", "string", "Why the status is not ok.", "every page is a picture without text"),
        _count("pages", "Pages of the document; 0 for a text.", "87", "pages"),
        _count("pages_read", "Pages that were searched for tables closely.", "41", "pages"),
        _count("tables", "Tables found.", "23", "tables"),
        _count("performance_figures", "Rows that the document has in performance.csv.", "312", "rows"),
        _count("budget_figures", "Rows that the document has in budget.csv.", "144", "rows"),
        _count("rejects", "Rows that the document has in rejects.csv.", "9", "rows"),
        _count("review", "Rows of review.csv whose label the document is the first to print.", "7", "rows"),
    ),
    key=("doc_id",),
)

TABLES = File(
    "tables",
    "Tables",
    "One row a table that was found, also where it is neither of performance nor of budget.",
    (
        _DOC_ID,
        _TABLE_ID,
        *_TABLE_NAME,
        _PAGE,
        Field("last_page", "integer", "Page of the PDF on which the table ends; missing for a text.", "36", minimum=1),
        _SOURCE_LINE,
        Field(
            "kind",
            "string",
            "What the table holds.",
            "performance",
            required=True,
            allowed=TABLE_KINDS,
        ),
        Field("engine", "string", "What found the table's grid.", "tablers"),
        Field("score", "number", "How good the grid is.", "0.97", unit="0–1", minimum=0),
        Field(
            "confidence",
            "number",
            "How sure the reading of the table is: the mean confidence of its figures; where it has none, that of its "
            "grid.",
            "0.994",
            unit="0–1",
            minimum=0,
        ),
        _count("rows", "Rows of the table's body.", "18", "rows"),
        _count("columns", "Columns of the table.", "6", "columns"),
        _count("figures", "Rows of performance.csv and budget.csv that come from the table.", "36", "rows"),
        _count("rejects", "Rows of rejects.csv that come from the table.", "2", "rows"),
        Field(
            "header",
            "string",
            "The columns' headers, upper levels first, each with what it was taken for.",
            "Sasaran [label: sasaran] | Tahun 2020 > Target [target 2020]",
        ),
        Field("rotation", "integer", "Degrees by which the page was turned upright.", "90", unit="degrees"),
        Field("reason", "string", "Why the table was taken for what it is.", "Target, Realisasi and Capaian of 2020"),
    ),
    key=("doc_id", "table_id"),
    references=(_IN_DOCUMENTS,),
)

REJECTS = File(
    "rejects",
    "Cells left out",
    "One row a cell of a performance or budget table that looks like a figure and is in neither dataset.",
    (
        _DOC_ID,
        _TABLE_ID,
        _PAGE,
        _SOURCE_LINE,
        _ROW,
        _COLUMN,
        Field("label_raw", "string", "The label of the cell's row, as printed.", "Indeks Pembangunan Gender"),
        Field("header", "string", "The header of the cell's column, upper levels first.", "Triwulan I > Target"),
        _VALUE_RAW,
        Field("reason", "string", "Why the cell is no figure of the dataset.", "a quarter's figure", required=True),
    ),
    references=(_IN_DOCUMENTS, _IN_TABLES),
)

# --- vocabulary and review ----------------------------------------------------------------------------------------

INDICATORS = File(
    "indicators",
    "Indicators",
    "One row an indicator that labels are matched to: the codebook of indicator_id.",
    (
        Field("indicator_id", "string", "The indicator.", "pmks_handled_pct", required=True),
        Field("name_id", "string", "Its name in Indonesian.", "Persentase PMKS yang tertangani", required=True),
        Field(
            "name_en", "string", "Its name in English.", "Share of people with social welfare problems who were handled"
        ),
        Field("unit", "string", "The unit that it is measured in.", "%"),
        Field("direction", "string", "Whether a higher or a lower value is better.", "higher", allowed=DIRECTIONS),
        Field("sector", "string", "The field of government that it belongs to.", "sosial"),
        Field(
            "definition",
            "string",
            "What it measures.",
            "People with social welfare problems who received any handling in the year, of all such people recorded.",
        ),
        Field("source", "string", "Where its definition comes from.", "LKjIP Dinas Sosial Kota Malang 2023"),
        Field("formula", "string", "How it is worked out.", "PMKS tertangani ÷ PMKS seluruhnya × 100"),
    ),
    key=("indicator_id",),
)


REVIEW = File(
    "review",
    "Labels to review",
    "One row a label with no certain match, with the best candidates; a person fills in decision and note.",
    (
        Field("label", "string", "The label as printed.", "Indek Pemberdayaan Gender (IDG)", required=True),
        Field("occurrences", "integer", "Rows that have the label.", "4", unit="rows", required=True, minimum=1),
        _DOC_ID,
        _PAGE,
        _SOURCE_LINE,
        _TABLE_ID,
        _UNIT,
        *REVIEW_FIELDS,
    ),
    references=(_IN_DOCUMENTS, _IN_TABLES),
)

FILES: tuple[File, ...] = (PERFORMANCE, BUDGET, DOCUMENTS, TABLES, REJECTS, INDICATORS, REVIEW, CORRECTIONS)


def file_named(name: str) -> File:
    """The file of the dataset with this name ("performance"). KeyError if there is none."""
    for file in FILES:
        if file.name == name:
            return file
    raise KeyError(name)
