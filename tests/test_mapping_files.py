"""The reader of mapping files: what it accepts from spreadsheets, and how it refuses a broken row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from pipeline.errors import LkjipError
from pipeline.mapping_files import mappings_folder, read_table


@dataclass(frozen=True)
class Unit:
    printed: str
    kind: Literal["percent", "count"]
    factor: float = 1.0
    also: tuple[str, ...] = ()
    limit: int | None = None
    rare: bool = False

    def __post_init__(self) -> None:
        if self.factor <= 0:
            raise ValueError(f"a factor of {self.factor} makes no sense")


PERSEN = Unit("persen", "percent", 0.5, ("%", "prosen"), 100, True)
ORANG = Unit("orang", "count")

AS_TYPED = "printed,kind,factor,also,limit,rare\npersen,percent,0.5,%|prosen,100,ya\norang,count,,,,\n"
FROM_EXCEL = (
    "\ufeffprinted;kind;factor;also;limit;rare;;\r\n"
    "persen;percent;0,5;% | prosen;100;yes;;\r\n;;;;;;;\r\norang;count;;;;;;\r\n"
)
WITH_SEP_LINE = "sep=;\n" + FROM_EXCEL.lstrip("\ufeff")
WITH_COMMENTS = "# source: the reports, own reading\n" + AS_TYPED.replace("orang", "# not yet, count\norang")
COLUMNS_MOVED = "kind,printed,also,rare,limit,factor\npercent,persen,%|prosen,x,100,0.5\ncount,orang\n"


@pytest.mark.parametrize("text", [AS_TYPED, FROM_EXCEL, WITH_SEP_LINE, WITH_COMMENTS, COLUMNS_MOVED])
def test_the_same_rows_however_the_spreadsheet_saved_them(tmp_path: Path, text: str) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes(text.encode())
    assert read_table(Unit, path) == (PERSEN, ORANG)


def test_toml_gives_the_same_rows(tmp_path: Path) -> None:
    path = tmp_path / "units.toml"
    path.write_text("""
[[unit]]
printed = "persen"
kind = "percent"
factor = 0.5
also = ["%", "prosen"]
limit = 100
rare = true

[[unit]]
printed = "orang"
kind = "count"
""")
    assert read_table(Unit, path, table="unit") == (PERSEN, ORANG)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: it has no header line; begin it with: printed,kind,factor,also,limit,rare."),
        ("printed,kind,colour\n", "line 1: unknown column 'colour'; the columns are printed, kind,"),
        ("printed\nx\n", "line 1: the column 'kind' is missing;"),
        ("printed,kind,kind\n", "line 1: the column 'kind' stands twice;"),
        ("printed,kind\nx,percent\n,count\n", "line 3: 'printed' is empty; fill it in or remove the row."),
        ("printed,kind\nx,many\n", "line 2: 'kind' is 'many'; it must be one of percent, count."),
        (
            "printed,kind\nx, y,count\n",
            "line 2: it has 3 cells for 2 columns; put a cell that holds a comma in quotes.",
        ),
        ('printed,kind\n"x\ny",percent\nz,many\n', "line 4: 'kind' is 'many';"),
        ('printed,kind\n"x,percent\n', "line 2: its quotes do not close"),
        ("printed,kind,factor\nx,count,much\n", "line 2: 'factor' is 'much'; it must be a number."),
        ("printed,kind,factor\nx,count,-1\n", "line 2: a factor of -1.0 makes no sense; correct the row."),
        ("printed,kind,limit\nx,count,1.5\n", "line 2: 'limit' is '1.5'; it must be a whole number."),
        ("printed,kind,rare\nx,count,maybe\n", "line 2: 'rare' is 'maybe'; it must be true or false."),
        ("printed,kind\nx,count\ny,count\nx,percent\n", "line 4: 'x' already stands on line 2; remove one."),
    ],
)
def test_a_broken_table_is_refused_with_line_and_remedy(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "units.csv"
    path.write_text(text)
    with pytest.raises(LkjipError) as refusal:
        read_table(Unit, path, unique=["printed"])
    assert str(refusal.value).startswith(f"{path}, {sentence}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[unit]]\nprinted = "x"\nkind = "many"\n', ", line 1: 'kind' is 'many'; it must be one of percent, count."),
        ('\n[[unit]]\nprinted = 5\nkind = "count"\n', ", line 2: 'printed' is '5'; it must be a text in quotes."),
        ('[[unit]]\nprintd = "x"\n', ", line 1: unknown entry 'printd'; the entries are printed, kind,"),
        ('[[units]]\nprinted = "x"\n', ": 'unit' is not a list of tables; begin each entry with [[unit]]."),
        ("[[unit\n", ": it is not valid TOML: "),
    ],
)
def test_a_broken_toml_is_refused_too(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "units.toml"
    path.write_text(text)
    with pytest.raises(LkjipError) as refusal:
        read_table(Unit, path, table="unit")
    assert str(refusal.value).startswith(f"{path}{sentence}")


def test_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes("printed,kind\n‰,count\n".encode("utf-16"))
    with pytest.raises(LkjipError, match='not UTF-8 text; save it from the spreadsheet as "CSV UTF-8"'):
        read_table(Unit, path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match=r"units\.csv: there is no such mapping file"):
        read_table(Unit, tmp_path / "units.csv")


def test_the_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "units.csv").write_text("printed,kind\norang,count\n")
    monkeypatch.setenv("LKJIP_MAPPINGS", str(tmp_path))
    assert read_table(Unit, "units.csv") == (ORANG,)
    monkeypatch.setenv("LKJIP_MAPPINGS", str(tmp_path / "nowhere"))
    with pytest.raises(LkjipError, match="there is no such folder; set LKJIP_MAPPINGS"):
        mappings_folder()
