"""Every file of the dataset and every column of it, described once.

The pandera schemas, the pandas and Parquet types, `datapackage.json` and the codebook (docs/dataset.md, codebook.md)
are all made from `FILES`, so that none of them can say something else than the others.

A missing value is missing everywhere: an empty cell in CSV, null in Parquet, `<NA>` in pandas. No column mixes empty
texts with missing ones.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.correction_fields import CORRECTIONS
from pipeline.field_columns import (
    ABOUT_TABLE,
    COLUMN,
    DOC_ID,
    IN_DOCUMENTS,
    IN_TABLES,
    INDICATOR_MEANING,
    ORIGIN,
    PAGE,
    PERIOD,
    REPORT_YEAR,
    ROW,
    SOURCE_LINE,
    TABLE_ID,
    TABLE_NAME,
    UNIT,
    VALUE_RAW,
    VALUES,
    WHERE,
    count,
)
from pipeline.field_types import Field, File, Reference
from pipeline.item_fields import ITEM_FIELDS
from pipeline.reporter_fields import REPORTER_FIELDS
from pipeline.review_fields import REVIEW_FIELDS
from pipeline.terms import (
    BUDGET_MEASURES,
    BUDGET_VERSIONS,
    CELL_CLASSES,
    DIRECTIONS,
    DOCUMENT_KINDS,
    DOCUMENT_STATUSES,
    MATCH_METHODS,
    PERFORMANCE_MEASURES,
    PERFORMANCE_VERSIONS,
    TABLE_KINDS,
)

PERFORMANCE = File(
    "performance",
    "Performance figures",
    "One row a figure: a measure of one indicator in one period, as one table of one document prints it.",
    (
        *ABOUT_TABLE,
        Field("goal", "string", "The goal (tujuan) under which the row stands.", "Meningkatnya kesejahteraan sosial"),
        Field("objective", "string", "The objective (sasaran) under which the row stands.", "Menurunnya angka PMKS"),
        Field(
            "indicator_raw",
            "string",
            "The indicator as printed, wrapped lines joined, without list number or bullet.",
            "Persentase PMKS yang tertangani",
        ),
        Field("indicator_id", "string", INDICATOR_MEANING, "pmks_handled_pct"),
        Field("match_method", "string", "How the label was matched to the indicator.", "alias", allowed=MATCH_METHODS),
        Field("match_score", "number", "How alike label and indicator are.", "96.5", unit="0–100", minimum=0),
        Field(
            "version",
            "string",
            "How the figure is counted, where it is not the period's own; or which version of the year's agreement a "
            "target is of, where the report prints the changed one.",
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
        PERIOD,
        *VALUES,
        *ORIGIN,
        Field(
            "runner_up_id",
            "string",
            "The other indicator that the label is most like; missing if it is like none, or was not matched.",
            "pmks_lifted_pct",
        ),
        Field(
            "runner_up_score",
            "number",
            "How alike label and runner-up are; 100 where one name is both, and unit or region tell them apart.",
            "78.4",
            unit="0–100",
            minimum=0,
        ),
    ),
    key=("figure_id",),
    references=(IN_DOCUMENTS, IN_TABLES, Reference(("indicator_id",), "indicators")),
)

BUDGET = File(
    "budget",
    "Budget figures",
    "One row a figure: a measure of one program, kegiatan, sub kegiatan or belanja in one period.",
    (
        *ABOUT_TABLE,
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
        PERIOD,
        *VALUES,
        *ORIGIN,
        *ITEM_FIELDS,
    ),
    key=("figure_id",),
    references=(IN_DOCUMENTS, IN_TABLES),
)

# --- what was read ------------------------------------------------------------------------------------------------

DOCUMENTS = File(
    "documents",
    "Documents",
    "One row a document of the corpus, with what became of it.",
    (
        DOC_ID,
        Field("corpus_id", "string", "The corpus, by the id in its manifest.", "purbalingga", required=True),
        *WHERE,
        replace(
            REPORT_YEAR,
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
        count("pages", "Pages of the document; 0 for a text.", "87", "pages"),
        count("pages_read", "Pages that were searched for tables closely.", "41", "pages"),
        count("tables", "Tables found.", "23", "tables"),
        count("performance_figures", "Rows that the document has in performance.csv.", "312", "rows"),
        count("budget_figures", "Rows that the document has in budget.csv.", "144", "rows"),
        count("rejects", "Rows that the document has in rejects.csv.", "9", "rows"),
        count("review", "Rows of review.csv whose label the document is the first to print.", "7", "rows"),
        *REPORTER_FIELDS,
    ),
    key=("doc_id",),
)

CELL_COUNTS = tuple(
    replace(count(name, meaning, example, "cells"), required=False)
    for name, meaning, example in (
        (
            "cells",
            "Cells of a performance or budget table that hold a digit; missing for other tables.",
            "61",
        ),
        ("cells_in_dataset", "Of these, those whose figures are in performance.csv or budget.csv.", "36"),
        ("cells_in_rejects", "Of these, those that are in rejects.csv.", "2"),
        *((f"cells_{term.name}", f"Of these, {term.meaning}", "4") for term in CELL_CLASSES),
        (
            "cells_unaccounted",
            "Of these, those that are nowhere: any makes the document incomplete.",
            "0",
        ),
    )
)
"""The ledger of each table: the first is the sum of the others."""

TABLES = File(
    "tables",
    "Tables",
    "One row a table that was found, also where it is neither of performance nor of budget.",
    (
        DOC_ID,
        TABLE_ID,
        *TABLE_NAME,
        PAGE,
        Field("last_page", "integer", "Page of the PDF on which the table ends; missing for a text.", "36", minimum=1),
        SOURCE_LINE,
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
        count("rows", "Rows of the table's body.", "18", "rows"),
        count("columns", "Columns of the table.", "6", "columns"),
        count("figures", "Rows of performance.csv and budget.csv that come from the table.", "36", "rows"),
        count("rejects", "Rows of rejects.csv that come from the table.", "2", "rows"),
        *CELL_COUNTS,
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
    references=(IN_DOCUMENTS,),
)

REJECTS = File(
    "rejects",
    "Cells left out",
    "One row a cell of a performance or budget table that looks like a figure and is in neither dataset; or a row of "
    "another file that does not fit its schema.",
    (
        replace(DOC_ID, required=False),
        replace(TABLE_ID, required=False),
        PAGE,
        SOURCE_LINE,
        replace(ROW, required=False),
        replace(COLUMN, required=False),
        Field("label_raw", "string", "The label of the cell's row, as printed.", "Indeks Pembangunan Gender"),
        Field("header", "string", "The header of the cell's column, upper levels first.", "Triwulan I > Target"),
        replace(VALUE_RAW, required=False),
        Field("reason", "string", "Why the cell is no figure of the dataset.", "a quarter's figure", required=True),
    ),
    references=(IN_DOCUMENTS, IN_TABLES),
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
        DOC_ID,
        PAGE,
        SOURCE_LINE,
        TABLE_ID,
        UNIT,
        *REVIEW_FIELDS,
    ),
    references=(IN_DOCUMENTS, IN_TABLES),
)

FIGURE_FILES = (PERFORMANCE.name, BUDGET.name)
"""The files of figures."""
FILES: tuple[File, ...] = (PERFORMANCE, BUDGET, DOCUMENTS, TABLES, REJECTS, INDICATORS, REVIEW, CORRECTIONS)


def file_named(name: str) -> File:
    """The file of the dataset with this name ("performance"). KeyError if there is none."""
    for file in FILES:
        if file.name == name:
            return file
    raise KeyError(name)
