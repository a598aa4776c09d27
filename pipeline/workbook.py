"""Workbooks (.xlsx) as plain cells: what people hand back from a spreadsheet. Read and written with openpyxl."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import LkjipError

WORKBOOK_SUFFIX = ".xlsx"


def workbook_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The filled rows of the workbook's first sheet as (row number, trimmed cells), as `mapping_files.csv_lines`.

    A formula counts as what it last came to. Raises LkjipError if the file is missing or no workbook.
    """
    from openpyxl import load_workbook  # a third of a second, which nobody should wait for who has no workbook

    try:
        book = load_workbook(path, data_only=True)
        sheet: Any = book.worksheets[0]
        rows = [[_text(cell) for cell in cells] for cells in sheet.iter_rows(values_only=True)]
    except FileNotFoundError:
        raise LkjipError(path, "", "there is no such file", "check the path") from None
    except OSError as error:
        raise LkjipError(path, "", f"it cannot be read ({error.strerror or error})", "check the file") from None
    except Exception:  # openpyxl raises whatever the zip file, its XML or its parts happen to break
        remedy = "save it from the spreadsheet as .xlsx or CSV again"
        raise LkjipError(path, "", "it is no workbook, or is damaged", remedy) from None
    for number, cells in enumerate(rows, start=1):
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def _text(value: object) -> str:
    """A cell as it would stand in a CSV file: 4.0 is "4"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).split())
