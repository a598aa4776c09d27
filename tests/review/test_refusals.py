"""Rows that are wrong are named, all of them, with what to do; then nothing at all is applied."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import LkjipError
from pipeline.review import RefusedSheetError, apply
from tests.review.sheets import ACCEPTED, LIKE_ONE, NEW_DETAILS, NEW_ONE, NO_ONE, OTHER_UNIT, fill, rows_of, write

NEW = {"decision": "new: giraffe_milk_litres", **NEW_DETAILS}


def line_of(sheet: Path, label: str) -> int:
    return 2 + [row["label"] for row in rows_of(sheet)].index(label)


def faults(sheet: Path) -> list[str]:
    """What is said of a sheet that is refused, less the file's name."""
    with pytest.raises(RefusedSheetError) as refused:
        apply(sheet)
    return [str(fault).removeprefix(f"{sheet}, ") for fault in refused.value.faults]


@pytest.fixture
def unchanged(mappings: Path) -> object:
    """Checks after a test that mappings/ is as it was."""
    before = {path.name: path.read_bytes() for path in mappings.iterdir()}
    yield
    assert {path.name: path.read_bytes() for path in mappings.iterdir()} == before


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("label", "decision", "sentence"),
    [
        (LIKE_ONE, "women_violence_victim_handled_pct",
         "there is no indicator 'women_violence_victim_handled_pct'; did you mean women_violence_victims_handled_pct?"),
        (LIKE_ONE, "xyz", "there is no indicator 'xyz'; correct it, or write new: xyz for a new one."),
        (LIKE_ONE, "perhaps the first", "the decision 'perhaps the first' is not understood; write an indicator_id,"),
        (LIKE_ONE, "new:", "the decision 'new:' is not understood; write an indicator_id,"),
        (LIKE_ONE, "new: Jerapah-1", "the decision 'new: Jerapah-1' is not understood;"),
        (NEW_ONE, "new: giraffe_milk_litres",
         "the new indicator 'giraffe_milk_litres' lacks new_name_id, new_name_en, new_unit, new_direction, new_sector, "
         "new_definition; fill in these columns."),
        (NEW_ONE, {**NEW, "new_unit": "furlong"}, "new_unit is 'furlong', which is not in units.csv; correct it or"),
        (NEW_ONE, {**NEW, "new_direction": "up"}, "new_direction is 'up'; it must be one of higher, lower, neither."),
        (NEW_ONE, {**NEW, "decision": ""}, f"'{NEW_ONE}' describes a new indicator, but its decision is empty; write"),
        (NEW_ONE, {**NEW, "decision": "new: pmks_count"},
         "there is an indicator 'pmks_count' already, whose name_id is 'Jumlah PMKS'; write its id without new:"),
        (OTHER_UNIT, "pmks_count", f"'{OTHER_UNIT}' is a name of psks_skilled_professional_pct already ("),
        (OTHER_UNIT, "no", f"'{OTHER_UNIT}' is a name of psks_skilled_professional_pct ('{OTHER_UNIT}'); remove that"),
        (NO_ONE, {"label": "Jumlah bunga mawar"}, "'Jumlah bunga mawar' (buah) is not the label and unit that were"),
        (NO_ONE, {"unit": "tangkai"}, "'Jumlah bunga' (tangkai) is not the label and unit that were exported; restore"),
        (NO_ONE, {"label": ""}, "'label' is empty; fill it in or remove the row."),
    ],
)  # fmt: skip
def test_a_wrong_row(sheet: Path, label: str, decision: dict[str, str] | str, sentence: str) -> None:
    line = line_of(sheet, label)
    (fault,) = faults(fill(sheet, {label: decision}))
    assert fault.startswith(f"line {line}: {sentence}")


@pytest.mark.usefixtures("unchanged")
def test_a_label_that_is_excluded_must_be_freed_first(mappings: Path, sheet: Path) -> None:
    with (mappings / "exclusions.csv").open("a") as file:
        file.write(f"{NO_ONE},no flower is named\n")
    (fault,) = faults(fill(sheet, {NO_ONE: ACCEPTED}))
    assert f"'{NO_ONE}' is excluded ('no flower is named'); remove it from exclusions.csv first" in fault
    (mappings / "exclusions.csv").write_text(
        (mappings / "exclusions.csv").read_text().replace(f"{NO_ONE},no flower is named\n", "")
    )


@pytest.mark.usefixtures("unchanged")
def test_every_wrong_row_is_named_and_the_good_ones_are_not_applied(sheet: Path) -> None:
    found = faults(fill(sheet, {LIKE_ONE: ACCEPTED, NEW_ONE: "new: a", NO_ONE: "perhaps", OTHER_UNIT: "pmks_count"}))
    assert len(found) == 3
    lines = [int(fault.removeprefix("line ").split(":")[0]) for fault in found]
    assert lines == sorted(lines)


@pytest.mark.usefixtures("unchanged")
def test_two_rows_of_one_label_must_agree(sheet: Path) -> None:
    rows = [row for row in rows_of(sheet) if row["label"] == NO_ONE]
    write(sheet, [rows[0] | {"decision": "no"}, rows[0] | {"decision": ACCEPTED}])
    assert faults(sheet) == [f"line 3: '{NO_ONE}' is decided as 'no' on line 2; decide both alike."]


@pytest.mark.usefixtures("unchanged")
def test_one_new_indicator_is_described_once(sheet: Path) -> None:
    other = {**NEW, "new_name_en": "Something else"}
    found = faults(fill(sheet, {NEW_ONE: NEW, NO_ONE: other}))
    assert len(found) == 1
    assert "new_name_en of giraffe_milk_litres is 'Something else', but 'Milk per giraffe' above" in found[0]


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "line 1: it has no header line"),
        (b"label;unit;decision;note;report\r\nx;;;;\r\n", "line 1: the column 'review_id' is missing"),
        (b"label;unit;note;report;review_id\r\n", "line 1: the column 'decision' is missing"),
        (b"label;unit;desicion;note\r\n", "line 1: unknown column 'desicion'"),
        (b'label,unit,decision,note,report,review_id\n"x,,,\n', "line 2: its quotes do not close"),
        (b"label,unit,decision,note,report,review_id\na,b,c,d,e,f,g\n", "line 2: it has 7 cells for 6 columns"),
        ("label,unit\n‰,%\n".encode("utf-16"), 'it is not UTF-8 text; save it from the spreadsheet as "CSV UTF-8"'),
    ],
)
def test_a_broken_sheet(mappings: Path, tmp_path: Path, data: bytes, sentence: str) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(data)
    with pytest.raises(LkjipError) as refused:
        apply(sheet)
    assert str(refused.value).startswith(str(sheet))
    assert sentence in str(refused.value)


@pytest.mark.usefixtures("unchanged")
def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(LkjipError, match="it is no workbook, or is damaged"):
        apply(tmp_path / "sheet.xlsx")
    with pytest.raises(LkjipError, match=r"a review sheet is a \.csv or \.xlsx file; save it as one of them"):
        apply(tmp_path / "sheet.ods")
    with pytest.raises(LkjipError, match="there is no such file"):
        apply(tmp_path / "none.csv")


@pytest.mark.usefixtures("unchanged")
def test_two_indicators_do_not_share_a_name(sheet: Path) -> None:
    line = line_of(sheet, NO_ONE)
    again = {NO_ONE: {**NEW, "decision": "new: flowers"}}
    (fault,) = faults(fill(sheet, {NEW_ONE: NEW, **again}))
    assert fault.startswith(f"line {line}: new_name_id is a name of giraffe_milk_litres already ('{NEW_ONE}')")
    (fault,) = faults(fill(sheet, {NEW_ONE: {**NEW, "new_name_id": "Jumlah PMKS"}, NO_ONE: dict.fromkeys(NEW, "")}))
    assert "new_name_id is a name of pmks_count already ('Jumlah Penyandang" in fault


def test_a_vocabulary_that_would_not_load_is_not_written(mappings: Path, sheet: Path) -> None:
    """The new indicator teaches the word "jerapah", and so makes another's alias, misspelt so far, its own."""
    with (mappings / "aliases.csv").open("a") as file:
        file.write("pmks_count,Produktivitas jerapaw tutul,,here,misspelt\n")
    before = {path.name: path.read_bytes() for path in mappings.iterdir()}
    with pytest.raises(LkjipError) as refused:
        apply(fill(sheet, {NEW_ONE: NEW}))
    assert str(refused.value).startswith(f"{sheet}: with its decisions aliases.csv would not load")
    assert "giraffe_milk_litres and pmks_count claim one name" in str(refused.value)
    assert str(refused.value).endswith("nothing was changed.")
    assert {path.name: path.read_bytes() for path in mappings.iterdir()} == before


@pytest.mark.usefixtures("unchanged")
def test_a_disk_that_refuses_half_way_leaves_all_as_it_was(
    mappings: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, calls = os.replace, []

    def refuse_the_second(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise PermissionError(13, "Permission denied", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse_the_second)
    with pytest.raises(LkjipError, match=r"aliases\.csv: cannot be written \(Permission denied\); check"):
        apply(fill(sheet, {NEW_ONE: NEW}))
    assert len(calls) == 3  # indicators.csv, aliases.csv in vain, indicators.csv back


def test_an_installed_vocabulary_is_not_written_into(
    mappings: Path, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = mappings.rename(tmp_path / "_mappings")
    monkeypatch.setenv("LKJIP_MAPPINGS", str(installed))
    with pytest.raises(LkjipError, match="belongs to the installed package, which the next version replaces; copy it"):
        apply(fill(sheet, {LIKE_ONE: ACCEPTED}))
