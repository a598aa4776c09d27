"""`load` gives back what was in memory when the dataset was written, or says in one sentence what is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import load
from pipeline.errors import LkjipError
from pipeline.fields import FILES
from pipeline.write import write_dataset
from tests.write import examples


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_dataset(tmp_path / "dataset", examples.dataset())
    return tmp_path / "dataset"


def drop(folder: Path, pattern: str) -> None:
    for path in folder.glob(pattern):
        path.unlink()


def test_what_is_loaded_equals_what_was_written(folder: Path) -> None:
    loaded, written = load(folder), examples.dataset()
    for file in FILES:
        pd.testing.assert_frame_equal(loaded.frame(file.name), written.frame(file.name))
    assert loaded.equals(written)


def test_without_parquet_the_csv_gives_the_same(folder: Path) -> None:
    drop(folder, "*.parquet")
    assert load(str(folder)).equals(examples.dataset())


def test_frames_are_typed(folder: Path) -> None:
    types = load(folder).performance.dtypes.astype(str)
    assert types[["region_code", "period", "value", "page", "flags"]].tolist() == [
        "string",
        "Int64",
        "Float64",
        "Int64",
        "string",
    ]


def test_a_dataset_that_differs_is_not_equal(folder: Path) -> None:
    assert not load(folder).equals(examples.empty())


def test_a_folder_that_is_not_there_or_no_dataset_is_told(tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match=r"none: there is no such folder; make the dataset again with `lkjip run`\.$"):
        load(tmp_path / "none")
    with pytest.raises(LkjipError, match="is no dataset: it holds none of a dataset's files"):
        load(tmp_path)


def test_a_missing_file_is_told(folder: Path) -> None:
    drop(folder, "tables.*")
    with pytest.raises(LkjipError, match=r"dataset, tables\.csv: is missing; make the dataset again"):
        load(folder)


@pytest.mark.parametrize("name", ["performance.parquet", "documents.parquet"])
def test_a_damaged_file_is_told(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(LkjipError, match=rf"{name}: is damaged"):
        load(folder)


def test_a_missing_column_is_told(folder: Path) -> None:
    drop(folder, "budget.parquet")
    path = folder / "budget.csv"
    path.write_text(path.read_text().replace(",period,", ",year,"))
    with pytest.raises(LkjipError, match=r"budget\.csv, column period: is missing"):
        load(folder)


def test_a_value_that_does_not_fit_is_told(folder: Path) -> None:
    drop(folder, "*.parquet")
    path = folder / "performance.csv"
    path.write_text(path.read_text().replace(",realisasi,", ",realisasii,"))
    with pytest.raises(LkjipError, match=r"performance\.csv, row 2, column measure: 'realisasii' is not one of target"):
        load(folder)


def test_a_file_that_is_no_utf8_is_told(folder: Path) -> None:
    drop(folder, "*.parquet")
    path = folder / "documents.csv"
    path.write_bytes(path.read_bytes() + b"\xff")
    with pytest.raises(LkjipError, match=r"documents\.csv: is not UTF-8 text; save it as CSV in UTF-8"):
        load(folder)


def test_the_package_states_the_version_that_it_is_released_as() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    assert pipeline.__version__ == project["version"]
