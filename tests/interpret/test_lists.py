"""Labels without a level that go on with the list of the row above."""

from __future__ import annotations

from tests.tables import meaning, row_text, table_of

HEADER = """
    No      | Sasaran/Program/Kegiatan            | Indikator | Target
    ---
"""


def first_labels(rows: str) -> list[str]:
    return [row_text(row).split(": ", 1)[1].split(" / ")[0] for row in meaning(table_of(HEADER + rows)).rows]


def test_the_items_of_a_list_are_of_the_level_of_its_first() -> None:
    assert first_labels("""
    1.1     | Program 1: PEMBERDAYAAN SOSIAL      | Penduduk  | 100
    1.1.1   | Kegiatan 1: Pengembangan potensi    | Potensi   | 100
    1.1.1.1 | Sub Kegiatan 1. Pekerja sosial      | Pekerja   | 180
            | 2. Tenaga kesejahteraan             | Tenaga    | 8
            | 3. Sumber keluarga                  | Keluarga  | 100
    """)[2:] == [
        "Pekerja sosial (sub_kegiatan)",
        "Tenaga kesejahteraan (sub_kegiatan)",
        "Sumber keluarga (sub_kegiatan)",
    ]


def test_a_number_that_does_not_follow_says_nothing() -> None:
    assert (
        first_labels("""
    1.1.1.1 | Sub Kegiatan 1. Pekerja sosial      | Pekerja   | 180
            | 2. Tenaga kesejahteraan             | Tenaga    | 8
            | 5. Sumber keluarga                  | Keluarga  | 100
    """)[2]
        == "Sumber keluarga"
    )


def test_a_row_with_a_number_of_its_own_begins_something_else() -> None:
    assert (
        first_labels("""
    1.1.1.1 | Sub Kegiatan 1. Pekerja sosial      | Pekerja   | 180
    1.1.2   | 2. Tenaga kesejahteraan             | Tenaga    | 8
    """)[1]
        == "Tenaga kesejahteraan"
    )


def test_a_label_that_names_its_level_is_of_that() -> None:
    assert first_labels("""
            | 1. Program Pemberdayaan             | Penduduk  | 100
            | 2. Kegiatan pengembangan            | Potensi   | 100
            | 3. Kegiatan pembinaan               | Pembinaan | 100
    """) == ["Program Pemberdayaan (program)", "Kegiatan pengembangan (kegiatan)", "Kegiatan pembinaan (kegiatan)"]


def test_in_the_middle_of_a_list_the_word_is_part_of_the_name() -> None:
    assert (
        first_labels("""
    1.1.1.1 | Sub Kegiatan 1. Advokasi            | Advokasi  | 1
            | 2. Promosi                          | Promosi   | 16
            | 3. Program Kampung KB               | Kampung   | 4
    """)[2]
        == "Program Kampung KB (sub_kegiatan)"
    )
