"""Reads the files of mappings/: small CSV and TOML tables that people edit, checked row by row.

A table is described by a frozen dataclass: its fields are the columns, their types say what a cell may hold, and a
field without a default must be filled. `read_table(Unit, "units.csv")` gives a tuple of `Unit`. A row that does not fit
is refused with file, line and remedy, because a mapping that is skipped silently is an error nobody finds.

The files are edited in spreadsheets, so a byte order mark, CRLF, `;` or tabs between the cells, a `sep=;` line, empty
rows and empty columns at the right are all accepted. A line whose first cell starts with `#` is a comment. A workbook
(.xlsx) is read like a CSV file, from its first sheet.
"""

from __future__ import annotations

import csv
import io
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import MISSING, Field, dataclass, fields
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pipeline.errors import LkjipError
from pipeline.workbook import WORKBOOK_SUFFIX, workbook_lines

FOLDER_VARIABLE = "LKJIP_MAPPINGS"
INSTALLED = "_mappings"
"""The folder within the package that an installed copy has its mapping files in."""
LIST_SEPARATOR = "|"
TRUE_WORDS = frozenset({"true", "yes", "ya", "1", "x", "benar"})
FALSE_WORDS = frozenset({"false", "no", "tidak", "0", "salah"})

RowType = TypeVar("RowType")

_chosen: ContextVar[Path | None] = ContextVar("mappings folder", default=None)


@dataclass(frozen=True, slots=True)
class _Record:
    """One row as read: its line in the file and its cells by column name."""

    line: int
    cells: Mapping[str, Any]


def mappings_folder() -> Path:
    """The folder of `mappings_in`, else that which `LKJIP_MAPPINGS` names, else the installed copy, else mappings/."""
    if folder := _chosen.get():
        return folder
    chosen = os.environ.get(FOLDER_VARIABLE, "")
    if chosen:
        folder = Path(chosen)
        if not folder.is_dir():
            raise LkjipError(
                chosen, FOLDER_VARIABLE, "there is no such folder", f"set {FOLDER_VARIABLE} to the mappings folder"
            )
        return folder
    package = Path(__file__).resolve().parent
    installed = package / INSTALLED
    return installed if installed.is_dir() else package.parent / "mappings"


@contextmanager
def mappings_in(folder: Path) -> Iterator[None]:
    """Every mapping file is read from `folder` meanwhile: how changed files are tried before they replace others."""
    token = _chosen.set(folder)
    try:
        yield
    finally:
        _chosen.reset(token)


def mapping_path(name: str | Path) -> Path:
    """The path of the mapping file `name` ("units.csv"); an absolute path is taken as it is."""
    return mappings_folder() / name


def read_table(
    row_type: type[RowType], name: str | Path, *, table: str = "", unique: Sequence[str] = ()
) -> tuple[RowType, ...]:
    """All rows of a mapping file, in the file's order, as `row_type`.

    name: file name within mappings/, or an absolute path; `.csv` or `.toml`.
    table: for TOML, the array of tables to read: "word" reads every `[[word]]`.
    unique: fields that together may not occur twice.

    Cells: str; int; float (a decimal comma is fine); bool (true/false, yes/no, ya/tidak, 1/0, x); `Literal[…]`;
    `tuple[str, …]` (a CSV cell "a|b", a TOML list); `… | None` (empty is None). An empty cell takes the field's
    default. A `ValueError` from the dataclass's `__post_init__` is reported as the fault of its row.

    Raises LkjipError for a file that is missing or unreadable, an unknown or missing column, a row that does not fit.
    """
    path = mapping_path(name).absolute()
    stamp = (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None
    rows: tuple[RowType, ...] = _rows_of(cast(Any, row_type), path, stamp, table, tuple(unique))
    return rows


@lru_cache(maxsize=64)
def _rows_of(
    row_type: type[Any], path: Path, _stamp: tuple[int, int] | None, table: str, unique: tuple[str, ...]
) -> tuple[Any, ...]:
    """The rows of a file, read anew only when it has changed: every document asks for the same ones."""
    return tuple(row for _, row in read_numbered(row_type, path, table=table, unique=unique))


def read_numbered(
    row_type: type[RowType],
    name: str | Path,
    *,
    table: str = "",
    unique: Sequence[str] = (),
    comments: bool = True,
    present: Sequence[str] = (),
    faults: list[LkjipError] | None = None,
) -> list[tuple[int, RowType]]:
    """The rows of `read_table`, each with the line of the file (the row of a workbook) on which it starts.

    comments: False for a file whose cells may begin with "#" in earnest.
    present: columns that the file must have, though their cells may be empty.
    faults: given, it takes every row that does not fit, and the other rows are returned; else the first is raised.
    """
    path = mapping_path(name)
    types = get_type_hints(row_type)
    rows: list[tuple[int, RowType]] = []
    seen: dict[tuple[Any, ...], int] = {}
    try:
        for record in _records(path, row_type, table, comments, present):
            try:
                row = _build(row_type, types, record, path)
                _check_unique(row, unique, seen, record.line, path)
            except LkjipError as fault:
                if faults is None:
                    raise
                faults.append(fault)
            else:
                rows.append((record.line, row))
    except LkjipError as fault:
        if faults is None:
            raise
        faults.append(fault)
    return rows


def _records(path: Path, row_type: type, table: str, comments: bool, present: Sequence[str]) -> Iterator[_Record]:
    if path.suffix == ".toml":
        return _toml_records(path, table)
    lines = (
        workbook_lines(path)
        if path.suffix.casefold() == WORKBOOK_SUFFIX
        else csv_lines(path, text_of(path), comments=comments)
    )
    return _table_records(path, lines, row_type, present)


def _check_unique(row: object, unique: Sequence[str], seen: dict[tuple[Any, ...], int], line: int, path: Path) -> None:
    if not unique:
        return
    key = tuple(getattr(row, field) for field in unique)
    if key in seen:
        shown = ", ".join(str(part) for part in key if part)
        raise _fault(path, line, f"'{shown}' already stands on line {seen[key]}", "remove one")
    seen[key] = line


def _fault(path: Path, line: int, problem: str, remedy: str) -> LkjipError:
    return LkjipError(str(path), f"line {line}" if line else "", problem, remedy)


def text_of(path: Path) -> str:
    """The text of a mapping file without byte order mark; LkjipError if there is none that can be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise _fault(path, 0, "there is no such mapping file", "restore it from the repository") from None
    except OSError as error:
        raise _fault(path, 0, f"it cannot be read ({error.strerror})", "check the file's permissions") from None
    except UnicodeDecodeError:
        raise _fault(path, 0, "it is not UTF-8 text", 'save it from the spreadsheet as "CSV UTF-8"') from None


# --- CSV ----------------------------------------------------------------------------------------------------------


def _table_records(
    path: Path, lines: Iterator[tuple[int, list[str]]], row_type: type, present: Sequence[str]
) -> Iterator[_Record]:
    """The data rows below a header line by column name, with the line on which each starts."""
    header_line, header = next(lines, (0, []))
    if not header:
        raise _fault(path, 1, "it has no header line", f"begin it with: {','.join(_names(row_type))}")
    _check_header(path, header_line, header, row_type, present)
    for line, cells in lines:
        surplus = [cell for cell in cells[len(header) :] if cell]
        if surplus:
            problem = f"it has {len(cells)} cells for {len(header)} columns"
            raise _fault(path, line, problem, "put a cell that holds a comma in quotes")
        padded = [*cells, *[""] * (len(header) - len(cells))]
        yield _Record(line, dict(zip(header, padded, strict=False)))


def csv_lines(path: Path, text: str, *, comments: bool = True) -> Iterator[tuple[int, list[str]]]:
    """The filled lines of a CSV text as (line number, trimmed cells).

    Left out are empty rows, a `sep=` line and, unless `comments` is False, lines that begin with "#".
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    skipped = ("#", "sep=") if comments else ("sep=",)
    start = 1
    try:
        for cells in reader:
            trimmed = [cell.strip() for cell in cells]
            while trimmed and not trimmed[-1]:
                trimmed.pop()
            if trimmed and not trimmed[0].startswith(skipped):
                yield start, trimmed
            start = reader.line_num + 1
    except csv.Error as error:
        raise _fault(path, start, f"its quotes do not close ({error})", 'write a quote inside a cell as ""') from None


def delimiter_of(text: str) -> str:
    """The character between the cells: the one that occurs most often in the header line."""
    for line in text.splitlines():
        if line.startswith("sep=") and len(line) > len("sep="):
            return line[len("sep=")]
        if line.strip() and not line.lstrip('"').startswith("#"):
            return max(",;\t", key=line.count)
    return ","


def _check_header(path: Path, line: int, header: list[str], row_type: type, present: Sequence[str]) -> None:
    known = _names(row_type)
    unknown = [name for name in header if name not in known]
    if unknown:
        raise _fault(path, line, f"unknown column '{unknown[0]}'", f"the columns are {', '.join(known)}")
    needed = [*(field.name for field in fields(row_type) if _required(field)), *present]
    missing = [name for name in needed if name not in header]
    if missing:
        raise _fault(path, line, f"the column '{missing[0]}' is missing", f"the columns are {', '.join(known)}")
    doubled = [name for name in known if header.count(name) > 1]
    if doubled:
        raise _fault(path, line, f"the column '{doubled[0]}' stands twice", "remove one of the two")


def _names(row_type: type) -> list[str]:
    return [field.name for field in fields(row_type)]


# --- TOML ---------------------------------------------------------------------------------------------------------


def _toml_records(path: Path, table: str) -> Iterator[_Record]:
    """The `[[table]]` entries of a TOML file, with the line on which each begins."""
    text = text_of(path)
    try:
        entries = tomllib.loads(text).get(table)
    except tomllib.TOMLDecodeError as error:
        raise _fault(path, 0, f"it is not valid TOML: {error}", "mend the line named") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _fault(path, 0, f"'{table}' is not a list of tables", f"begin each entry with [[{table}]]")
    marker = f"[[{table}]]"
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.replace(" ", "").startswith(marker)]
    if len(lines) != len(entries):  # an inline array: `table = [{…}, …]`
        lines = [0] * len(entries)
    for line, entry in zip(lines, entries, strict=True):
        yield _Record(line, entry)


# --- rows ---------------------------------------------------------------------------------------------------------


def _build(row_type: type[RowType], types: Mapping[str, Any], record: _Record, path: Path) -> RowType:
    """One row of `row_type` from its cells."""
    known = _names(row_type)
    for name in record.cells:
        if name not in known:
            raise _fault(path, record.line, f"unknown entry '{name}'", f"the entries are {', '.join(known)}")
    values: dict[str, Any] = {}
    for field in fields(row_type):  # type: ignore[arg-type]
        cell = record.cells.get(field.name, "")
        if cell == "":
            if _required(field):
                raise _fault(path, record.line, f"'{field.name}' is empty", "fill it in or remove the row")
            continue
        try:
            values[field.name] = _value(types[field.name], cell)
        except ValueError as error:
            raise _fault(path, record.line, f"'{field.name}' is '{cell}'", f"it must be {error}") from None
    try:
        return row_type(**values)
    except ValueError as error:
        raise _fault(path, record.line, str(error), "correct the row") from None


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(kind: Any, cell: Any) -> Any:
    """A cell as the type of its field; ValueError says in words what it must be."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _value(next(part for part in get_args(kind) if part is not type(None)), cell)
    if origin is Literal:
        return _choice(get_args(kind), cell)
    if origin is tuple:
        return _list(cell)
    if kind is bool:
        return _truth(cell)
    if kind in (int, float):
        return _number(kind, cell)
    if not isinstance(cell, str):
        raise ValueError("a text in quotes")
    return cell


def _choice(choices: tuple[Any, ...], cell: Any) -> Any:
    if cell not in choices:
        raise ValueError("one of " + ", ".join(str(choice) for choice in choices))
    return cell


def _list(cell: Any) -> tuple[str, ...]:
    parts = cell.split(LIST_SEPARATOR) if isinstance(cell, str) else cell
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise ValueError(f"a list of texts, with {LIST_SEPARATOR} between them")
    return tuple(part.strip() for part in parts if part.strip())


def _truth(cell: Any) -> bool:
    word = str(cell).casefold()
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise ValueError("true or false")
    return word in TRUE_WORDS


def _number(kind: type[int] | type[float], cell: Any) -> int | float:
    try:
        return kind(cell.replace(",", ".") if isinstance(cell, str) and kind is float else cell)
    except (TypeError, ValueError):
        raise ValueError("a whole number" if kind is int else "a number") from None
