"""The agreement of before and that of after the year's change, told apart by their captions."""

from __future__ import annotations

from dataclasses import replace

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
FIRST = "Perjanjian Kinerja Tahun 2021"
CHANGED = "Perubahan Perjanjian Kinerja Tahun 2021"


def _versions(*tables: tuple[str, str]) -> list[str]:
    """The columns of tables (block, caption), a line a table."""
    read = [replace(table_of(block, title=title), table_id=f"t{place}") for place, (block, title) in enumerate(tables)]
    return [columns_text(one.columns) for one in interpret(read, document())]


def test_a_changed_agreement_and_the_one_before_it() -> None:
    assert _versions((AGREED, FIRST), (AGREED, CHANGED)) == [
        "label:program | anggaran@2021 murni",
        "label:program | anggaran@2021 perubahan",
    ]


def test_without_a_changed_one_no_version_is_named() -> None:
    assert _versions((AGREED, FIRST), (AGREED, "Anggaran Program Tahun 2021")) == [
        "label:program | anggaran@2021",
        "label:program | anggaran@2021",
    ]


def test_other_things_another_year_and_other_captions_are_not_what_was_changed() -> None:
    assert _versions((OTHER, FIRST), (AGREED, CHANGED))[0] == "label:program | anggaran@2021"
    assert _versions((AGREED, "Perjanjian Kinerja Tahun 2020"), (AGREED, CHANGED))[0] == "label:program | anggaran@2020"
    assert _versions((AGREED, "Pagu Program Tahun 2021"), (AGREED, CHANGED))[0] == "label:program | anggaran@2021"
    assert _versions((AGREED, CHANGED), (AGREED, FIRST))[1] == "label:program | anggaran@2021"


def test_a_report_on_the_changed_agreement_is_of_no_version() -> None:
    (columns,) = _versions((REPORTED, f"Realisasi {CHANGED}"))

    assert columns == "label:program | anggaran@2021 | realisasi_anggaran@2021"


def test_change_as_a_subject_is_no_version() -> None:
    (columns,) = _versions((AGREED, "Anggaran Program Perubahan Iklim Tahun 2021"))

    assert columns == "label:program | anggaran@2021"
