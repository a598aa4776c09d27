"""Writes a dataset into its folder: CSV, Parquet, datapackage.json, codebook.md and report.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.dataset import Dataset
from pipeline.errors import LkjipError
from pipeline.fields import FILES
from pipeline.schemas import all_problems
from pipeline.write.cells import csv_text
from pipeline.write.codebook import codebook
from pipeline.write.datapackage import datapackage_text, is_ours
from pipeline.write.parquet import parquet_bytes
from pipeline.write.report import report_text
from pipeline.write.swap import recover, replace_folder

DESCRIPTION = "datapackage.json"
FILE_NAMES = (
    *(f"{file.name}.{ending}" for file in FILES for ending in ("csv", "parquet")),
    DESCRIPTION,
    "codebook.md",
    "report.md",
)
_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def check_target(out: Path) -> None:
    """LkjipError if a dataset could not replace `out`: `write_dataset` says so too, but only after all the work.

    Puts the old dataset back if a run died while it replaced it.
    """
    folder = Path(out).resolve()
    recover(folder)
    _refuse_foreign(out, folder)


def write_dataset(out: Path, dataset: Dataset) -> None:
    """Replace the folder `out` by the dataset, whole or not at all; the same dataset gives the same bytes.

    Raises LkjipError, and leaves `out` as it was, if `out` holds anything but a dataset of ours, the dataset does not
    fit its description (`pipeline.schemas.all_problems`), or the disk refuses.
    """
    folder = Path(out).resolve()
    try:
        recover(folder)
        _refuse_foreign(out, folder)
        _refuse_unfit(out, dataset)
        replace_folder(folder, _contents(dataset))
    except OSError as error:
        raise LkjipError(
            out,
            "",
            f"the dataset cannot be written ({error.strerror})",
            "check the permissions, the space on the disk and that no other run writes there",
        ) from None


def _contents(dataset: Dataset) -> dict[str, bytes]:
    """The bytes of every file, by name."""
    contents = dict(_data_files(dataset))
    texts = {
        DESCRIPTION: datapackage_text(contents),
        "codebook.md": codebook(),
        "report.md": report_text(dataset),
    }
    return contents | {name: text.encode() for name, text in texts.items()}


def _data_files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    for file, frame in dataset.frames():
        yield f"{file.name}.csv", csv_text(file, frame).encode()
        yield f"{file.name}.parquet", parquet_bytes(file, frame)


def _refuse_foreign(out: Path, folder: Path) -> None:
    """LkjipError unless `folder` is missing, empty, or a dataset with nothing of anyone else's in it."""
    remedy = "give another folder for the dataset, or move that away"
    if not folder.exists():
        return
    if not folder.is_dir():
        raise LkjipError(out, "", "is a file, where the dataset's folder should go", remedy)
    names = sorted(path.name for path in folder.iterdir() if path.name not in _LEFT_BY_SYSTEMS)
    foreign = [name for name in names if name not in FILE_NAMES]
    if foreign:
        raise LkjipError(out, foreign[0], "is no part of a dataset and would be deleted", remedy)
    if names and not _is_dataset(folder):
        raise LkjipError(out, names[0], f"lies in a folder that is no dataset ({DESCRIPTION} does not say so)", remedy)


def _is_dataset(folder: Path) -> bool:
    description = folder / DESCRIPTION
    return description.is_file() and is_ours(description.read_text(encoding="utf-8", errors="replace"))


def _refuse_unfit(out: Path, dataset: Dataset) -> None:
    found = all_problems(dataset)
    if found:
        first = found[0]
        more = f" (and {len(found) - 1} more like it)" if len(found) > 1 else ""
        place = ", ".join(part for part in (f"{first.file}.csv", first.place) if part)
        raise LkjipError(out, place, f"{first.problem}{more}", "nothing was written; what was there is as it was")
