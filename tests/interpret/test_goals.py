"""The goal and objective of rows: from headings, from prefixes without a colon, from lines above the table."""

from __future__ import annotations

import pytest

from tests.tables import figures, figures_of, table_of


def goals_of(block: str, before: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """Goal, objective and level of each figure."""
    return [(f.goal, f.objective, f.level) for f in figures(table_of(block, before=before))]


def test_a_heading_by_itself_gives_the_level_of_the_labels_below_it() -> None:
    assert goals_of("""
        No   | Tujuan/Sasaran           | Indikator       | Target
        ---
        1.1. | Tujuan :                 |                 |
        1    | Kesejahteraan meningkat  | Penurunan PMKS  | 5
        1.2. | Sasaran Strategis :      |                 |
        1    | Penanganan PMKS          | PMKS tertangani | 80
        2    | Pelayanan PMKS           | PMKS terlayani  | 81
    """) == [
        ("Kesejahteraan meningkat", "", "tujuan"),
        ("Kesejahteraan meningkat", "Penanganan PMKS", "sasaran"),
        ("Kesejahteraan meningkat", "Pelayanan PMKS", "sasaran"),
    ]


def test_the_level_in_front_of_a_name_without_a_colon_is_no_part_of_it() -> None:
    assert goals_of("""
        Sasaran Strategis                    | Indikator       | Target
        ---
        1.1. Tujuan Meningkatnya kesejahteraan | Penurunan PMKS  | 5
        1.2. Sasaran Meningkatnya penanganan   | PMKS tertangani | 80
        1.3. Sasaran penanganan                | PMKS terlayani  | 81
    """) == [
        ("Meningkatnya kesejahteraan", "", "tujuan"),
        ("Meningkatnya kesejahteraan", "Meningkatnya penanganan", "sasaran"),
        ("Meningkatnya kesejahteraan", "Sasaran penanganan", "sasaran"),
    ]


def test_an_indicator_with_its_level_in_front_is_no_goal() -> None:
    assert goals_of("""
        No | Indikator Kinerja         | Target
        ---
        1  | Tujuan: Penurunan PMKS    | 5
        2  | Sasaran: PMKS tertangani  | 80
    """) == [("", "", "tujuan"), ("", "", "sasaran")]


def test_a_group_row_in_the_column_of_indicators_is_an_objective() -> None:
    assert goals_of("""
        No | Indikator Kinerja         | Target
        ---
           | Sasaran: Kesetaraan       |
        1  | IPG                       | 88,01
    """) == [("", "Kesetaraan", "sasaran")]


BLOCK = """
        No | Indikator Kinerja         | Target
        ---
        1  | IPG                       | 88,01
"""


def test_an_objective_named_above_the_table_is_that_of_its_rows() -> None:
    before = (
        "dengan kategori baik.",
        "Tabel 3.2",
        "Evaluasi Pencapaian Sasaran 2 dan 3",
        "Terwujudnya kesetaraan gender di",
        "semua bidang",
        "Indikator kinerja dan target dapat digambarkan sebagai berikut :",
    )
    assert goals_of(BLOCK, before) == [("", "Terwujudnya kesetaraan gender di semua bidang", "sasaran")]


@pytest.mark.parametrize(
    "before",
    [
        # the words of a sentence
        ("tercermin dalam pencapaian sasaran", "Terwujudnya kesetaraan gender"),
        # a sentence behind the caption
        ("Pencapaian Sasaran 2", "Indikator ini sudah memenuhi target.", "Hasilnya sebagai berikut :"),
        # nothing but the line that leads to the table
        ("Pencapaian Sasaran 2", "Hasilnya sebagai berikut :"),
        # prose
        ("Pencapaian Sasaran 2", "lihat tabel di bawah ini"),
    ],
)
def test_other_lines_above_the_table_name_no_objective(before: tuple[str, ...]) -> None:
    assert goals_of(BLOCK, before)[0][1] == ""


def test_a_label_keeps_the_words_in_front_of_its_name() -> None:
    table = table_of("""
        Sasaran                          | Anggaran
        ---
        Sasaran Meningkatnya penanganan  | 400.000.000
    """)
    assert figures_of(table, also=["objective"]) == [
        "Sasaran Meningkatnya penanganan | anggaran 2021 | 400000000 | Meningkatnya penanganan"
    ]
