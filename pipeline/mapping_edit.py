"""Adds rows to mapping files as a careful person would: no other line moves, so that a diff shows what is new.

A file keeps its byte order mark, line ends, separator, comments and order. A row goes into the block of rows that it
belongs to, behind those that come before it there; where the file is sorted it stays so, and the result is the same in
whichever order, or in how many goes, rows are added.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import LkjipError
from pipeline.mapping_files import LIST_SEPARATOR, csv_lines, delimiter_of, read_numbered, text_of

Row = TypeVar("Row")
Order = tuple[Any, ...]
MARK = "\ufeff"
COMMENT = "#"


def with_rows(
    path: Path, row_type: type[Row], new: Sequence[Row], order: Callable[[Row], tuple[Order, Order]]
) -> bytes:
    """The bytes of the mapping file with the rows `new`, instances of the dataclass `row_type`, in their places.

    order: for each row its block (blocks come in order of this), and its place within the block.
    Raises LkjipError for a file that cannot be read, or that lacks a column which a new row has something for.
    """
    text = text_of(path)
    lines = list(io.StringIO(text, newline=""))
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += ending
    starts = [start for start, _ in csv_lines(path, text)]
    header = next(cells for _, cells in csv_lines(path, text))
    ends = {start: end - 1 for start, end in zip(starts, [*starts[1:], len(lines) + 1], strict=True)}
    delimiter = delimiter_of(text)
    rows = [(order(row), _last_line(lines, line, ends[line], delimiter)) for line, row in read_numbered(row_type, path)]
    placed: dict[int, list[str]] = {}
    for row in sorted(new, key=order):
        behind = _line_before([key for key, _ in rows], order(row))
        line = starts[0] if behind is None else rows[behind][1]
        placed.setdefault(line, []).append(_written(path, header, row, delimiter, ending))
    edited = "".join(line + "".join(placed.get(number, ())) for number, line in enumerate(lines, start=1))
    return ((MARK if path.read_bytes().startswith(MARK.encode()) else "") + edited).encode()


def merged(rows: Iterable[Row], new: Iterable[Row], order: Callable[[Row], tuple[Order, Order]]) -> list[Row]:
    """The rows of a file with the new ones in the places that `with_rows` gives them."""
    together = list(rows)
    for row in sorted(new, key=order):
        behind = _line_before([order(other) for other in together], order(row))
        together.insert(0 if behind is None else behind + 1, row)
    return together


def _last_line(lines: Sequence[str], start: int, end: int, delimiter: str) -> int:
    """The last line of a row that starts on line `start`, without what follows it up to `end`: empty rows, comments."""
    reader = csv.reader(lines[start - 1 : end], delimiter=delimiter)
    next(reader)
    return start - 1 + reader.line_num


def _line_before(keys: Sequence[tuple[Order, Order]], key: tuple[Order, Order]) -> int | None:
    """The index of the row behind which a new one goes; None: before all."""
    block = [index for index, (group, _) in enumerate(keys) if group == key[0]]
    if not block:
        return max((index for index, (group, _) in enumerate(keys) if group < key[0]), default=None)
    before = [index for index in block if keys[index][1] <= key[1]]
    first = block[0] - 1
    return before[-1] if before else first if first >= 0 else None


def _written(path: Path, header: Sequence[str], row: Any, delimiter: str, ending: str) -> str:
    """The row as a line of a file with these columns."""
    cells = {field.name: _cell(getattr(row, field.name)) for field in fields(row)}
    lost = [name for name, cell in cells.items() if cell and name not in header]
    if lost:
        raise LkjipError(path, "line 1", f"the column '{lost[0]}' is missing", "add it to the header line")
    first = cells[header[0]]
    if first.startswith(COMMENT):
        raise LkjipError(path, "", f"a row that begins with '{first}' would be a comment", "leave it out")
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=ending).writerow(cells[name] for name in header)
    return out.getvalue()


def _cell(value: object) -> str:
    return LIST_SEPARATOR.join(value) if isinstance(value, tuple) else str(value)


# --- files --------------------------------------------------------------------------------------------------------


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Replace files by new contents, all or none: on OSError those already replaced are put back.

    Each is replaced at once, in the order given. Raises LkjipError if the disk refuses.
    """
    before = {path: path.read_bytes() for path in contents}
    done: list[Path] = []
    try:
        for path, data in contents.items():
            _beside(path, data)
        for path in contents:
            os.replace(_new(path), path)
            done.append(path)
    except OSError as error:
        for path in done:
            with suppress(OSError):
                _beside(path, before[path])
                os.replace(_new(path), path)
        remedy = "check permissions and space; nothing was changed"
        raise LkjipError(error.filename or "", "", f"cannot be written ({error.strerror})", remedy) from None
    finally:
        for path in contents:
            with suppress(OSError):
                _new(path).unlink(missing_ok=True)


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.new")


def _beside(path: Path, data: bytes) -> None:
    """Write a file with these contents beside `path`, with its permissions, forced to the disk."""
    new = _new(path)
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    shutil.copymode(path, new)
