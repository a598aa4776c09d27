"""Reads a corpus's corrections (`corpus/<id>/corrections.csv`): figures that a person has looked up and set right.

A row that does not fit concerns the document that it names: that document is refused with file, line and remedy, since
without the correction it would be published with a figure known to be wrong, and the others still run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path

from pipeline.artefacts import Correction
from pipeline.errors import LkjipError
from pipeline.mapping_files import csv_lines, text_of
from pipeline.read.manifest import short_name

CORRECTIONS = "corrections.csv"
COLUMNS = tuple(field.name for field in fields(Correction) if field.name != "place")
REQUIRED = tuple(field.name for field in fields(Correction) if field.name in COLUMNS and field.default is MISSING)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of each document, the first row of each that does not fit (`faults`), and rows that belong to no
    document of the corpus (`problems`)."""

    rows: Mapping[str, Sequence[Correction]]
    faults: Mapping[str, LkjipError]
    problems: Sequence[str]


def read_corrections(folder: Path, doc_ids: Collection[str]) -> Corrections:
    """The corrections beside the manifest in `folder`; none where there is no such file.

    doc_ids: the documents of the manifest. Raises LkjipError if the file as a whole cannot be read.
    """
    path = folder / CORRECTIONS
    rows: dict[str, list[Correction]] = {}
    faults: dict[str, LkjipError] = {}
    problems: list[str] = []
    if not path.is_file():
        return Corrections(rows, faults, problems)
    lines: dict[str, int] = {}
    for line, cells, surplus in _records(path):
        place, doc_id = f"line {line}", cells["doc_id"]
        fault = _fault(cells, surplus, lines)
        if doc_id not in doc_ids:
            known = f"the corpus has {', '.join(doc_ids)}" if doc_id else "fill it in or remove the row"
            what = f'there is no document "{doc_id}"' if doc_id else '"doc_id" is empty'
            problems.append(str(LkjipError(short_name(path), place, what, known)))
        elif fault:
            faults.setdefault(doc_id, LkjipError(short_name(path), place, *fault))
        else:
            lines[cells["figure_id"]] = line
            rows.setdefault(doc_id, []).append(Correction(place=f"{short_name(path)}, {place}", **cells))
    return Corrections(rows, faults, problems)


def _records(path: Path) -> Iterator[tuple[int, dict[str, str], int]]:
    """Each row's line, its cells by column, and how many cells it has too many."""
    try:
        lines = csv_lines(path, text_of(path))
        at, header = next(lines, (1, []))
        _check_header(path, at, header)
        for line, cells in lines:
            padded = [*cells, *[""] * (len(header) - len(cells))]
            yield line, dict.fromkeys(COLUMNS, "") | dict(zip(header, padded, strict=False)), len(cells) - len(header)
    except LkjipError as error:
        raise LkjipError(short_name(path), error.place, error.problem, error.remedy) from None


def _check_header(path: Path, line: int, header: Sequence[str]) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    missing = [name for name in REQUIRED if name not in header]
    doubled = [name for name in COLUMNS if header.count(name) > 1]
    for names, what in ((missing, "is missing"), (unknown, "is unknown"), (doubled, "stands twice")):
        if names:
            remedy = f"begin the file with {','.join(COLUMNS)}"
            raise LkjipError(path, f"line {line}", f'the column "{names[0]}" {what}', remedy)


def _fault(cells: Mapping[str, str], surplus: int, lines: Mapping[str, int]) -> tuple[str, str] | None:
    """What is wrong with a row and its remedy; None for a good one. lines: where each figure is corrected already."""
    if surplus > 0:
        return f"the row has {surplus} cells too many", "put a cell that holds a comma in quotes"
    empty = [name for name in REQUIRED if not cells[name]]
    if empty:
        return f'"{empty[0]}" is empty', "fill it in or remove the row"
    if cells["period"] and not cells["period"].isdecimal():
        return f'the period "{cells["period"]}" is no year', "write a year such as 2020, or nothing"
    if cells["figure_id"] in lines:
        return f"the figure is corrected on line {lines[cells['figure_id']]} already", "remove one of the two"
    return None
