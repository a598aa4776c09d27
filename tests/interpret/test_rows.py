"""What each row of a table is, what labels it bears, and under what it stands."""

from __future__ import annotations

import pytest

from tests.tables import figures_of, meaning, row_text, table_of


def rows_of(block: str) -> list[str]:
    return [row_text(row) for row in meaning(table_of(block)).rows]


def contexts_of(block: str) -> list[tuple[str, str, str, str]]:
    """Goal, objective, program and activity of each row."""
    return [(row.goal, row.objective, row.program, row.activity) for row in meaning(table_of(block)).rows]


def test_a_goal_and_its_objective_in_one_cell_are_one_label_of_the_objective() -> None:
    block = """
        Tujuan/Sasaran                                     | Indikator       | Target
        ---
        Tujuan: Kesejahteraan Sasaran 1: Penanganan PMKS   | PMKS tertangani | 80
        Tujuan: Kesejahteraan yang menjadi sasaran         | PMKS terlayani  | 81
    """
    first, second = rows_of(block)
    assert first == "figures: Kesejahteraan Sasaran 1: Penanganan PMKS (sasaran) / PMKS tertangani"
    assert second == "figures: Kesejahteraan yang menjadi sasaran (tujuan) / PMKS terlayani"
    assert [context[:2] for context in contexts_of(block)] == [
        ("Kesejahteraan", "Penanganan PMKS"),
        ("Kesejahteraan yang menjadi sasaran", ""),
    ]


# --- merged and carried labels ------------------------------------------------------------------------------------


def test_a_merged_label_is_carried_over_the_rows_it_spans() -> None:
    block = """
        Tujuan           | Sasaran           | Indikator       | Target
        ---
        Kesejahteraan    | Kesetaraan gender | IPG             | 88,01
        ^                | ^                 | IDG             | 70,00
        ^                | Perlindungan anak | KLA             | Madya
    """
    assert rows_of(block) == [
        "figures: Kesejahteraan (tujuan) / Kesetaraan gender (sasaran) / IPG",
        "figures: ^Kesejahteraan (tujuan) / ^Kesetaraan gender (sasaran) / IDG",
        "figures: ^Kesejahteraan (tujuan) / Perlindungan anak (sasaran) / KLA",
    ]
    assert [context[:2] for context in contexts_of(block)] == [
        ("Kesejahteraan", "Kesetaraan gender"),
        ("Kesejahteraan", "Kesetaraan gender"),
        ("Kesejahteraan", "Perlindungan anak"),
    ]


def test_an_empty_label_cell_leaves_the_row_under_what_stands_above() -> None:
    assert (
        contexts_of("""
        Sasaran           | Indikator       | Target
        ---
        Kesetaraan gender | IPG             | 88,01
                          | IDG             | 70,00
    """)
        == [("", "Kesetaraan gender", "", "")] * 2
    )


def test_a_merged_indicator_gives_its_figures_once() -> None:
    table = table_of("""
        Indikator | Target | Realisasi
        ---
        IPG       | 88,01  | 88,28
        ^         | ^      | ^
    """)
    assert figures_of(table) == ["IPG | target 2021 | 88.01", "IPG | realisasi 2021 | 88.28"]


def test_a_value_merged_over_two_indicators_is_given_on_the_first_and_flagged() -> None:
    table = table_of("""
        Indikator | Target | Capaian
        ---
        IPG       | 88,01  | 100
        IDG       | 70,00  | ^
    """)
    assert figures_of(table, also=["flags"]) == [
        "IPG | target 2021 | 88.01 | ",
        "IPG | capaian 2021 | 100 | merged_value",
        "IDG | target 2021 | 70 | ",
    ]


# --- group rows ---------------------------------------------------------------------------------------------------


def test_group_rows_set_the_context_of_those_below() -> None:
    block = """
        No                                        | Indikator       | Target
        ---
        Misi 1: Mewujudkan masyarakat sejahtera   | <               | <
        Tujuan 1: Meningkatnya kesejahteraan      | <               | <
        Sasaran 1: Meningkatnya kesetaraan gender | <               | <
        1                                         | IPG             | 88,01
        Sasaran 2: Terlindunginya anak            | <               | <
        2                                         | KLA             | Madya
    """
    assert rows_of(block) == [
        "group: Mewujudkan masyarakat sejahtera (misi)",
        "group: Meningkatnya kesejahteraan (tujuan)",
        "group: Meningkatnya kesetaraan gender (sasaran)",
        "figures: IPG",
        "group: Terlindunginya anak (sasaran)",
        "figures: KLA",
    ]
    assert contexts_of(block)[3][:2] == ("Meningkatnya kesejahteraan", "Meningkatnya kesetaraan gender")
    assert contexts_of(block)[5][:2] == ("Meningkatnya kesejahteraan", "Terlindunginya anak")


def test_a_new_goal_ends_the_objective_of_the_last_one() -> None:
    assert [
        context[:2]
        for context in contexts_of("""
        Indikator                         | Target
        ---
        Tujuan: Kesejahteraan             |
        Sasaran: Kesetaraan gender        |
        IPG                               | 88,01
        Tujuan: Tata kelola               |
        Nilai SAKIP                       | 80,10 (A)
    """)
    ] == [
        ("Kesejahteraan", ""),
        ("Kesejahteraan", "Kesetaraan gender"),
        ("Kesejahteraan", "Kesetaraan gender"),
        ("Tata kelola", ""),
        ("Tata kelola", ""),
    ]


def test_a_program_in_the_number_column_is_a_label() -> None:
    block = """
        No                          | Kegiatan        | Anggaran    | Realisasi
        ---
        Program Pemberdayaan Sosial |                 | 700.000.000 | 650.000.000
        1                           | Pembinaan PSKS  | 300.000.000 | 250.000.000
    """
    assert rows_of(block) == [
        "figures: Program Pemberdayaan Sosial (program)",
        "figures: Pembinaan PSKS (kegiatan)",
    ]
    assert contexts_of(block)[1] == ("", "", "Program Pemberdayaan Sosial", "Pembinaan PSKS")


# --- levels -------------------------------------------------------------------------------------------------------


def test_prefixes_give_the_level() -> None:
    assert rows_of("""
        Program / Kegiatan                    | Anggaran    | Realisasi
        ---
        Program 1: Rehabilitasi Sosial        | 700.000.000 | 650.000.000
        Kegiatan 1. Pelayanan Lansia          | 300.000.000 | 250.000.000
        Sub Kegiatan 1. Penyediaan Permakanan | 200.000.000 | 150.000.000
    """) == [
        "figures: Rehabilitasi Sosial (program)",
        "figures: Pelayanan Lansia (kegiatan)",
        "figures: Penyediaan Permakanan (sub_kegiatan)",
    ]


def test_the_column_a_label_stands_in_gives_the_level() -> None:
    assert rows_of("""
        Program             | Kegiatan         | Sub Kegiatan          | Anggaran
        ---
        Rehabilitasi Sosial |                  |                       | 700.000.000
                            | Pelayanan Lansia |                       | 300.000.000
                            |                  | Penyediaan Permakanan | 200.000.000
    """) == [
        "figures: Rehabilitasi Sosial (program)",
        "figures: ^Rehabilitasi Sosial (program) / Pelayanan Lansia (kegiatan)",
        "figures: ^Rehabilitasi Sosial (program) / ^Pelayanan Lansia (kegiatan) / Penyediaan Permakanan (sub_kegiatan)",
    ]


def test_an_indicator_has_the_level_of_what_it_stands_under() -> None:
    table = table_of("""
        Sasaran                    | Indikator  | Target
        ---
        Tujuan: Kesejahteraan      | IKM        | 80,00
        Sasaran: Kesetaraan gender | IPG        | 88,01
                                   | IDG        | 70,00
    """)
    assert figures_of(table, also=["level"]) == [
        "IKM | target 2021 | 80 | tujuan",
        "IPG | target 2021 | 88.01 | sasaran",
        "IDG | target 2021 | 70 | sasaran",
    ]


def test_also_of_a_program_above_it() -> None:
    table = table_of("""
        No                          | Indikator  | Target
        ---
        Program Pemberdayaan Gender | <          | <
        1                           | IPG        | 88,01
    """)
    assert figures_of(table, also=["level"]) == ["IPG | target 2021 | 88.01 | program"]


def test_but_not_of_a_row_with_an_item_of_its_own() -> None:
    table = table_of("""
        Program/Kegiatan            | Indikator  | Target
        ---
        Program Pemberdayaan Gender | <          | <
        Pelatihan                   | Peserta    | 40
    """)
    assert figures_of(table, also=["level"]) == ["Peserta | target 2021 | 40 | "]


# --- totals and averages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["JUMLAH", "Total", "J U M L A H", "Jumlah Belanja"])
def test_totals_of_budgets_are_rows_of_their_own_level(label: str) -> None:
    table = table_of(f"""
        No      | Program        | Anggaran
        ---
        1       | Program Gender | 700.000.000
        {label} | <              | 700.000.000
    """)
    assert figures_of(table, also=["level"]) == [
        "Program Gender | anggaran 2021 | 700000000 | program",
        f"{label} | anggaran 2021 | 700000000 | total",
    ]


def test_the_total_may_lack_a_label() -> None:
    table = table_of("""
        No | Program        | Anggaran
        ---
        1  | Program Gender | 700.000.000
        2  | Program Anak   | 500.000.000
           |                | 1.200.000.000
    """)
    assert figures_of(table, also=["level"])[2:] == [" | anggaran 2021 | 1200000000 | total"]


def test_an_indicator_that_begins_with_jumlah_is_no_total() -> None:
    assert rows_of("""
        Indikator             | Target
        ---
        Jumlah anak terlantar | 70
    """) == ["figures: Jumlah anak terlantar"]


@pytest.mark.parametrize("label", ["Rata-rata", "RATA-RATA CAPAIAN KINERJA", "Rerata"])
def test_averages_are_no_figures(label: str) -> None:
    block = f"""
        No      | Indikator | Target | Capaian
        ---
        1       | IPG       | 88,01  | 100,31
        {label} | <         | <      | 100,31
    """
    assert [row.kind for row in meaning(table_of(block)).rows] == ["figures", "average"]
    assert figures_of(table_of(block)) == ["IPG | target 2021 | 88.01", "IPG | capaian 2021 | 100.31"]


# --- labels -------------------------------------------------------------------------------------------------------


def test_labels_lose_their_numbers_and_bullets() -> None:
    assert rows_of("""
        Sasaran                 | Indikator                  | Target
        ---
        1. Kesetaraan gender    | a. Indeks Pembangunan      | 88,01
        2) Perlindungan anak    | • Persentase anak          | 70,00
    """) == [
        "figures: Kesetaraan gender (sasaran) / Indeks Pembangunan",
        "figures: Perlindungan anak (sasaran) / Persentase anak",
    ]
