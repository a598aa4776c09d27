"""The dataset as Parquet: the same rows as the CSV, typed, with each column's description in its metadata."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.field_types import Field, FieldType, File
from pipeline.schemas import MisfitError, typed


def arrow_schema(file: File) -> pa.Schema:
    """The Parquet schema of a file; required columns are not nullable."""
    return pa.schema([_arrow_field(field) for field in file.columns], metadata={"description": file.meaning})


def parquet_bytes(file: File, frame: pd.DataFrame) -> bytes:
    """The frame of `file` as a Parquet file; the same frame gives the same bytes. No row index, no pandas metadata."""
    arrays = [
        pa.array([None if value is pd.NA else value for value in frame[field.name]], type=_arrow_type(field.type))
        for field in file.columns
    ]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=arrow_schema(file)), out)
    return out.getvalue()


def parse_parquet(file: File, data: bytes) -> pd.DataFrame:
    """The frame that `parquet_bytes` gave the bytes of.

    Raises MisfitError if the data are damaged, a column is missing, or one is not of its type.
    """
    try:
        table = pq.read_table(io.BytesIO(data))
    except (pa.ArrowException, OSError) as error:
        raise MisfitError("", f"is damaged ({error})") from None
    lost = [name for name in file.column_names if name not in table.column_names]
    if lost:
        raise MisfitError(f"column {lost[0]}", "is missing")
    columns = {name: table.column(name).to_pylist() for name in file.column_names}
    return typed(file, pd.DataFrame(columns, dtype=object))


def _arrow_field(field: Field) -> pa.Field:
    metadata = {"description": field.meaning} | ({"unit": field.unit} if field.unit else {})
    return pa.field(field.name, _arrow_type(field.type), nullable=not field.required, metadata=metadata)


def _arrow_type(kind: FieldType) -> Any:
    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    return types[kind]
