"""Reads a dataset back from its folder, typed and checked: `from pipeline import load; load("build/dataset")`."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import LkjipError

if TYPE_CHECKING:  # pandas and pandera take a second to import, and the package imports this module whenever it is used
    import pandas as pd

    from pipeline.dataset import Dataset
    from pipeline.field_types import File

REMEDY = "make the dataset again with `lkjip run`"


def load(folder: str | PathLike[str]) -> Dataset:
    """The dataset in `folder`: `load("build/dataset").performance` and so on.

    Each file is read from Parquet, or from CSV where there is no Parquet, and equals what was in memory when the
    dataset was written. Raises LkjipError if the folder is no dataset, a file or column is missing or damaged, or a
    value does not fit its column's description.
    """
    from pipeline.dataset import Dataset
    from pipeline.fields import FILES, file_named
    from pipeline.schemas import all_problems

    root = Path(folder)
    if not root.is_dir():
        raise LkjipError(root, "", "there is no such folder", REMEDY)
    if not any(_sources(root, file) for file in FILES):
        raise LkjipError(
            root, "", "is no dataset: it holds none of a dataset's files", "give a folder that `lkjip run` wrote"
        )
    dataset = Dataset(**{file.name: _frame(root, file) for file in FILES})
    for problem in all_problems(dataset):
        path = _sources(root, file_named(problem.file))[0]
        raise LkjipError(path, problem.place, problem.problem, REMEDY)
    return dataset


def read_csv(path: Path, file: File) -> pd.DataFrame:
    """One CSV file of a dataset as its typed frame, for files that people edit (review.csv). LkjipError as `load`."""
    from pipeline.write.cells import parse_csv

    return _parsed(path, lambda data: parse_csv(file, data.decode("utf-8")))


def _frame(root: Path, file: File) -> pd.DataFrame:
    """The file's frame from Parquet or, failing that, CSV."""
    from pipeline.write.parquet import parse_parquet

    sources = _sources(root, file)
    if not sources:
        raise LkjipError(root, f"{file.name}.csv", "is missing", REMEDY)
    if sources[0].suffix == ".csv":
        return read_csv(sources[0], file)
    return _parsed(sources[0], lambda data: parse_parquet(file, data))


def _sources(root: Path, file: File) -> list[Path]:
    """The forms of the file that are there, the better one first."""
    return [path for path in (root / f"{file.name}.{ending}" for ending in ("parquet", "csv")) if path.is_file()]


def _parsed(path: Path, parse: Callable[[bytes], pd.DataFrame]) -> pd.DataFrame:
    """The frame that `parse` makes of the file's bytes; what goes wrong is told as LkjipError."""
    from pipeline.schemas import MisfitError

    try:
        return parse(path.read_bytes())
    except OSError as error:
        raise LkjipError(path, "", f"cannot be read ({error.strerror})", REMEDY) from None
    except UnicodeDecodeError:
        raise LkjipError(path, "", "is not UTF-8 text", "save it as CSV in UTF-8") from None
    except MisfitError as error:
        raise LkjipError(path, error.place, error.problem, REMEDY) from None
