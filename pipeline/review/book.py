"""The review sheet as a workbook: the candidates drop down on the decision, and a second sheet says what to write."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pipeline.review.sheet import CHOICES, COLUMNS, NEW_COLUMNS, NEW_PREFIX, SheetRow
from pipeline.vocabulary import DIRECTIONS

NO = "no"
NUMBERS = ("occurrences", "candidate_1_score", "candidate_2_score", "candidate_3_score", "page", "source_line")
BY_HAND = ("decision", "note", *NEW_COLUMNS)
WIDTHS = {"label": 60, "decision": 40, "note": 25, "typical_values": 25, "reason": 40, "report": 40}
WIDTH, LONG_WIDTH = 12, 32
HAND_COLOUR, HEAD_COLOUR = "FFF7DC", "E8EEF4"
HOW = (
    ("decision", "what becomes of the label"),
    ("(empty)", "undecided: left alone, and asked again"),
    (
        "an indicator_id",
        "the label is a name of that indicator: a candidate from the list, or any id of the vocabulary",
    ),
    ("new: an_id", "the label is a new indicator: fill in the columns new_… of one row with that id"),
    (NO, "the label names no indicator by itself; the note, if there is one, says why"),
    ("", ""),
    ("in doubt", "leave it empty: an indicator that mixes two series is worse than a gap"),
    ("label, unit, review_id", "leave them as they are; a row whose label was altered is refused"),
    ("then", "lkjip review apply THIS_FILE, and lkjip run again"),
)


def book_bytes(rows: Sequence[SheetRow]) -> bytes:
    """The rows as a workbook (.xlsx)."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "review"
    names = (*COLUMNS, *CHOICES)
    sheet.append(names)
    for line, row in enumerate(rows, start=2):
        for place, name in enumerate(names, start=1):
            _fill(sheet.cell(line, place), name, row)
    _dress(sheet, names)
    _offer(sheet, names, len(rows) + 1)
    how: Any = book.create_sheet("how")
    for line_of_help in HOW:
        how.append(line_of_help)
    how.column_dimensions["A"].width, how.column_dimensions["B"].width = LONG_WIDTH, 100
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(cell: Any, name: str, row: SheetRow) -> None:
    """Give a cell its value: numbers as numbers, all else as text, also where it looks like a formula ("=…")."""
    text = _choice(row, CHOICES.index(name)) if name in CHOICES else getattr(row, name)
    if not text:
        return
    if name in NUMBERS and text.replace(".", "", 1).isdigit():
        cell.value = float(text) if "." in text else int(text)
        return
    cell.value = text
    cell.data_type = "s"


def _choice(row: SheetRow, place: int) -> str:
    """What the list on the decision has at a place: the candidates, then "no"."""
    choices = (*row.candidates, NO)
    return choices[place] if place < len(choices) else ""


def _dress(sheet: Any, names: Sequence[str]) -> None:
    """Widths, colours of what is to be filled in, a header that stays, a filter; the columns of choices are hidden."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, name in enumerate(names, start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        long = name.endswith(("_name", "_reason", "_id")) or name in ("new_name_en", "new_definition")
        column.width = WIDTHS.get(name, LONG_WIDTH if long else WIDTH)
        column.hidden = name in CHOICES
        head = sheet.cell(1, place)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor=HAND_COLOUR if name in BY_HAND else HEAD_COLOUR)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = wrapped
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions


def _offer(sheet: Any, names: Sequence[str], last: int) -> None:
    """Lists that drop down on decision and direction. They are offers: a decision may be another id, or a new one.

    The choices of a row stand in its own hidden cells, so that the list stays right when the sheet is sorted.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if last < 2:
        return
    letters = {name: get_column_letter(place) for place, name in enumerate(names, start=1)}
    directions = ",".join(DIRECTIONS)
    for name, source in (
        ("decision", f"${letters[CHOICES[0]]}2:${letters[CHOICES[-1]]}2"),
        (f"{NEW_PREFIX}direction", f'"{directions}"'),
    ):
        offer = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
        offer.add(f"{letters[name]}2:{letters[name]}{last}")
        sheet.add_data_validation(offer)
