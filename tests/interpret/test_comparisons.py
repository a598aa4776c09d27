"""Columns that compare: with the start and end of a plan, with another government, with another year."""

from __future__ import annotations

import pytest

from tests.tables import columns_of, meant_columns


def check(block: str, title: str = "", *, year: int = 2021, region: str = "33.03") -> None:
    assert columns_of(block, title, year=year, region=region) == meant_columns(block)


@pytest.mark.parametrize(
    "header",
    [
        "Capaian terhadap Target Akhir Renstra",
        "Realisasi 2021 dibanding Target Akhir (%)",
        "Capaian thd Target Akhir",
    ],
)
def test_baseline_and_end_of_plan(header: str) -> None:
    check(f"""
        Indikator       | Kondisi Awal 2018 | Realisasi 2021 | Target Akhir Renstra (2023) | {header}
        ---
        IPG             | 87,00             | 88,28          | 89,00                       | 99,19
        ===
        label:indikator | kondisi_awal@2018 | realisasi@2021 | target_akhir@2023           | capaian_akhir@2021
    """)


def test_progress_after_the_end_of_plan_target_is_against_that_target() -> None:
    check("""
        Indikator       | Realisasi 2021 | Target Akhir RPJMD (2023) | Tingkat Kemajuan (%)
        ---
        IPG             | 88,28          | 89,00                     | 99,19
        ===
        label:indikator | realisasi@2021 | target_akhir@2023         | capaian_akhir@2021
    """)


@pytest.mark.parametrize("word", ["Tingkat Nasional", "Nasional", "Provinsi", "Provinsi Jawa Tengah"])
def test_the_realisation_of_nation_or_province_is_a_comparator(word: str) -> None:
    check(f"""
        Indikator       | Realisasi Tahun 2021 | Realisasi {word} Tahun 2021
        ---
        IPG             | 88,28                | 91,00
        ===
        label:indikator | realisasi@2021       | realisasi_pembanding@2021
    """)


def test_the_comparator_may_be_named_in_the_group() -> None:
    check("""
        Indikator       | Realisasi Tahun 2021  | <
        ^               | Kabupaten Purbalingga | Provinsi Jawa Tengah
        ---
        IPG             | 88,28                 | 91,00
        ===
        label:indikator | realisasi@2021        | realisasi_pembanding@2021
    """)


def test_another_regions_columns_are_comparators_and_ones_own_are_not() -> None:
    block = """
        Indikator       | Realisasi Kabupaten Purbalingga | Realisasi Kabupaten Banyumas
        ---
        IPG             | 88,28                           | 91,00
        ===
        label:indikator | realisasi@2021                  | realisasi_pembanding@2021
    """
    check(block, region="33.03")
    assert columns_of(block, region="33.02") == "label:indikator | realisasi_pembanding@2021 | realisasi@2021"


def test_columns_headed_with_regions_alone_mean_what_the_caption_says() -> None:
    check(
        """
        Indikator       | Kabupaten Purbalingga | Kabupaten Banyumas
        ---
        IPG             | 88,28                 | 91,00
        ===
        label:indikator | realisasi@2021        | realisasi_pembanding@2021
        """,
        title="Perbandingan Realisasi Kinerja Tahun 2021",
    )


@pytest.mark.parametrize(
    ("region", "header", "meant"),
    [
        ("33.03", "Realisasi Provinsi", "realisasi_pembanding@2021"),
        ("33", "Realisasi Provinsi", "realisasi@2021"),
        ("33.03", "Realisasi Kabupaten", "realisasi@2021"),
        ("33.03", "Realisasi Kota", "realisasi_pembanding@2021"),
        ("33.03", "Capaian Jawa Tengah", "realisasi_pembanding@2021"),
        ("33.03", "Realisasi Perangkat Daerah", "realisasi@2021"),
        ("33.03", "Target Nasional", "out: target of another government"),
        ("33.03", "Peringkat Nasional", "out: rank among governments"),
    ],
)
def test_whose_figures_a_column_holds_is_seen_from_the_reports_own_region(region: str, header: str, meant: str) -> None:
    block = f"""
        Indikator       | {header}
        ---
        IPG             | 91,00
    """
    assert columns_of(block + "IDG | 70,00", region=region) == f"label:indikator | {meant}"


def test_growth_from_year_to_year_is_no_capaian() -> None:
    check("""
        Indikator       | Realisasi 2020 | Realisasi 2021 | %
        ---
        IPG             | 88,28          | 90,00          | 1,95
        ===
        label:indikator | realisasi@2020 | realisasi@2021 | out: compares years
    """)


def test_nor_is_it_behind_a_difference() -> None:
    check("""
        Indikator       | Realisasi 2020 | Realisasi 2021 | Kenaikan/Penurunan | %
        ---
        IPG             | 88,28          | 90,00          | 1,72               | 1,95
        ===
        label:indikator | realisasi@2020 | realisasi@2021 | selisih@2021       | out: compares years
    """)


@pytest.mark.parametrize(
    "header", ["% Peningkatan", "% Pening katan", "Kenaikan 2020-2021 (%)", "Penurunan (%)", "Selisih (%)", "Laju"]
)
def test_a_difference_as_a_percent_is_growth_also_where_a_narrow_column_broke_the_word(header: str) -> None:
    check(f"""
        Indikator       | Target      | Realisasi      | Capaian (%)  | {header}
        ---
        IPG             | 88,01       | 88,28          | 100,31       | 1,95
        ===
        label:indikator | target@2021 | realisasi@2021 | capaian@2021 | out: growth
    """)


def test_a_programme_named_after_an_increase_may_stand_above_its_figures() -> None:
    check("""
        Indikator       | Program Peningkatan Pelayanan | <              | <
        ^               | Target                        | Realisasi      | %
        ---
        IPG             | 88,01                         | 88,28          | 100,31
        ===
        label:indikator | target@2021                   | realisasi@2021 | capaian@2021
    """)
