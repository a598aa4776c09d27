"""Types and checks of the dataset's frames, made from `pipeline.fields`.

A check never drops a row: `problems` and `broken_references` list what is wrong, where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from pipeline.dataset import Dataset
from pipeline.field_types import Field, FieldType, File
from pipeline.fields import file_named
from pipeline.flags import split_flags

DTYPES: Mapping[FieldType, str] = {"string": "string", "integer": "Int64", "number": "Float64"}
DOUBLE_KEY = "is the key of another row too"
"""What `problems` says of each row of those that share a key."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BROKEN = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One value, or one column, that a file may not have. `row` counts the data rows from 1; None: not one row."""

    file: str
    row: int | None
    column: str
    problem: str

    @property
    def place(self) -> str:
        """Where in the file: "row 3, column measure"."""
        parts = (f"row {self.row}" if self.row else "", f"column {self.column}" if self.column else "")
        return ", ".join(part for part in parts if part)


class MisfitError(ValueError):
    """A file's contents cannot be made into its frame: `place` in the file (empty for all of it) and `problem`."""

    def __init__(self, place: str, problem: str) -> None:
        self.place = place
        self.problem = problem
        super().__init__(place, problem)

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}" if self.place else self.problem


def clean_text(text: str) -> str:
    """The text on one line, as any file can hold it: no control characters, no halves of surrogate pairs."""
    return _BROKEN.sub("\ufffd", _UNPRINTABLE.sub(" ", text)).strip()


def frame_of(file: File, rows: Iterable[Sequence[object]]) -> pd.DataFrame:
    """The typed frame of `file` with these rows: a value for each column, in order; None and "" are missing."""
    frame = pd.DataFrame(list(rows), columns=list(file.column_names), dtype=object)
    return typed(file, frame)


def typed(file: File, frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of `file` from `frame`, in order and in their types; a column that it lacks is missing throughout.

    Raises MisfitError if a value cannot be of its column's type.
    """
    columns: dict[str, Any] = {}
    for field in file.columns:
        values = frame[field.name].tolist() if field.name in frame else [None] * len(frame)
        try:
            columns[field.name] = _array(field.type, values)
        except (TypeError, ValueError, OverflowError) as error:
            raise MisfitError(f"column {field.name}", f"has a value of another type ({error})") from None
    return pd.DataFrame(columns, columns=list(file.column_names))


def _array(kind: FieldType, values: Iterable[Any]) -> Any:
    dtype: Any = DTYPES[kind]
    return pd.array([_value(kind, value) for value in values], dtype=dtype)


def _value(kind: FieldType, value: Any) -> str | int | float | None:
    """A value of the column's type; None for missing. Numbers are also taken from their text. ValueError if none."""
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    if kind == "string":
        return clean_text(str(value)) or None
    if isinstance(value, str) and not value.strip():
        return None
    if kind == "number":
        number = float(value)
        if np.isnan(number):
            raise ValueError(f"{value!r} is no number")
        return number
    whole = int(value)
    if whole != float(value):
        raise ValueError(f"{value!r} is no whole number")
    return whole


@cache
def frame_schema(file: File) -> pa.DataFrameSchema:
    """The pandera schema of a file's frame: names, order, types, required and allowed values, key."""
    return pa.DataFrameSchema(
        {field.name: _column(field) for field in file.columns},
        name=file.name,
        unique=list(file.key) or None,
        strict=True,
        ordered=True,
    )


def _column(field: Field) -> pa.Column:
    checks = []
    if field.allowed:
        names = field.allowed_names
        checks.append(pa.Check.isin(list(names), error=f"is not one of {', '.join(names)}"))
    if field.minimum is not None:
        checks.append(pa.Check.ge(field.minimum, error=f"is below {field.minimum}"))
    if field.type == "number":
        checks.append(pa.Check(np.isfinite, error="is not finite"))
    if field.name == "flags":
        checks.append(pa.Check(_is_flags, element_wise=True, error="is not a sorted list of known flags"))
    return pa.Column(DTYPES[field.type], nullable=not field.required, checks=checks)


def _is_flags(text: str) -> bool:
    try:
        return ";".join(split_flags(text)) == text
    except ValueError:
        return False


def problems(file: File, frame: pd.DataFrame) -> tuple[Problem, ...]:
    """Everything in which the frame does not fit its file's description, by row; empty if it fits."""
    try:
        frame_schema(file).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases.itertuples()
        found = {_problem(file, case) for case in cases}
        return tuple(sorted(found, key=lambda problem: (problem.row or 0, problem.column, problem.problem)))
    return ()


def _problem(file: File, case: Any) -> Problem:
    """One line of pandera's failure cases in words."""
    row = None if pd.isna(case.index) else int(case.index) + 1
    check = str(case.check)
    match check:
        case "column_in_dataframe":
            return Problem(file.name, None, str(case.failure_case), "is missing")
        case "column_in_schema":
            return Problem(file.name, None, str(case.failure_case), "is not a column of this file")
        case "column_ordered":
            return Problem(file.name, None, str(case.failure_case), "is out of order")
        case "multiple_fields_uniqueness":
            return Problem(file.name, row, ", ".join(file.key), DOUBLE_KEY)
        case "not_nullable":
            return Problem(file.name, row, str(case.column), "has no value")
    if check.startswith("dtype"):
        return Problem(file.name, None, str(case.column), f"is not of type {check[7:-2]}")
    value = case.failure_case
    return Problem(file.name, row, str(case.column), f"{repr(value) if isinstance(value, str) else value} {check}")


def broken_references(dataset: Dataset) -> tuple[Problem, ...]:
    """The rows that name a document, table or indicator that the dataset does not have."""
    found: list[Problem] = []
    for file, frame in dataset.frames():
        for reference in file.references:
            columns = list(reference.columns)
            known = pd.MultiIndex.from_frame(dataset.frame(file_named(reference.file).name)[columns])
            named = frame[columns].dropna()
            lost = named[~pd.MultiIndex.from_frame(named).isin(known)]
            for index, values in zip(lost.index, lost.itertuples(index=False), strict=True):
                what = ", ".join(map(str, values))
                found.append(
                    Problem(file.name, int(index) + 1, ", ".join(columns), f"{what!r} is not in {reference.file}")
                )
    return tuple(found)


def all_problems(dataset: Dataset) -> tuple[Problem, ...]:
    """`problems` of every file, and if there are none, `broken_references`."""
    found = tuple(problem for file, frame in dataset.frames() for problem in problems(file, frame))
    return found or broken_references(dataset)
