"""The words that the dataset's closed columns (measure, level, kind, status …) can hold, each with its meaning."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed column and what it means, for the codebook."""

    name: str
    meaning: str


PERFORMANCE_MEASURES = (
    Term("target", "What was to be reached in the period."),
    Term("realisasi", "What was reached in the period."),
    Term("capaian", "Achievement: realisasi against target, as the report works it out, in percent."),
    Term("kondisi_awal", "The baseline before the plan began."),
    Term("target_akhir", "The target for the end of the plan (Renstra, RPJMD); its period is the plan's last year."),
    Term("capaian_akhir", "Achievement against the end-of-plan target; its period is the year achieved."),
    Term("realisasi_pembanding", "What the nation or province reached, printed for comparison."),
    Term("selisih", "A difference between two of the table's figures."),
)
BUDGET_MEASURES = (
    Term("anggaran", "The budget, in rupiah; the column version tells before and after the year's change apart."),
    Term("realisasi_anggaran", "What was spent, in rupiah."),
    Term("serapan", "The share of the budget that was spent, in percent."),
    Term("sisa_anggaran", "What is left of the budget, in rupiah."),
    Term("realisasi_fisik", "Physical progress, in percent."),
)
LEVELS = (
    Term("tujuan", "A goal."),
    Term("sasaran", "An objective under a goal."),
    Term("program", "A program."),
    Term("kegiatan", "An activity of a program."),
    Term("sub_kegiatan", "A part of an activity."),
    Term("total", "The total of a budget table (JUMLAH)."),
)
PLAN_LEVELS = tuple(level.name for level in LEVELS if level.name != "total")
"""The levels of a plan, the highest first."""
BUDGET_VERSIONS = (
    Term("murni", "As adopted for the year."),
    Term("perubahan", "After the year's change."),
)
IN_FORCE = BUDGET_VERSIONS[-1].name
"""The version that a year's figures are measured by, where both are printed."""
PERFORMANCE_VERSIONS = (
    Term("murni", "A target as first agreed for the year, where the report prints the changed agreement too."),
    Term("perubahan", "A target of the changed agreement."),
    Term("kumulatif", "Counted over several years to the end of the period, as its header says, not in it alone."),
)
MATCH_METHODS = (
    Term("alias", "The label is printed as the vocabulary has it."),
    Term("normalised", "It has the words of one of the indicator's names, spelt or abbreviated otherwise."),
    Term("fuzzy", "So it has, but some are misspelt."),
    Term("values", "Its name and its abbreviation exclude each other, and its values are printed elsewhere for one."),
)
DOCUMENT_KINDS = (
    Term("pdf", "A PDF with text."),
    Term("text", "A text whose tables are lines of tab-separated cells."),
    Term("scan", "A PDF of pictures without text."),
    Term("unreadable", "A file that could not be opened."),
)
DOCUMENT_STATUSES = (
    Term("ok", "Tables were found."),
    Term("no tables", "The document was read and has no tables that we recognise."),
    Term("incomplete", "Tables were read, but a cell that looks like a figure is nowhere; the column reason names it."),
    Term("needs OCR", "The pages are pictures: make a PDF with text of them first."),
    Term("failed", "The document could not be read; the column reason says why."),
)
TABLE_KINDS = (
    Term("performance", "Indicators with target, realisasi or capaian."),
    Term("budget", "Programs or activities with anggaran or realisasi."),
    Term("performance+budget", "Both side by side."),
    Term("other", "Neither; none of its figures are in the dataset."),
)
CELL_CLASSES = (
    Term("header", "numbers in the header: years, ordinals, those among its words."),
    Term("list_number", "list numbers and account codes in front of rows."),
    Term("year", "the years that rows are about."),
    Term("words", "numbers among the words of a label or remark."),
    Term("column_number", "numbers of rows that number the columns (1 2 3=2/1), which are dropped."),
    Term("repeated_header", "numbers in a header that is printed again after a page break and dropped."),
)
"""What a cell with a digit can be that is no figure; `pipeline.ledger` counts them."""
DIRECTIONS = (
    Term("higher", "More is better."),
    Term("lower", "Less is better, as with poverty."),
    Term("neither", "Neither is better in itself."),
)
