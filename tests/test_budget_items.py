"""The standard programs, kegiatan and sub kegiatan: what their codes say, and that our file keeps to it."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.budget_items import BudgetItem, contradictions, load_budget_items, same_code

SUB_KEGIATAN = BudgetItem("1.06.04.2.01.03", "sub_kegiatan", "Penyediaan Alat Bantu", 2021, "", valid_to=2023)
SUPPORT = BudgetItem("X.XX.01.2.06", "kegiatan", "Administrasi Umum Perangkat Daerah", 2021, "")
PROGRAM = BudgetItem("1.06.04", "program", "Program Rehabilitasi Sosial", 2021, "", provinces=True)
OF_PROVINCE = BudgetItem("1.06.04.1.02", "kegiatan", "Rehabilitasi Sosial Dasar Anak Terlantar", 2021, "")


def test_a_code_holds_its_ancestors() -> None:
    assert (SUB_KEGIATAN.parent, SUB_KEGIATAN.program, SUB_KEGIATAN.urusan) == ("1.06.04.2.01", "1.06.04", "1.06")
    assert (SUPPORT.parent, SUPPORT.program, SUPPORT.urusan) == ("X.XX.01", "X.XX.01", "X.XX")
    assert (PROGRAM.parent, PROGRAM.program) == ("", "1.06.04")


def test_the_code_of_a_kegiatan_says_whose_it_is() -> None:
    assert [item.holds(2022, province=False) for item in (PROGRAM, SUPPORT, OF_PROVINCE)] == [True, True, False]
    assert [item.holds(2022, province=True) for item in (PROGRAM, SUPPORT, OF_PROVINCE)] == [True, False, True]
    assert [SUB_KEGIATAN.holds(year, province=False) for year in (2020, 2021, 2023, 2024)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("printed", "code", "same"),
    [
        ("1.06.04.2.01.03", "1.06.04.2.01.03", True),
        ("1.06.04.2.01.0003", "1.06.04.2.01.03", True),
        ("1.06.04.2.01.04", "1.06.04.2.01.03", False),
        ("1.06.04.2.01", "1.06.04.2.01.03", False),
        ("2.08.01.2.06", "X.XX.01.2.06", True),
        ("X.XX.01.2.06", "X.XX.01.2.06", True),
        ("2.08.02.2.06", "X.XX.01.2.06", False),
    ],
)
def test_a_printed_code_may_fill_in_the_urusan_and_zeros(printed: str, code: str, same: bool) -> None:
    assert same_code(printed, code) is same


def test_the_urusan_fills_the_open_part_alone() -> None:
    assert (SUPPORT.in_urusan("2.08"), SUPPORT.in_urusan("")) == ("2.08.01.2.06", "X.XX.01.2.06")
    assert SUB_KEGIATAN.in_urusan("2.08") == "1.06.04.2.01.03"


@pytest.mark.parametrize("level", ["program", "kegiatan"])
def test_a_code_of_another_level_is_refused(level: str) -> None:
    with pytest.raises(ValueError, match="is not a code of a"):
        BudgetItem("1.06.04.2.01.03", level, "Penyediaan Alat Bantu", 2021, "")  # type: ignore[arg-type]


def test_two_rows_may_have_one_code_in_different_years() -> None:
    renamed = BudgetItem("1.06.04", "program", "Program Rehabilitasi", 2026, "")
    until = BudgetItem("1.06.04", "program", "Program Rehabilitasi Sosial", 2021, "", valid_to=2025)
    assert list(contradictions([(2, until), (3, renamed)])) == []
    assert [problem for _, _, problem, _ in contradictions([(2, PROGRAM), (3, renamed)])] == [
        "line 2 has the code for some of these years too"
    ]


def test_our_file_covers_the_fields_of_the_reports_to_the_sub_kegiatan() -> None:
    items = load_budget_items()
    of_2023 = Counter((item.urusan, item.level) for item in items if item.holds(2023, province=False))
    fields = ("X.XX", "1.06", "2.08", "2.12", "2.13", "2.14")
    assert {field: of_2023[field, "sub_kegiatan"] for field in fields} == {
        "X.XX": 101,
        "1.06": 52,
        "2.08": 41,
        "2.12": 58,
        "2.13": 36,
        "2.14": 75,
    }
    assert len({item.urusan for item in items}) == 44
    assert all(item.source for item in items)
