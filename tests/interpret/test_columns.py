"""What each column of a table holds: a table in, and under "===" what its columns mean."""

from __future__ import annotations

import pytest

from pipeline.header_words import read_header
from pipeline.interpret.columns import read_columns
from tests.tables import columns_of, figures_of, meaning, meant_columns, table_of


def check(block: str, title: str = "", *, year: int = 2021, region: str = "33.03") -> None:
    assert columns_of(block, title, year=year, region=region) == meant_columns(block)


# --- performance --------------------------------------------------------------------------------------------------


def test_target_realisasi_capaian() -> None:
    check("""
        No     | Indikator       | Satuan | Target      | Realisasi      | Capaian (%)  | Keterangan
        ---
        1      | IPG             | Indeks | 88,01       | 88,28          | 100,31       | Tercapai
        ===
        number | label:indikator | unit   | target@2021 | realisasi@2021 | capaian@2021 | note
    """)


def test_a_measure_read_from_a_misspelt_word_is_less_certain() -> None:
    table = table_of("""
        Indikatr | Satuan | Tarjet | Reaslisasi | Prosentase Capaian | Target Kineja 2023
        ---
        IPG      | Indeks | 88,01  | 88,28      | 100,31             | 90,00
    """)
    columns = read_columns(table, read_header(""), "33.03")
    assert [(column.measure or column.role, column.certainty) for column in columns] == [
        ("label", 1.0),
        ("unit", 1.0),
        ("target", 0.9),
        ("realisasi", 0.9),
        ("capaian", 1.0),
        ("target", 1.0),
    ]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Realisasi s.d Tahun 2021 (2019+2020+2021)", "realisasi@2021 kumulatif"),
        ("Realisasi sampai dengan Tahun 2021 (Tahun 2019+2020+2021)", "realisasi@2021 kumulatif"),
        ("Realisasi Kumulatif Tahun 2021", "realisasi@2021 kumulatif"),
        ("Realisasi s/d Tahun 2021", "realisasi@2021"),  # of an index that is the year's
        ("Realisasi s/d 31 Desember 2021", "realisasi@2021"),
    ],
)
def test_a_realisation_of_several_years_is_no_years_own(header: str, column: str) -> None:
    block = f"Indikator | {header} | Target Renstra s/d 2023 (2019-2023)\n---\nProduksi padi | 35.558.683 | 61.639.151"
    assert columns_of(block).split(" | ")[1] == column


def test_two_levels_with_a_year_above() -> None:
    check("""
        Indikator       | Tahun 2020  | <              | <            | Tahun 2021  | <              | <
        ^               | Target      | Realisasi      | Capaian (%)  | Target      | Realisasi      | Capaian (%)
        ---
        IPG             | 88,01       | 88,28          | 100,31       | 88,50       | 88,70          | 100,23
        ===
        label:indikator | target@2020 | realisasi@2020 | capaian@2020 | target@2021 | realisasi@2021 | capaian@2021
    """)


def test_the_same_years_under_two_groups() -> None:
    check("""
        Indikator       | Realisasi Kinerja | <              | Capaian Kinerja | <
        ^               | 2020              | 2021           | 2020            | 2021
        ---
        IPG             | 88,28             | 88,70          | 100,31          | 100,23
        ===
        label:indikator | realisasi@2020    | realisasi@2021 | capaian@2020    | capaian@2021
    """)


def test_the_letters_t_r_c_that_a_legend_explains() -> None:
    check("""
        Indikator       | 2020        | <              | <            | 2021        | <              | <
        ^               | T           | R              | C            | T           | R              | C
        ---
        IPG             | 88,01       | 88,28          | 100,31       | 88,50       | 88,70          | 100,23
        ===
        label:indikator | target@2020 | realisasi@2020 | capaian@2020 | target@2021 | realisasi@2021 | capaian@2021
    """)


def test_a_second_indicator_column_has_the_columns_on_its_right() -> None:
    block = """
        Sasaran           | Indikator Kinerja | Target      | Capaian      | Program        | Indikator Kinerja | Target      | Capaian
        ---
        Kesetaraan gender | IPG               | 88,01       | 100,31       | Program Gender | Jumlah peserta    | 40          | 95,00
        ===
        label:sasaran     | label:indikator   | target@2021 | capaian@2021 | label:program  | label:indikator   | target@2021 | capaian@2021
    """  # noqa: E501
    check(block)
    assert figures_of(table_of(block), also=["level"]) == [
        "IPG | target 2021 | 88.01 | sasaran",
        "IPG | capaian 2021 | 100.31 | sasaran",
        "Jumlah peserta | target 2021 | 40 | program",
        "Jumlah peserta | capaian 2021 | 95 | program",
    ]


def test_capaian_beside_percent_capaian_is_the_realised_value() -> None:
    block = """
        Indikator       | Target 2021 | Capaian 2021   | % Capaian
        ---
        IPG             | 88,00       | 44,00          | 50,00
        PMKS tertangani | 50,00       | 60,00          | 120,00
        ===
        label:indikator | target@2021 | realisasi@2021 | capaian@2021
    """
    check(block)
    realised = meaning(table_of(block)).columns[2]
    assert realised.flags == ("measure_by_meaning",)
    assert realised.certainty < 1


def test_capaian_beside_percent_capaian_stays_capaian_where_the_figures_say_so() -> None:
    check("""
        Indikator       | Target      | Realisasi      | Capaian      | % Capaian thd Renstra
        ---
        IPG             | 88,00       | 44,00          | 50,00        | 40,00
        PMKS tertangani | 50,00       | 60,00          | 120,00       | 90,00
        ===
        label:indikator | target@2021 | realisasi@2021 | capaian@2021 | capaian_akhir@2021
    """)


def test_the_capaian_of_another_year_means_what_the_capaian_of_this_year_means() -> None:
    check("""
        Indikator       | Capaian 2020   | Target 2021 | Capaian 2021   | % Capaian
        ---
        IPG             | 43,00          | 88,00       | 44,00          | 50,00
        PMKS tertangani | 55,00          | 50,00       | 60,00          | 120,00
        ===
        label:indikator | realisasi@2020 | target@2021 | realisasi@2021 | capaian@2021
    """)


def test_percent_realisasi_is_capaian() -> None:
    check("""
        Indikator       | Target      | Realisasi      | % Realisasi
        ---
        IPG             | 88,00       | 44,00          | 50,00
        PMKS tertangani | 50,00       | 60,00          | 120,00
        ===
        label:indikator | target@2021 | realisasi@2021 | capaian@2021
    """)


def test_a_percent_sign_alone_is_capaian_beside_target_and_realisasi() -> None:
    check("""
        Indikator       | Target      | Realisasi      | %
        ---
        IPG             | 88,00       | 44,00          | 50,00
        ===
        label:indikator | target@2021 | realisasi@2021 | capaian@2021
    """)


def test_a_percent_sign_may_be_the_unit_of_a_target() -> None:
    check("""
        Indikator       | Target (%)  | Realisasi (%)  | Capaian (%)
        ---
        PMKS tertangani | 50,00       | 60,00          | 120,00
        ===
        label:indikator | target@2021 | realisasi@2021 | capaian@2021
    """)


def test_targets_and_realisations_in_number_and_percent() -> None:
    check("""
        Indikator       | Target      | <           | Realisasi      | <              | Capaian
        ^               | Jumlah      | %           | Jumlah         | %              | ^
        ---
        PMKS tertangani | 2.000       | 20          | 4.000          | 40             | 200
        ===
        label:indikator | target@2021 | target@2021 | realisasi@2021 | realisasi@2021 | capaian@2021
    """)


def test_units_may_stand_beside_their_figures_under_a_blank_header() -> None:
    block = """
        Indikator         | Target      |        | Realisasi      |        | %
        ---
        IPG               | 88,01       | indeks | 88,28          | indeks | 100,31
        Korban tertangani | 40          | orang  | 38             | orang  | 95
        ===
        label:indikator   | target@2021 | unit   | realisasi@2021 | unit   | capaian@2021
    """
    check(block)
    assert figures_of(table_of(block), also=["unit_raw"])[3:5] == [
        "Korban tertangani | target 2021 | 40 | orang",
        "Korban tertangani | realisasi 2021 | 38 | orang",
    ]


def test_units_may_stand_behind_the_labels_under_a_blank_header() -> None:
    check("""
        Indikator                        |        | Target      | Realisasi
        ---
        Indeks Pembangunan Gender        | indeks | 88,01       | 88,28
        Persentase korban yang tertangani | %     | 100         | 95,50
        Keluarga penerima manfaat        | KPM    | 12.450      | 11.987
        ===
        label:indikator                  | unit   | target@2021 | realisasi@2021
    """)


def test_a_label_header_may_span_the_list_numbers() -> None:
    check("""
        Indikator | <               | Target
        ---
        1.        | IPG             | 88,01
        2.        | PMKS tertangani | 50,00
        ===
        number    | label:indikator | target@2021
    """)


@pytest.mark.parametrize("header", ["NO", "No.", "Nomor", "N O"])
def test_headers_of_list_numbers(header: str) -> None:
    check(f"""
        {header} | Indikator       | Target
        ---
        1        | IPG             | 88,01
        ===
        number   | label:indikator | target@2021
    """)


def test_broken_and_misspelt_headers() -> None:
    check("""
        NO     | INDIKA-TOR      | TAR-GET     | Realiasi       | Capaia n (%)
        ---
        1      | IPG             | 88,01       | 88,28          | 100,31
        ===
        number | label:indikator | target@2021 | realisasi@2021 | capaian@2021
    """)


def test_a_target_may_be_of_before_or_after_the_years_change() -> None:
    check("""
        Indikator       | Target Murni | Target Perubahan | Realisasi    | Capaian
        ---
        IPG             | 88,01        | 89,01            | 88,28        | 99,18
        ===
        label:indikator | target@2021 murni | target@2021 perubahan | realisasi@2021 | capaian@2021
    """)
    check("""
        Indikator       | Target 2021       | <
        ^               | Semula            | Setelah Perubahan
        ---
        IPG             | 88,01             | 89,01
        ===
        label:indikator | target@2021 murni | target@2021 perubahan
    """)


# --- left out -----------------------------------------------------------------------------------------------------


def test_quarters_and_months_are_left_out() -> None:
    check("""
        Indikator       | Target Tahunan | Triwulan I            | <                     | Realisasi
        ^               | ^              | Target                | Realisasi             | ^
        ---
        IPG             | 88,01          | 22,00                 | 22,00                 | 88,28
        ===
        label:indikator | target@2021    | out: quarter or month | out: quarter or month | realisasi@2021
    """)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("Tingkat Efisiensi", "efficiency, not a measure of the dataset"),
        ("Bobot", "weight or count of indicators"),
        ("Rata-rata Capaian", "average"),
        ("Pertumbuhan", "growth"),
    ],
)
def test_other_figures_beside_ours_are_left_out(header: str, reason: str) -> None:
    check(f"""
        Indikator       | Target      | Realisasi      | {header}
        ---
        IPG             | 88,01       | 88,28          | 10,00
        ===
        label:indikator | target@2021 | realisasi@2021 | out: {reason}
    """)


def test_a_word_for_the_achievement_is_a_note() -> None:
    check("""
        Indikator       | Target      | Realisasi      | Capaian (%)  | Kategori Capaian
        ---
        IPG             | 88,01       | 88,28          | 100,31       | Sangat Tinggi
        ===
        label:indikator | target@2021 | realisasi@2021 | capaian@2021 | note
    """)


def test_two_columns_that_say_the_same_are_both_left_out() -> None:
    check("""
        Indikator       | Target                               | Target
        ---
        IPG             | 88,01                                | 89,00
        ===
        label:indikator | out: two columns with the same header | out: two columns with the same header
    """)
