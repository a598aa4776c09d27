"""Artefacts are equal after a round trip through a file, and a bad file is told in one sentence."""

from __future__ import annotations

from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import artefacts, store
from pipeline.artefacts import Box, Cell, Figure, RawTable, Reject, Row, TextLine
from pipeline.errors import LkjipError

ARTEFACTS = [item for item in vars(artefacts).values() if is_dataclass(item) and isinstance(item, type)]
CELL = Cell("87,5 %", (TextLine("87,5 %", Box(71.25, 100.0, 90.1, 112.0), bold=True),), page=12, agreed=True)


@pytest.mark.parametrize("kind", ARTEFACTS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_artefact_is_equal_after_a_round_trip(kind: type[Any], tmp_path: Path, data: st.DataObject) -> None:
    item = data.draw(
        st.from_type(kind).filter(lambda item: item == item and "nan" not in repr(item) and r"\ud" not in repr(item))
    )
    store.save(tmp_path / "one.json", item)
    assert store.read(tmp_path / "one.json", kind) == item


def test_a_tuple_of_artefacts_is_one_file(tmp_path: Path) -> None:
    tables = (RawTable("t1", "d", 1, (Row((CELL, Cell(merged="left"))),), "tablers", 0.97, page=12),)
    store.save(tmp_path / "stage" / "d.json", tables)
    assert store.read(tmp_path / "stage" / "d.json", tuple[RawTable, ...]) == tables
    assert [path.name for path in (tmp_path / "stage").iterdir()] == ["d.json"]


def test_small_and_large_numbers_keep_every_digit(tmp_path: Path) -> None:
    boxes = (Box(1 / 27500, 1234567890123.45, 0.1 + 0.2, -0.0),)
    store.save(tmp_path / "boxes.json", boxes)
    assert store.read(tmp_path / "boxes.json", tuple[Box, ...]) == boxes


def test_half_a_surrogate_pair_does_not_stop_a_run(tmp_path: Path) -> None:
    rows = (Row((Cell("Indeks\ud800 – 75"), CELL)),)
    store.save(tmp_path / "rows.json", rows)
    assert store.read(tmp_path / "rows.json", tuple[Row, ...]) == (Row((Cell("Indeks? – 75"), CELL)),)


def test_a_save_that_fails_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "cell.json"
    store.save(path, CELL)
    with pytest.raises(TypeError):
        store.save(path, (CELL, object()))
    assert store.read(path, Cell) == CELL
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match=r"none\.json: cannot be read \(No such file or directory\); run again"):
        store.read(tmp_path / "none.json", Figure)


def test_a_damaged_file_says_where(tmp_path: Path) -> None:
    path = tmp_path / "rejects.json"
    reject = Reject("d", "t1", 3, 2, "94.", "Indeks", "Target 2021", "unreadable")
    store.save(path, (reject, reject))
    path.write_text(path.read_text().replace('"row":3', '"row":"three"', 1))
    with pytest.raises(LkjipError, match=r"rejects\.json, 0\.row: is damaged or was written by another version"):
        store.read(path, tuple[Reject, ...])
