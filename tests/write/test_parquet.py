"""The Parquet files hold the same rows, typed and described, and are the same bytes each time."""

from __future__ import annotations

import io

import pyarrow.parquet as pq
import pytest

from pipeline.fields import PERFORMANCE
from pipeline.schemas import MisfitError
from pipeline.write.parquet import parquet_bytes, parse_parquet
from tests.write import examples


def test_every_file_reads_back_as_it_was() -> None:
    for dataset in (examples.dataset(), examples.empty()):
        for file, frame in dataset.frames():
            assert parse_parquet(file, parquet_bytes(file, frame)).equals(frame), file.name


def test_columns_carry_their_type_and_description() -> None:
    schema = pq.read_schema(io.BytesIO(parquet_bytes(PERFORMANCE, examples.dataset().performance)))
    period, page = schema.field("period"), schema.field("page")
    assert (str(period.type), period.nullable, page.nullable) == ("int64", False, True)
    assert period.metadata == {b"description": b"The year that the value is about.", b"unit": b"year"}


def test_damage_is_told() -> None:
    data = parquet_bytes(PERFORMANCE, examples.dataset().performance)
    with pytest.raises(MisfitError, match="is damaged"):
        parse_parquet(PERFORMANCE, data[: len(data) // 2])
