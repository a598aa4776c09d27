"""The dataset as CSV: UTF-8, comma, "\\n", decimal point, missing values as empty cells."""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np
import pandas as pd

from pipeline.field_types import FieldType, File
from pipeline.schemas import MisfitError, typed


def decimal_text(number: float) -> str:
    """The shortest decimal that reads back as the same number: "75", "94.78", "0.00003636"; never with an exponent."""
    return np.format_float_positional(number + 0.0, trim="-")  # + 0.0: a negative zero is zero


def csv_text(file: File, frame: pd.DataFrame) -> str:
    """The frame of `file` as CSV text with a header line."""
    columns = [_cells(field.type, frame[field.name]) for field in file.columns]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(file.column_names)
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def parse_csv(file: File, text: str) -> pd.DataFrame:
    """The frame that `csv_text` gave the text of; a byte order mark and other line ends are accepted.

    Raises MisfitError if the header or the number of cells in a row is not that of `file`, or a cell not of its type.
    """
    try:
        header, *rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) or [[]]
    except csv.Error as error:
        raise MisfitError("", f"is damaged ({error})") from None
    if tuple(header) != file.column_names:
        lost = [name for name in file.column_names if name not in header]
        if lost:
            raise MisfitError(f"column {lost[0]}", "is missing")
        raise MisfitError("header", "has other columns than this file should, or in another order")
    for index, row in enumerate(rows, start=1):
        if len(row) != len(header):
            raise MisfitError(f"row {index}", f"has {len(row)} cells for {len(header)} columns")
    return typed(file, pd.DataFrame(rows, columns=list(header), dtype=object))


def _cells(kind: FieldType, values: pd.Series[Any]) -> list[str]:
    text = decimal_text if kind == "number" else str
    return ["" if value is pd.NA else text(value) for value in values]
