"""The agreement of before and that of after the year's change, told apart by their captions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.interpret import interpret
from tests.tables import columns_text, document, table_of

AGREED = """
    Program                 | Anggaran
    ---
    Program Rehabilitasi    | 700.000.000
    Program Perlindungan    | 300.000.000
    Program Penanganan      | 100.000.000
"""
REPORTED = """
    Program              | Anggaran    | Realisasi
    ---
    Program Rehabilitasi | 700.000.000 | 650.000.000
"""
OTHER = """
    Program         | Anggaran
    ---
    Program Jalan   | 700.000.000
"""
TWO_VERSIONS = """
    Program              | Anggaran Murni | Anggaran Perubahan
    ---
    Program Rehabilitasi | 700.000.000    | 650.000.000
    Program Perlindungan | 300.000.000    | 310.000.000
"""
FIRST = "Perjanjian Kinerja Tahun 2021"
CHANGED = "Perubahan Perjanjian Kinerja Tahun 2021"


def _versions(*tables: tuple[str, str]) -> list[str]:
    """The columns of tables (block, caption), a line a table."""
    read = [replace(table_of(block, title=title), table_id=f"t{place}") for place, (block, title) in enumerate(tables)]
    return [columns_text(one.columns) for one in interpret(read, document())]


def _version(caption: str, block: str = AGREED) -> str:
    """The version of the budget of a table with this caption, alone in its report."""
    (columns,) = _versions((block, caption))
    return columns.rpartition("@2021")[2].strip()


def test_a_changed_agreement_and_the_one_before_it() -> None:
    assert _versions((AGREED, FIRST), (AGREED, CHANGED)) == [
        "label:program | anggaran@2021 murni",
        "label:program | anggaran@2021 perubahan",
    ]


@pytest.mark.parametrize(
    ("caption", "version"),
    [
        ("Perjanjian Kinerja (Perubahan) Tahun 2021", "perubahan"),
        ("Perjanjian Kinerja Dinas Sosial Perubahan Tahun 2021", "perubahan"),
        ("Perubahan atas Perjanjian Kinerja Tahun 2021", "perubahan"),
        ("Perjanjian Kinerja Setelah Perubahan Tahun 2021", "perubahan"),
        ("Revisi Perjanjian Kinerja Tahun 2021", "perubahan"),
        ("Anggaran Program Setelah Perubahan Tahun 2021", "perubahan"),
        ("Perjanjian Kinerja Sebelum Perubahan Tahun 2021", "murni"),
        ("Sebelum Perubahan Perjanjian Kinerja Tahun 2021", "murni"),
        ("Anggaran Sebelum dan Setelah Perubahan Tahun 2021", ""),
        ("Perjanjian Kinerja Tahun 2021", ""),
        ("Anggaran Program Perubahan Iklim Tahun 2021", ""),
        ("Program Perubahan Tahun 2021", ""),
        ("Perjanjian Kinerja Prubahan Tahun 2021", ""),  # a misspelt word says too little
        ("Anggaran Program Revissi Tahun 2021", ""),
    ],
)
def test_captions(caption: str, version: str) -> None:
    assert _version(caption) == version


def test_without_a_changed_one_no_version_is_named() -> None:
    assert _versions((AGREED, FIRST), (AGREED, "Anggaran Program Tahun 2021")) == [
        "label:program | anggaran@2021",
        "label:program | anggaran@2021",
    ]


@pytest.mark.parametrize(
    ("block", "caption"),
    [
        (OTHER, FIRST),
        (AGREED, "Perjanjian Kinerja Tahun 2020"),
        (AGREED, "Rencana Kinerja Tahun 2021"),
        (REPORTED, FIRST),
    ],
    ids=["other things", "another year", "another plan", "a report"],
)
def test_what_was_not_changed_is_of_no_version(block: str, caption: str) -> None:
    before, _ = _versions((block, caption), (AGREED, CHANGED))

    assert "murni" not in before


def test_most_of_what_was_agreed_may_be_in_the_change() -> None:
    before, _ = _versions((AGREED.replace("Penanganan", "Taman Makam"), FIRST), (AGREED, CHANGED))

    assert before.endswith("murni")


def test_what_comes_after_the_changed_agreement_is_not_the_one_before() -> None:
    assert _versions((AGREED, CHANGED), (AGREED, FIRST))[1] == "label:program | anggaran@2021"


def test_two_changes_are_both_changes() -> None:
    assert all(columns.endswith("perubahan") for columns in _versions((AGREED, CHANGED), (AGREED, CHANGED)))


def test_a_report_on_the_changed_agreement_is_of_no_version() -> None:
    (columns,) = _versions((REPORTED, f"Realisasi {CHANGED}"))

    assert columns == "label:program | anggaran@2021 | realisasi_anggaran@2021"


def test_columns_that_name_their_version_keep_it() -> None:
    (columns,) = _versions((TWO_VERSIONS, CHANGED))

    assert columns == "label:program | anggaran@2021 murni | anggaran@2021 perubahan"
