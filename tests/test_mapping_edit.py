"""Rows are added to mapping files in their places, and nothing else in the files changes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.errors import LkjipError
from pipeline.mapping_edit import Order, merged, replace_files, with_rows


@dataclass(frozen=True)
class Name:
    indicator: str
    name: str
    kinds: tuple[str, ...] = ()
    note: str = ""


def order(row: Name) -> tuple[Order, Order]:
    return (row.indicator,), (row.name.casefold(),)


FILE = (
    "# names, as printed\n"
    "indicator,name,kinds,note\n"
    "b,Zakat,,\n"
    "b,Amal,,the older word\n"
    "\n"
    "# the following are of d\n"
    'd,"Panti, asuhan",percent|score,"two\nlines"\n'
)
NEW = [Name("b", "bantuan"), Name("c", "Cacah, jiwa", ("people", "count")), Name("d", "Yatim"), Name("a", "Angka")]
EDITED = (
    "# names, as printed\n"
    "indicator,name,kinds,note\n"
    "a,Angka,,\n"
    "b,Zakat,,\n"
    "b,Amal,,the older word\n"
    "b,bantuan,,\n"
    'c,"Cacah, jiwa",people|count,\n'
    "\n"
    "# the following are of d\n"
    'd,"Panti, asuhan",percent|score,"two\nlines"\n'
    "d,Yatim,,\n"
)


def edited(path: Path, text: str, *new: Name) -> str:
    path.write_bytes(text.encode())
    return with_rows(path, Name, new, order).decode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "names.csv"


def test_rows_go_into_their_blocks_and_no_other_line_moves(path: Path) -> None:
    assert edited(path, FILE, *NEW) == EDITED


@pytest.mark.parametrize("seed", range(5))
def test_the_result_is_the_same_in_whichever_order_and_goes(path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(NEW, len(NEW))
    text = FILE
    for row in shuffled:
        text = edited(path, text, row)
    assert text == EDITED == edited(path, FILE, *shuffled)


def test_merged_rows_stand_as_in_the_file() -> None:
    rows = [Name("b", "Zakat"), Name("b", "Amal"), Name("d", "Panti")]
    names = [row.name for row in merged(rows, NEW, order)]
    assert names == ["Angka", "Zakat", "Amal", "bantuan", "Cacah, jiwa", "Panti", "Yatim"]


def test_a_file_saved_by_a_spreadsheet_keeps_its_form(path: Path) -> None:
    text = "\ufeffname;indicator;note;kinds;;\r\nZakat;b;;;;\r\n;;;;;\r\n"
    added = edited(path, text, Name("b", "Amal; jariah", ("count",), "x"))
    assert added == '\ufeffname;indicator;note;kinds;;\r\n"Amal; jariah";b;x;count\r\nZakat;b;;;;\r\n;;;;;\r\n'


def test_a_last_line_without_end_gets_one(path: Path) -> None:
    assert edited(path, "indicator,name\nb,Amal", Name("b", "Zakat")) == "indicator,name\nb,Amal\nb,Zakat\n"


def test_a_file_without_rows_gets_its_first(path: Path) -> None:
    assert edited(path, "indicator,name\n", Name("b", "Zakat")) == "indicator,name\nb,Zakat\n"


def test_nothing_is_lost_for_want_of_a_column(path: Path) -> None:
    with pytest.raises(LkjipError, match="line 1: the column 'note' is missing; add it to the header line"):
        edited(path, "indicator,name\n", Name("b", "Zakat", note="x"))


def test_a_row_is_not_written_as_a_comment(path: Path) -> None:
    with pytest.raises(LkjipError, match="a row that begins with '#b' would be a comment"):
        edited(path, "indicator,name\n", Name("#b", "Zakat"))


def test_files_are_replaced_with_their_permissions(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("old")
    second.write_text("old")
    first.chmod(0o640)
    replace_files({first: b"new", second: b"newer"})
    assert (first.read_text(), second.read_text()) == ("new", "newer")
    assert first.stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.csv", "b.csv"]
