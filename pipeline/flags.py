"""The flags a figure can carry: each is a reason to look at it before using it.

A flag on everything is no flag: one belongs here only if it is set on the few figures that deserve a look. The stages
pass flags as tuples of names; the dataset joins them, sorted, with ";". A name that is not in `FLAGS` is a mistake of
ours and fails at once (`check_flags`), so that the codebook can never lack one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag: its `name` in the dataset, its `meaning`, `when` it is set and what the reader should `do`."""

    name: str
    meaning: str
    when: str
    do: str


FLAGS: tuple[Flag, ...] = (
    Flag(
        "ambiguous_number",
        "The printed number can be read in more than one way.",
        "Two or more readings fit the column and its unit, and no arithmetic proves one of them.",
        "Look at the cell and at its neighbours; the value is the likeliest reading.",
    ),
    Flag(
        "arithmetic_mismatch",
        "The figure contradicts the figures it is made of.",
        "Capaian, serapan, sisa or selisih, worked out from the printed parts, differs from what is printed; or a part "
        "is what both its own row and the total of its column prove wrong.",
        "Decide which of the printed figures to trust; all are given as printed.",
    ),
    Flag(
        "compound_value",
        "The cell holds several values that belong together, and no single number.",
        'The cell reads like "9 anak terlantar, 12 ABH".',
        "Take the parts from value_text.",
    ),
    Flag(
        "conflicts_with_report",
        "Another report of the same region prints another value.",
        "The same indicator, measure, period and unit have a different value in a report of another year or agency.",
        "Compare with the figure that other_report_figure_id names: a later report may give revised data.",
    ),
    Flag(
        "conflicts_with_table",
        "Another table of the same report prints another value.",
        "The same indicator or item, measure and period stand elsewhere in the document with a different value.",
        "Compare with the figure that other_table_figure_id names before using either.",
    ),
    Flag(
        "corrected",
        "A person has set the value right.",
        "The corrections.csv of the document's corpus names the figure, what it read, and what it is to read.",
        "corrections.csv says who corrected it and why; value_raw keeps what is printed.",
    ),
    Flag(
        "header_uncertain",
        "What the column measures is a guess.",
        "The column's header is blank, broken or unknown, and its meaning was taken from its neighbours or contents; "
        "or two columns give different values for the same in this row.",
        "Check the measure against the table's header.",
    ),
    Flag(
        "malformed_number",
        "The number is misprinted and could not be repaired.",
        "Its separators or digits fit no way of writing numbers, and no arithmetic proves what was meant.",
        "Do not use the value unchecked; it is the likeliest reading, or empty.",
    ),
    Flag(
        "measure_by_meaning",
        "The header's word and the column's contents disagree; the measure follows the contents.",
        'A column is headed, for example, "Capaian" and holds realised values beside another headed "% Capaian".',
        "Check the measure against the table.",
    ),
    Flag(
        "merged_value",
        "The value is printed once over several rows and is given on the first of them.",
        "The value's cell spans rows that have labels of their own.",
        "Read it as the value of all the rows it spans.",
    ),
    Flag(
        "mixed_separators",
        "The number is written in another style than the rest of its table.",
        'A comma groups thousands ("352,390") in a table whose decimal mark is the comma.',
        "Look at the cell; the value is the reading that the arithmetic or the column supports.",
    ),
    Flag(
        "out_of_range",
        "The value lies outside what its measure allows, or the money in its row does.",
        "Money below a thousand rupiah or beyond any region's, and its neighbours in the row; a serapan over 150 %.",
        "Genuine extremes exist; check the page.",
    ),
    Flag(
        "period_uncertain",
        "The year the figure is about is doubtful.",
        "The header's year does not fit its group or the report, the year had to be guessed, or another table gives "
        "the same figures for another year.",
        "Check the year in the table's header.",
    ),
    Flag(
        "repaired",
        "A misprinted number was repaired.",
        "The printed number is malformed, and arithmetic with other cells proves exactly one reading.",
        "value_raw keeps what is printed.",
    ),
    Flag(
        "schema_mismatch",
        "A cell of the row broke the description of its column and was emptied.",
        "A value is none of those that its column can have, or names an indicator that the codebook lacks.",
        "The explanation names column and value; report it, as it is a mistake of lkjip.",
    ),
    Flag(
        "shifted_cell",
        "The row's cells had slipped sideways and were moved back under their headers.",
        "The row has a cell too few or too many, and only a shift makes its contents fit the columns.",
        "Check the row against the page.",
    ),
    Flag(
        "total_mismatch",
        "A total differs from the sum of its parts.",
        "A total (Jumlah) is not the sum of the rows above it, or a program not that of its kegiatan, beyond rounding.",
        "An item may be missing, misread or misprinted; the explanation names sum and difference.",
    ),
    Flag(
        "unit_mismatch",
        "The unit printed with the value is not the one its column, row or indicator has.",
        "The cell, the unit column and the vocabulary name different units; or amounts headed in thousands of rupiah "
        "are too large for that.",
        "Check which unit the value is in.",
    ),
)

_NAMES = frozenset(flag.name for flag in FLAGS)


def check_flags(names: Iterable[str]) -> tuple[str, ...]:
    """The names sorted and without repeats; ValueError if one of them is not in `FLAGS`."""
    found = sorted(set(names))
    unknown = [name for name in found if name not in _NAMES]
    if unknown:
        raise ValueError(f"unknown flag {', '.join(map(repr, unknown))}: describe it in pipeline/flags.py first")
    return tuple(found)


def flag_names() -> frozenset[str]:
    """The names of all flags."""
    return _NAMES


def join_flags(names: Iterable[str]) -> str:
    """The names as they stand in the dataset: sorted, joined by ";" (empty for none). ValueError as `check_flags`."""
    return SEPARATOR.join(check_flags(names))


def split_flags(text: str) -> tuple[str, ...]:
    """The names in a `flags` cell of the dataset. ValueError as `check_flags`."""
    return check_flags(name for name in text.split(SEPARATOR) if name)
