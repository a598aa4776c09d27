"""The review sheet: one row a label, with the columns that a person fills in.

review.csv of a dataset is such a sheet too, without the columns for a new indicator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from pipeline.errors import LkjipError
from pipeline.mapping_files import read_numbered
from pipeline.review_key import review_id
from pipeline.workbook import WORKBOOK_SUFFIX

CSV_SUFFIX = ".csv"
SUFFIXES = (CSV_SUFFIX, WORKBOOK_SUFFIX)
NEEDED = ("unit", "decision", "note", "report", "review_id")
"""Columns that a filled sheet must have beside the label, or a decision would go unseen or without a source."""
NEW_PREFIX = "new_"
"""In front of a column of indicators.csv: what a new indicator has there."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One label with its candidates and what a person decided: the columns of the sheet, in their order.

    `new_…` describe the indicator of a decision "new: ID"; `choice_…` stand in workbooks only, for the list that drops
    down on the decision. The other columns are those of review.csv (`pipeline.fields`).
    """

    label: str
    decision: str = ""
    note: str = ""
    unit: str = ""
    typical_values: str = ""
    occurrences: str = ""
    reason: str = ""
    candidate_1: str = ""
    candidate_1_name: str = ""
    candidate_1_score: str = ""
    candidate_1_reason: str = ""
    candidate_2: str = ""
    candidate_2_name: str = ""
    candidate_2_score: str = ""
    candidate_2_reason: str = ""
    candidate_3: str = ""
    candidate_3_name: str = ""
    candidate_3_score: str = ""
    candidate_3_reason: str = ""
    new_name_id: str = ""
    new_name_en: str = ""
    new_unit: str = ""
    new_direction: str = ""
    new_sector: str = ""
    new_definition: str = ""
    new_formula: str = ""
    new_source: str = ""
    doc_id: str = ""
    page: str = ""
    source_line: str = ""
    table_id: str = ""
    report: str = ""
    unit_kind: str = ""
    review_id: str = ""
    choice_1: str = ""
    choice_2: str = ""
    choice_3: str = ""
    choice_4: str = ""

    @property
    def candidates(self) -> tuple[str, ...]:
        """The candidates' ids, the best first."""
        return tuple(filter(None, (self.candidate_1, self.candidate_2, self.candidate_3)))


CHOICES = tuple(field.name for field in fields(SheetRow) if field.name.startswith("choice_"))
COLUMNS = tuple(field.name for field in fields(SheetRow) if field.name not in CHOICES)
NEW_COLUMNS = tuple(name for name in COLUMNS if name.startswith(NEW_PREFIX))


class RefusedSheetError(LkjipError):
    """A sheet of which nothing is applied. `faults` are all rows that are wrong; as a sentence it tells the first."""

    def __init__(self, faults: Sequence[LkjipError]) -> None:
        first = faults[0]
        self.faults = tuple(faults)
        super().__init__(first.file, first.place, first.problem, first.remedy)


def read_sheet(path: Path) -> list[tuple[int, SheetRow]]:
    """The rows of a filled sheet (.csv or .xlsx), each with its line.

    Raises RefusedSheetError for a file that cannot be read, a column that is unknown or missing, and every row without
    a label or with another label or unit than was exported.
    """
    check_suffix(path)
    if not path.is_file():
        raise LkjipError(path, "", "there is no such file", "check the path")
    faults: list[LkjipError] = []
    rows = read_numbered(SheetRow, path.resolve(), comments=False, present=NEEDED, faults=faults)
    faults = [LkjipError(path, fault.place, fault.problem, fault.remedy) for fault in faults]
    for line, row in rows:
        if row.review_id != review_id(row.label, row.unit):
            problem = f"'{row.label}' ({row.unit or 'no unit'}) is not the label and unit that were exported"
            remedy = "restore them and review_id from a new export; a label of your own belongs in aliases.csv"
            faults.append(fault_at(path, line, problem, remedy))
    if faults:
        raise RefusedSheetError(faults)
    return rows


def read_decisions(path: Path) -> list[SheetRow]:
    """The rows of a review.csv of any version of ours, for what people wrote into it. LkjipError as `read_sheet`."""
    rows = read_numbered(SheetRow, path.resolve(), comments=False, present=("unit", "decision", "note"))
    return [row for _, row in rows]


def fault_at(path: Path, line: int, problem: str, remedy: str) -> LkjipError:
    """What is wrong with one row of a sheet."""
    return LkjipError(path, f"line {line}", problem, remedy)


def check_suffix(path: Path) -> None:
    """LkjipError for a file name that is of neither kind of sheet."""
    if path.suffix.casefold() not in SUFFIXES:
        raise LkjipError(path, "", "a review sheet is a .csv or .xlsx file", "save it as one of them")
