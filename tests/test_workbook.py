"""Workbooks as lines of cells, and what is said of a file that is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.errors import LkjipError
from pipeline.mapping_files import read_table
from pipeline.workbook import workbook_lines
from tests.test_mapping_files import ORANG, PERSEN, Unit


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("another").append(("not", "read"))
    book.save(path)
    return path


def test_cells_are_what_a_csv_file_would_hold(tmp_path: Path) -> None:
    rows = ((" label ", 4.0, 0.5, None), (), (None, True, date(2020, 1, 31)), ("two\nlines",))
    assert list(workbook_lines(workbook(tmp_path / "a.xlsx", *rows))) == [
        (1, ["label", "4", "0.5"]),
        (3, ["", "True", "2020-01-31T00:00:00"]),
        (4, ["two lines"]),
    ]


def test_a_table_is_read_from_a_workbook_like_from_csv(tmp_path: Path) -> None:
    header = ("printed", "kind", "factor", "also", "limit", "rare")
    rows = (header, ("persen", "percent", 0.5, "%|prosen", 100, "ya"), (None,), ("orang", "count"))
    assert read_table(Unit, workbook(tmp_path / "units.xlsx", *rows)) == (PERSEN, ORANG)


def test_a_broken_row_is_refused_with_its_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "units.xlsx", ("printed", "kind"), (), ("x", "many"))
    with pytest.raises(LkjipError, match=r"units\.xlsx, line 3: 'kind' is 'many'; it must be one of percent, count"):
        read_table(Unit, path)


@pytest.mark.parametrize("data", [b"", b"label;unit\n", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(LkjipError, match=r"a\.xlsx: it is no workbook, or is damaged; save it"):
        list(workbook_lines(path))
    with pytest.raises(LkjipError, match="there is no such file"):
        list(workbook_lines(tmp_path / "none.xlsx"))
